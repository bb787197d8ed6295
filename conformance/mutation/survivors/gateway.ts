import type { Explanation } from "../explanation.ts";

const file = "gateway/src/gateway.ts";

export const gatewaySurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Nothing that a caller can send makes a stage throw (ANS-05); log.contract.ts has one that does, and reads the answer and the line. What an error that is none is called there is wording, and no method is allowed where the status is not 405.",
		mutants: [{ unreachedIn: "composeGateway" }],
	},
	{
		file,
		reason:
			"No gateway of the lab has a health path, so that no request is a health check; shed.contract.ts has one, and staging.test.ts.",
		mutants: [{ from: "isHealthCheck(request, config)", to: "false" }],
	},
	{
		file,
		reason: "Every gateway of the lab takes tokens; config.contract.ts has one that takes none (JWT-ALG-01).",
		mutants: [{ unreachedIn: "tokensOf" }, { from: "jwt === undefined", to: "false" }],
	},
];
