import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const preflightsLetIn: Mutant = {
	id: "preflights-let-in",
	sentence: "Answers OPTIONS before it looks at a credential.",
	breaks: ["CRED-01", "AUTHZ-06"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-07",
		"ANS-08",
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"AUTHZ-03",
		"HMAC-BODY-01",
		"HMAC-CANON-06",
		"LIM-06",
		"TGT-02",
	],
	threats: ["AUT-17", "COR-01", "COR-06"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) =>
			request.method === "OPTIONS"
				? new Response(null, { status: 204, headers: { allow: "GET, HEAD, POST, OPTIONS" } })
				: gateway(request, platform);
	},
};
