import type { Explanation } from "../explanation.ts";
import { becauseInLog, stageInLog } from "./reasons.ts";

const forward = "gateway/src/forward.ts";
const forwardRequest = "gateway/src/forward-request.ts";

export const forwardingSurvivors: readonly Explanation[] = [
	{
		file: forward,
		reason:
			"What is below 200 is no last answer to the platform of the Worker, which goes on waiting for one; fault.contract.ts has such an answer (FWD-14).",
		mutants: [{ from: "response.status < 200", to: "false" }],
	},
	{
		file: forward,
		reason:
			"An answer that is none and has no body then fails while it is let go, which is the same refusal, for another reason in the log; fault.contract.ts has such answers (FWD-14).",
		mutants: [{ from: "response.body?.cancel", to: "response.body.cancel" }],
	},
	{ file: forward, reason: becauseInLog, mutants: [{ from: '"upstream:status"' }] },
	{
		file: forwardRequest,
		reason:
			"A configuration with a route to no upstream is refused, as config.test.ts sees; the line is for the compiler.",
		mutants: [{ unreachedIn: "forwardRequest" }, { from: "upstream === undefined", to: "false" }],
	},
	{ file: forwardRequest, reason: stageInLog, mutants: [{ from: '"upstream"' }] },
	{
		file: forwardRequest,
		reason:
			"It decides who is sent timings, and the specification says only who must not be (ANS-12); proof.contract.ts sees who is.",
		mutants: [{ from: "letIn.principal !== null", to: "false" }],
	},
];
