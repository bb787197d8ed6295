import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const originPermittedByItsEnd: Mutant = {
	id: "origin-permitted-by-its-end",
	sentence: "Permits every origin that ends with its own host.",
	breaks: ["ANS-11"],
	threats: ["COR-04"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const response = await gateway(request, platform);
			const origin = request.headers.get("origin") ?? "";
			if (!origin.endsWith(new URL(parts.config.publicOrigin).host)) {
				return response;
			}
			const answer = new Response(response.body, response);
			answer.headers.set("access-control-allow-origin", origin);
			return answer;
		};
	},
};
