import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const requestedHeadersPermitted: Mutant = {
	id: "requested-headers-permitted",
	sentence: "Permits whichever header fields a preflight asks for.",
	breaks: ["ANS-11"],
	threats: ["COR-07"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const response = await gateway(request, platform);
			const requested = request.headers.get("access-control-request-headers");
			if (requested === null) {
				return response;
			}
			const answer = new Response(response.body, response);
			answer.headers.set("access-control-allow-headers", requested);
			return answer;
		};
	},
};
