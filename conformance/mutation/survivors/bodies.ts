import type { Explanation } from "../explanation.ts";
import { becauseInLog, stageInLog } from "./reasons.ts";

/** What happens to a request once it is known which credential it has, and to its body. */
export const bodySurvivors: readonly Explanation[] = [
	{
		file: "gateway/src/let-in.ts",
		reason:
			"How a request was authenticated goes into the operator's log line; log.contract.ts reads it for a token and for a signature.",
		mutants: [{ from: '"jwt"', inLine: 'exchange.trace.credential("jwt", null);' }, { from: '"hmac"' }],
	},
	{
		file: "gateway/src/let-in.ts",
		reason: stageInLog,
		mutants: [{ from: '"body"' }],
	},
	{
		file: "gateway/src/read-body.ts",
		reason: becauseInLog,
		mutants: [{ from: '"body"' }, { from: '"body:method"' }],
	},
	{
		file: "gateway/src/digest.ts",
		reason: "Whether the imported key could be exported again is for whoever holds it, and only this function does.",
		mutants: [{ from: "false", to: "true" }],
	},
];
