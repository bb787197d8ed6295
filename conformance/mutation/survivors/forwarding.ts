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
			"Whether an upstream is let go whose answer is none shows to nobody but the upstream, which has answered already; forward.test.ts sees that it is.",
		mutants: [{ from: "patience.abort();" }],
	},
	{ file: forward, reason: becauseInLog, mutants: [{ from: '"upstream:status"' }] },
	{
		file: forward,
		reason:
			"The platform of the Worker lets a body go on that has begun, whatever becomes of the signal; on another FWD-12/halting-body would see it cut off. forward.test.ts sees that no timer is left.",
		mutants: [{ from: "{ clearTimeout(timer); }" }, { from: "clearTimeout(timer);" }],
	},
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
