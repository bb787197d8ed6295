import type { WireAnswer } from "../../conformance/client/wire.ts";
import { headerValues, problemCode } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import type { EchoAnswer } from "../models/echo-answer.ts";
import { looksLikeIdentity } from "../models/forwarded-headers.ts";
import type { GatewaySetup } from "../models/gateway-setup.ts";
import { type QuotaWindow, quotaWindows } from "../models/key-record.ts";
import type { WholeDecision } from "../models/whole-decision.ts";
import { tellingSecrets } from "./gateway-command.ts";
import { spellingsOf } from "./secret-spellings.ts";

/** A rule that an answer does not keep: which, what had to be, what is there instead. */
export interface Broken {
	readonly requirement: string;
	readonly expected: string;
	readonly actual: string;
}

const spellings = spellingsOf({ secrets: tellingSecrets });

/** What every answer of the gateway must be, whatever it says (ANS-08 to ANS-12, LIM-05). */
export function wrongInAnyAnswer(
	exchange: Exchange,
	answer: WireAnswer,
	decision: WholeDecision,
	{ tellsTimings }: GatewaySetup,
): Broken | undefined {
	const { request } = exchange;
	const names = answer.headers.map(([name]) => name.toLowerCase());
	const ids = headerValues(answer.headers, "x-request-id");
	const sent = headerValues(request.headers, "x-request-id");
	const permission = names.find((name) => name.startsWith("access-control-"));
	const identity = names.find(looksLikeIdentity);
	const timed = names.includes("server-timing");
	const text = [...answer.headers.map(([, value]) => value), Buffer.from(answer.body).toString("utf8")].join("\n");
	const rules: readonly (readonly [string, boolean, string, string])[] = [
		["ANS-08", !spellings.some((secret) => text.includes(secret)), "no secret in an answer", "there is one"],
		["ANS-09", request.method !== "HEAD" || answer.body.length === 0, "no body with HEAD", "there is one"],
		["ANS-10", ids.length === 1 && ids[0] !== "", "one request id", `${ids.length} of them`],
		["ANS-10", !ids.some((id) => sent.includes(id)), "a request id of the gateway's own", "it is the sender's"],
		["ANS-11", permission === undefined, "no cross-origin permission", `${permission}`],
		["FWD-12", identity === undefined, "no identity header in an answer", `${identity}`],
		[
			"ANS-12",
			!timed || (tellsTimings && decision.identity !== null && decision.prediction.outcome === "accepted"),
			"timings only where they are switched on, and to the authenticated",
			"they are told",
		],
	];
	const [broken] = rules.filter(([, holds]) => !holds);
	return broken === undefined
		? wrongQuotas(answer, decision)
		: { requirement: broken[0], expected: broken[2], actual: broken[3] };
}

/** LIM-05: limit, remainder and reset of each quota of the key, and of no other. */
function wrongQuotas(answer: WireAnswer, { quotas, prediction }: WholeDecision): Broken | undefined {
	const told = answer.headers
		.filter(([name]) => /^x-ratelimit-/i.test(name))
		.map(([name, value]) => `${name.toLowerCase()}: ${value}`)
		.sort();
	const right = (quotas ?? [])
		.flatMap(({ window, limit, remaining, reset }) => [
			`x-ratelimit-limit-${window}: ${limit}`,
			`x-ratelimit-remaining-${window}: ${remaining}`,
			`x-ratelimit-reset-${window}: ${reset}`,
		])
		.sort();
	// The answer that refuses for a quota comes with admission, not after it.
	const mayBeSilent =
		quotas === undefined || (prediction.outcome === "refused" && prediction.codes.includes("quota_exceeded"));
	if (told.join() === right.join() || (mayBeSilent && told.length === 0)) {
		return undefined;
	}
	if (quotas === undefined && told.every((line) => isOfAWindow(line))) {
		return undefined;
	}
	return { requirement: "LIM-05", expected: right.join(", ") || "nothing told of quotas", actual: told.join(", ") };
}

function isOfAWindow(line: string): boolean {
	const windows = Object.keys(quotaWindows) as QuotaWindow[];
	return windows.some((window) => line.includes(`-${window}: `));
}

/** What a refusal must be that others of its status need not: when to come again (ANS-06). */
export function wrongRetryAfter(answer: WireAnswer): Broken | undefined {
	const values = headerValues(answer.headers, "retry-after");
	const isDue = answer.status === 429 || answer.status === 503;
	return !isDue || (values.length === 1 && /^[1-9][0-9]*$/.test(values[0] ?? ""))
		? undefined
		: { requirement: "ANS-06", expected: "Retry-After in whole seconds of at least 1", actual: values.join(", ") };
}

/** Whether the upstream's answer came through as it was (FWD-11, FWD-12). */
export function wrongUpstreamAnswer(answer: WireAnswer, echo: EchoAnswer, isHead: boolean): Broken | undefined {
	const names = answer.headers.map(([name]) => name.toLowerCase());
	const missing = echo.headers.kept.find((name) => !names.includes(name));
	const left = echo.headers.cut.find((name) => names.includes(name));
	if (answer.status !== echo.status) {
		const requirement = echo.status === 302 ? "FWD-11" : "FWD-12";
		return { requirement, expected: `the upstream's ${echo.status}`, actual: told(answer) };
	}
	if (missing !== undefined || left !== undefined) {
		return {
			requirement: "FWD-12",
			expected: missing === undefined ? `no ${left} of the upstream` : `the upstream's ${missing}`,
			actual: missing === undefined ? "it is there" : "it is missing",
		};
	}
	if (echo.requestId !== undefined && headerValues(answer.headers, "x-request-id").includes(echo.requestId)) {
		return { requirement: "ANS-10", expected: "a request id of the gateway's own", actual: "it is the upstream's" };
	}
	return echo.body === undefined || isHead || echo.body.equals(Buffer.from(answer.body))
		? undefined
		: { requirement: "FWD-12", expected: "the upstream's body", actual: told(answer) };
}

function told(answer: WireAnswer): string {
	const code = problemCode(answer);
	return code === undefined ? `${answer.status}` : `${answer.status} ${code}`;
}
