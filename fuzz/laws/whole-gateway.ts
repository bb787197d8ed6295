import type { Framing, Probe } from "../../conformance/client/probe.ts";
import { applyChange } from "../../conformance/client/tamper.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { describeOutcome, echoDocument, headerValues, problemCode } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import { judgePlatform } from "../../conformance/engine/platform.ts";
import { freshRandom } from "../../conformance/engine/random.ts";
import type { Law, Violation } from "../law.ts";
import { AdmissionModel } from "../models/admission.ts";
import { echoAnswerTo } from "../models/echo-answer.ts";
import { judgeIssued } from "../models/issued-token.ts";
import { type Prediction, refused } from "../models/prediction.ts";
import { isWellKept } from "../models/well-kept.ts";
import { decideWhole, never, type WholeDecision } from "../models/whole-decision.ts";
import { type Broken, wrongInAnyAnswer, wrongRetryAfter, wrongUpstreamAnswer } from "./decided-answer.ts";
import {
	type Again,
	type Ask,
	type FreshNames,
	freshNames,
	type GatewayCommand,
	type GatewaySequence,
	type Party,
	partyOf,
	probeOf,
	recordText,
	type WrittenPlans,
} from "./gateway-command.ts";
import type { Fetched, Site } from "./gateway-site.ts";
import { misplaced, refusalsAlike, wrongRefusal } from "./refusal-shape.ts";
import { wrongAtUpstream } from "./upstream-view.ts";
import { Unsettled } from "./verdict.ts";

export interface WholeParts {
	readonly sites: ReadonlyMap<string, Site>;
	/** Letters and digits that were never used. */
	freshLetters(): string;
	readonly statusOf: ReadonlyMap<string, number>;
	/** Unix seconds. */
	now(): number;
	pause(seconds: number): Promise<void>;
	readonly runId: string;
	readonly timeoutMs: number;
}

/**
 * Whatever happened to its keys, its quotas and its issuer, a gateway answers each request as the model of the whole
 * decision says: what it answers, what its answer tells, what its upstream saw and what it fetched for it.
 *
 * What different parties do happens side by side, each party's own in its order.
 */
export function gatewayDecidesAsTheModel(parts: WholeParts): Law<GatewaySequence> {
	const alikeAt = new Map([...parts.sites.keys()].map((name) => [name, refusalsAlike()] as const));
	return async ({ site: name, commands }) => {
		const site = parts.sites.get(name);
		const alike = alikeAt.get(name);
		if (site === undefined || alike === undefined) {
			throw new Unsettled(`there is no gateway called ${name} here`);
		}
		const names = freshNames(parts.freshLetters());
		const course: Course = {
			site,
			parts,
			names,
			alike,
			admission: new AdmissionModel(site.setup.liveNonces),
			records: new Map(),
			plans: new Map(),
			signed: new Map(),
			reached: new Map(),
		};
		if (site.issuer.isOurs && commands.some((command) => partyOf(command) === "bearer")) {
			await beginWithHonestKeys(course);
		}
		const violations = await Promise.all(parties.map((party) => follow(commands, party, course)));
		return violations.find((violation) => violation !== undefined);
	};
}

const parties: readonly Party[] = [0, 1, "bearer", "nobody"];

interface Course {
	readonly site: Site;
	readonly parts: WholeParts;
	readonly names: FreshNames;
	readonly alike: (exchange: Exchange) => Violation | undefined;
	readonly admission: AdmissionModel;
	/** What the key store holds, by key id. */
	readonly records: Map<string, string>;
	readonly plans: Map<Party, WrittenPlans>;
	/** How often a request with this mark has reached the upstream; infinite where nobody can count. */
	readonly reached: Map<string, number>;
	/** What each party signed last: as it was, and as it went out. */
	readonly signed: Map<Party, Sent>;
}

interface Sent {
	readonly probe: Probe;
	readonly token: string;
	readonly honest: WireRequest;
	readonly request: WireRequest;
}

/** One party's commands, up to the first answer that is not as it should be. */
async function follow(
	commands: readonly GatewayCommand[],
	party: Party,
	course: Course,
): Promise<Violation | undefined> {
	for (const [at, command] of commands.entries()) {
		const happened = partyOf(command) === party ? await happen(command, course) : undefined;
		if (happened === "undecided") {
			return undefined;
		}
		if (happened !== undefined) {
			return { ...happened, at };
		}
	}
	return undefined;
}

/** "undecided": what comes after it depends on what nobody can know. */
type Happened = Violation | "undecided" | undefined;

async function happen(command: GatewayCommand, course: Course): Promise<Happened> {
	const { site, names, records, plans, parts } = course;
	switch (command.do) {
		case "write": {
			const [own, other] = command.key === 0 ? names.keyIds : names.keyIds.toReversed();
			const text = recordText(command.record, own ?? "", other ?? "", Math.floor(parts.now()));
			await site.store.put(own ?? "", text);
			plans.set(command.key, { now: command.record, before: plans.get(command.key)?.now });
			records.set(own ?? "", text);
			return undefined;
		}
		case "delete":
			await site.store.delete(names.keyIds[command.key]);
			records.delete(names.keyIds[command.key]);
			return undefined;
		case "evict":
			await site.evict?.(names.keyIds[command.key]);
			return undefined;
		case "publish":
			await site.issuer.publish(command.mode);
			return undefined;
		case "wait":
			await parts.pause(command.seconds);
			return undefined;
		case "ask":
			return answered(await makeRequest(command, course), command, course);
		case "again":
			return answered(sameRequest(command, course), command, course);
	}
}

