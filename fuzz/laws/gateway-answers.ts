import { headerValues } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { Unjudged, type Violation } from "../law.ts";
import { judgeIssued } from "../models/issued-token.ts";
import { decideWhole, type WholeDecision } from "../models/whole-decision.ts";
import type { Course } from "./course.ts";
import { inTime, wrongExchange, wrongFetches } from "./decided-exchange.ts";
import type { Again, Ask } from "./gateway-command.ts";
import { deliver } from "./gateway-delivery.ts";
import type { Sent } from "./gateway-request.ts";
import type { Fetched } from "./site-issuer.ts";

/**
 * `undecided`: what comes after it depends on what nobody can know. `untold`: so does what it was answered itself.
 * `Unjudged`: it was not done.
 */
export type Happened = Violation | "undecided" | "untold" | Unjudged | undefined;

/** Sends the requests of a command, and judges what comes. */
export async function answered(
	sent: readonly Sent[] | Unjudged | undefined,
	command: Ask | Again,
	course: Course,
): Promise<Happened> {
	const { site } = course;
	if (sent === undefined || sent instanceof Unjudged) {
		return sent;
	}
	const isBearer = command.by === "bearer";
	const asked = isBearer ? await site.issuer.asked() : 0;
	const from = site.now();
	const outcomes = await deliver(
		sent.map(({ request }) => request),
		command,
		course,
	);
	const to = site.now();
	// What is fetched beside requests with tokens is not for them.
	const fetches = isBearer ? await site.issuer.fetchesAfter(asked) : [];
	// Whether a signed request was counted in the old minute or in the new one, nobody outside can tell.
	if (typeof command.by === "number" && Math.floor(from / 60) !== Math.floor(to / 60)) {
		return "untold";
	}
	const callers = callersOf(command);
	if (callers > outcomes.length) {
		// Whether the one who left was let through before it did, nobody knows.
		for (const { token } of sent) course.reached.set(token, Number.POSITIVE_INFINITY);
	}
	const exchanges = sent.flatMap(({ probe, request, token }, at): readonly Exchange[] => {
		const outcome = outcomes[at];
		return outcome === undefined ? [] : [{ probe, request, token, outcome }];
	});
	const [exchange] = exchanges;
	if (exchange !== undefined) {
		course.steps.push({ exchange, ...(callers > 1 ? { how: `${callers} times at once` } : {}) });
	}
	// What one of a burst is answered says how many came before it; copies have one decision.
	const groups = isBurst(command) ? asAdmitted(exchanges).map((one) => [one]) : [exchanges];
	for (const group of groups) {
		const decision = decided(group, { fetches, from, to, callers }, course);
		const happened = decision && (await judgeAll(group, decision, fetches, command, course));
		if (happened !== undefined) return happened;
	}
	return undefined;
}

/** What should become of requests that are the same. */
function decided(
	[exchange]: readonly Exchange[],
	{ fetches, from, to, callers }: { fetches: readonly Fetched[]; from: number; to: number; callers: number },
	{ site, records, admission }: Course,
): WholeDecision | undefined {
	if (exchange === undefined) return undefined;
	let isTokenJudged = false;
	const decision = decideWhole(exchange.request, {
		setup: site.setup,
		recordText: (keyId) => records.get(keyId),
		admission,
		judgeToken: (text) => {
			isTokenJudged = true;
			return judgeIssued(text, site.setup, site.issuer.view(fetches), { from, to, copies: callers });
		},
		now: from,
	});
	if (fetches.length > 0 && !isTokenJudged) {
		site.issuer.forget();
	}
	return decision;
}

function isBurst(command: Ask | Again): boolean {
	return command.do === "ask" && command.burst !== undefined;
}

/**
 * In the order in which they seem to have been admitted: those of which the most was left first, those that were not
 * admitted last. Whoever lacks a scope is admitted all the same.
 */
function asAdmitted(exchanges: readonly Exchange[]): readonly Exchange[] {
	const left = ({ outcome }: Exchange): number => {
		if (!outcome.ok || notAdmitted.has(outcome.answer.status)) return -1;
		const told = (["minute", "hour", "day"] as const).flatMap((window) =>
			headerValues(outcome.answer.headers, `x-ratelimit-remaining-${window}`),
		);
		return told.reduce((sum, text) => sum + Number(text), 0);
	};
	return exchanges.toSorted((one, other) => left(other) - left(one));
}

/** Of a quota that is used up, and of a store that is full. */
const notAdmitted = new Set([429, 503]);

/** How many send the request of a command. */
export function callersOf(command: Ask | Again): number {
	if (command.do === "again") return 1;
	return command.leaver === true ? 2 : (command.burst ?? command.copies ?? 1);
}

async function judgeAll(
	exchanges: readonly Exchange[],
	decision: WholeDecision,
	fetches: readonly Fetched[],
	command: Ask | Again,
	course: Course,
): Promise<Happened> {
	const { reached } = course;
	for (const exchange of exchanges) {
		const timely = inTime(decision, exchange, course);
		const violation =
			(await wrongExchange(exchange, timely, course)) ??
			(command.by === "bearer" ? wrongFetches(exchange, decision, fetches) : undefined);
		if (violation !== undefined) {
			const isLost = fetches.length > 0 && command.do === "ask" && command.leaver === true;
			// Others waited for what one began who then left, and are answered as if it had not come.
			return isLost && violation.requirement.startsWith("ANS-") ? { ...violation, requirement: "JWKS-02" } : violation;
		}
		if (decision.prediction.outcome === "accepted") {
			const times = timely.prediction.outcome === "accepted" ? 1 : Number.POSITIVE_INFINITY;
			reached.set(exchange.token, (reached.get(exchange.token) ?? 0) + times);
		}
	}
	return decision.prediction.outcome === "open" ? "undecided" : undefined;
}
