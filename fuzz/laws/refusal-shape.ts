import { describeOutcome, hasHeader, headerValues, problemDocument } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import type { Violation } from "../law.ts";

/** A line of a trace, or a place in a file of it. */
const placeInAProgram = / {4}at |\.[cm]?[jt]s:[0-9]/;

/** Whether the refusal is what every refusal must be (ANS-01 to ANS-04, ANS-08, ANS-10). */
export function wrongRefusal(exchange: Exchange, statusOf: ReadonlyMap<string, number>): Violation | undefined {
	const { outcome, request, token } = exchange;
	if (!outcome.ok) {
		return undefined;
	}
	const { answer } = outcome;
	const problem = problemDocument(answer);
	const header = (name: string) => headerValues(answer.headers, name).join(", ");
	const sentIds = request.headers.filter(([name]) => name.toLowerCase() === "x-request-id").map(([, value]) => value);
	const text = Buffer.from(answer.body).toString("latin1");
	const signature = request.headers.find(([name]) => name.toLowerCase() === "x-signature")?.[1] ?? "";
	const rules: readonly (readonly [requirement: string, holds: boolean, says: string])[] = [
		[
			"ANS-01",
			problem !== undefined && ["type", "title", "status", "code", "requestId"].every((name) => name in problem),
			"a problem document with its members",
		],
		[
			"ANS-01",
			problem?.["status"] === answer.status && statusOf.get(String(problem["code"])) === answer.status,
			"a status and a code that belong together",
		],
		[
			"ANS-02",
			header("cache-control") === "no-store" && header("x-content-type-options") === "nosniff",
			"no-store and nosniff",
		],
		[
			"ANS-03",
			answer.status !== 401 ||
				(/Bearer/.test(header("www-authenticate")) && /Countersign/.test(header("www-authenticate"))),
			"a WWW-Authenticate of both schemes with a 401",
		],
		["ANS-04", answer.status !== 405 || hasHeader(answer, "allow"), "an Allow with a 405"],
		[
			"ANS-08",
			!text.includes(token) && (signature.length < 16 || !text.includes(signature)),
			"nothing of the request in a refusal",
		],
		["ANS-08", !placeInAProgram.test(text), "nothing of the program in a refusal"],
		[
			"ANS-10",
			hasHeader(answer, "x-request-id") && !sentIds.includes(header("x-request-id")),
			"a request id of the gateway's own",
		],
		["ANS-11", !answer.headers.some(([name]) => /^access-control-/i.test(name)), "no cross-origin permission"],
		["ANS-12", !hasHeader(answer, "server-timing"), "no timings"],
	];
	const broken = rules.find(([, holds]) => !holds);
	if (broken === undefined) {
		return undefined;
	}
	const [requirement, , expected] = broken;
	return { requirement, expected, actual: describeOutcome(outcome), exchange };
}

/** Whether the place of a target's defect is where the scan finds it (TGT-11). */
export function misplaced(
	exchange: Exchange,
	{ offset, reason }: { offset?: number | undefined; reason?: string | undefined },
): Violation | undefined {
	const problem = exchange.outcome.ok ? problemDocument(exchange.outcome.answer) : undefined;
	if (reason === undefined || problem?.["code"] !== "malformed_target") {
		return undefined;
	}
	const { offset: saidOffset, reason: saidReason } = problem;
	return saidOffset === offset && saidReason === reason
		? undefined
		: { requirement: "TGT-11", expected: `${reason} at ${offset}`, actual: `${saidReason} at ${saidOffset}`, exchange };
}

/** Codes whose refusals say nothing of what was wrong, with the requirement that they be alike in every byte. */
const uniform: Readonly<Record<string, string>> = { invalid_credentials: "HMAC-KEY-01", invalid_token: "JWT-CLAIM-11" };
/** What differs from one answer to the next of its own accord. */
const ownNames = new Set(["date", "x-request-id", "cf-ray", "content-length"]);

/** Remembers the first refusal of each uniform code, and tells the ones that differ from it. */
export function refusalsAlike(): (exchange: Exchange) => Violation | undefined {
	const known = new Map<string, string>();
	return (exchange) => {
		const problem = exchange.outcome.ok ? problemDocument(exchange.outcome.answer) : undefined;
		const code = String(problem?.["code"]);
		const requirement = uniform[code];
		if (!exchange.outcome.ok || problem === undefined || requirement === undefined) {
			return undefined;
		}
		const headers = exchange.outcome.answer.headers.filter(([name]) => !ownNames.has(name.toLowerCase()));
		const { requestId: _, ...members } = problem;
		const text = JSON.stringify([headers, members]);
		const first = known.get(code) ?? text;
		known.set(code, first);
		return first === text
			? undefined
			: { requirement, expected: `every ${code} like the first: ${first}`, actual: text, exchange };
	};
}