async function beginWithHonestKeys(course: Course): Promise<void> {
	await course.site.issuer.publish({ mode: "ok" });
	const command: Ask = { do: "ask", by: "bearer", probe: { route: "read" } };
	await answered(await makeRequest(command, course), command, course);
}

/** Undefined where one of the changes that were drawn has nothing to change. */
async function makeRequest(command: Ask, { site, parts, names, plans, signed }: Course): Promise<Sent | undefined> {
	const { runId, now } = parts;
	const { by } = command;
	const probe = probeOf(command, names, plans.get(by) ?? {});
	try {
		const { after = [], ...unaltered } = probe;
		const { request: honest, token } = await site.build(unaltered, { now, random: freshRandom, runId });
		const altered = after.reduce<WireRequest>((request, change) => applyChange(request, change, token), honest);
		const usual: Framing = { kind: altered.body.length > 0 || writes.has(altered.method) ? "length" : "none" };
		const sent = { probe, token, honest, request: { ...altered, framing: probe.framing ?? usual } };
		signed.set(by, sent);
		return sent;
	} catch (error) {
		if (error instanceof RangeError) {
			return undefined;
		}
		throw error;
	}
}

/** Their clients say how long a body is, if there is none, too. */
const writes = new Set(["POST", "PUT", "PATCH"]);

/** Undefined where nothing was signed yet. */
function sameRequest({ by, as, headers }: Again, { signed }: Course): Sent | undefined {
	const last = signed.get(by);
	if (last === undefined) {
		return undefined;
	}
	const one = as === "honest" ? last.honest : last.request;
	const others = one.headers.filter(([name]) => !headers.some(([own]) => own.toLowerCase() === name.toLowerCase()));
	return { ...last, request: { ...one, headers: [...others, ...headers] } };
}

/** Sends a request and judges what comes. */
async function answered(sent: Sent | undefined, command: Ask | Again, course: Course): Promise<Happened> {
	const { site, parts } = course;
	if (sent === undefined) {
		return undefined;
	}
	const { probe, request, token } = sent;
	const watched = command.by === "bearer" ? await site.issuer.watch() : async () => nobodyFetches(site);
	const transport = command.elsewhere === true ? (site.elsewhere ?? site.transport) : site.transport;
	const from = parts.now();
	const outcome = await transport.send(request, { timeoutMs: parts.timeoutMs });
	const to = parts.now();
	// Whether a request was counted in the old minute or in the new one, nobody outside can tell.
	if (Math.floor(from / 60) !== Math.floor(to / 60)) {
		return "undecided";
	}
	const exchange: Exchange = { probe, request, token, outcome };
	const { view, fetches } = await watched();
	const decision = decideWhole(request, {
		setup: site.setup,
		recordText: (keyId) => course.records.get(keyId),
		admission: course.admission,
		judgeToken: (text) => judgeIssued(text, site.setup, view, { from, to }),
		now: from,
	});
	const timely = inTime(decision, exchange, course);
	const violation = (await judge(exchange, timely, course)) ?? wrongFetches(exchange, decision, fetches, command);
	if (decision.prediction.outcome === "accepted") {
		const times = timely.prediction.outcome === "accepted" ? 1 : Number.POSITIVE_INFINITY;
		course.reached.set(token, (course.reached.get(token) ?? 0) + times);
	}
	return violation ?? (decision.prediction.outcome === "open" ? "undecided" : undefined);
}

/** For requests that come beside those with tokens: what is fetched then is not for them. */
async function nobodyFetches({ issuer }: Site) {
	const { view } = await (await issuer.watch())();
	return { view, fetches: [] as readonly Fetched[] };
}

/** The decision, where its upstream gives no answer in time (FWD-14). */
function inTime(decision: WholeDecision, { request }: Exchange, { site }: Course): WholeDecision {
	const echo = echoAnswerTo(request.target);
	if (decision.prediction.outcome !== "accepted") {
		return decision;
	}
	if (echo.status === undefined) {
		return { ...decision, prediction: refused("FWD-14", "upstream_unreachable") };
	}
	return echo.after > site.setup.upstreamSeconds
		? { ...decision, prediction: refused("FWD-14", "upstream_timeout") }
		: decision;
}

async function judge(exchange: Exchange, decision: WholeDecision, course: Course): Promise<Violation | undefined> {
	const { site } = course;
	const { prediction } = decision;
	const { outcome, request } = exchange;
	const platform = judgePlatform(exchange, sentence(prediction), {
		setup: "ours",
		marker: "x-request-id",
		controlled: false,
		mayRefuse: !isWellKept(request),
	});
	if (platform?.verdict === "inconclusive") {
		throw new Unsettled(platform.reason);
	}
	if (!outcome.ok || platform !== undefined) {
		return platform?.verdict === "pass"
			? undefined
			: { requirement: "ANS-05", expected: sentence(prediction), actual: describeOutcome(outcome), exchange };
	}
	if (prediction.outcome === "open") {
		return undefined;
	}
	const wrong =
		prediction.outcome === "refused"
			? await wrongRefused(exchange, prediction, course)
			: await wrongAccepted(exchange, decision, course);
	const broken = wrong ?? wrongInAnyAnswer(exchange, outcome.answer, decision, site.setup);
	return broken === undefined ? undefined : { ...broken, exchange };
}

function sentence(prediction: Prediction): string {
	switch (prediction.outcome) {
		case "accepted":
			return "accepted and forwarded";
		case "open":
			return "an answer of the gateway";
		case "refused":
			return `refused with ${prediction.codes.join(" or ")}`;
	}
}

type Refusal = Extract<Prediction, { outcome: "refused" }>;

async function wrongRefused(
	exchange: Exchange,
	prediction: Refusal,
	{ site, parts, alike, reached }: Course,
): Promise<Violation | undefined> {
	const { outcome, request, token } = exchange;
	if (!outcome.ok) {
		return undefined;
	}
	const { answer } = outcome;
	const expected = sentence(prediction);
	const actual = describeOutcome(outcome);
	const isForwarding = prediction.requirement === "FWD-14";
	if (isAccepted(exchange) || (answer.status < 400 && problemCode(answer) === undefined)) {
		return { requirement: prediction.requirement, expected, actual };
	}
	if (!prediction.codes.some((code) => parts.statusOf.get(code) === answer.status)) {
		return { requirement: answer.status >= 500 ? "ANS-05" : "ANS-07", expected, actual };
	}
	const isSeen = !isForwarding && request.target.includes(token);
	if (isSeen && (await site.seen(token)).length > (reached.get(token) ?? 0)) {
		return { requirement: prediction.requirement, expected, actual: `${actual}, and the upstream saw it` };
	}
	const late = wrongRetryAfter(answer);
	if (late !== undefined || request.method === "HEAD") {
		return late;
	}
	if (!prediction.codes.includes(problemCode(answer) ?? "")) {
		return { requirement: problemCode(answer) === undefined ? "ANS-01" : "ANS-07", expected, actual };
	}
	return wrongRefusal(exchange, parts.statusOf) ?? misplaced(exchange, prediction) ?? alike(exchange);
}

async function wrongAccepted(
	exchange: Exchange,
	{ identity }: WholeDecision,
	{ site: { setup, seen: seenAt }, reached }: Course,
): Promise<Broken | undefined> {
	const { outcome, request, token } = exchange;
	if (!outcome.ok) {
		return undefined;
	}
	const { answer } = outcome;
	const echo = echoAnswerTo(request.target);
	if (problemCode(answer) !== undefined) {
		return { requirement: "ANS-07", expected: "accepted and forwarded", actual: describeOutcome(outcome) };
	}
	const isTold = request.target.includes(token);
	const log = isTold && !echo.isAccount ? await seenAt(token) : [];
	const seen = echoDocument(answer) ?? (isTold ? (await seenAt(token)).at(-1) : undefined);
	const [requestId = ""] = headerValues(answer.headers, "x-request-id");
	const upstream = seen === undefined ? undefined : wrongAtUpstream(seen, { request, setup, identity, requestId });
	if (upstream !== undefined) {
		return upstream;
	}
	if (log.length > (reached.get(token) ?? 0) + 1) {
		return { requirement: "FWD-11", expected: "the upstream to be asked once", actual: `${log.length} times in all` };
	}
	if (seen === undefined && isTold) {
		return { requirement: "FWD-13", expected: "to reach the upstream", actual: "it saw nothing of this request" };
	}
	return wrongUpstreamAnswer(answer, echo, request.method === "HEAD");
}

/** JWKS-03 to JWKS-06, and JWKS-14: how often the issuer was asked, and what it was told. */
function wrongFetches(
	exchange: Exchange,
	{ fetches: expected = never }: WholeDecision,
	fetches: readonly Fetched[],
	{ by }: Ask | Again,
): Violation | undefined {
	const { request } = exchange;
	if (by !== "bearer") {
		return undefined;
	}
	if (fetches.length < expected.least || fetches.length > expected.most) {
		const requirement = expected.most === 0 ? "JWKS-05" : fetches.length > expected.most ? "JWKS-04" : "JWKS-03";
		const wanted = expected.least === expected.most ? `${expected.most}` : `${expected.least} to ${expected.most}`;
		return { requirement, expected: `${wanted} fetches of the set`, actual: `${fetches.length} fetches`, exchange };
	}
	const values = new Set(request.headers.map(([, value]) => value).filter((value) => value.length > 8));
	const told = fetches.flatMap(({ headers }) => headers).find(([, value]) => values.has(value));
	return told === undefined
		? undefined
		: {
				requirement: "JWKS-14",
				expected: "no header of the caller's for the issuer",
				actual: `${told[0]} came`,
				exchange,
			};
}
