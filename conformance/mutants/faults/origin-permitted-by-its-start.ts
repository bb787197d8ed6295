import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const originPermittedByItsStart: Mutant = {
	id: "origin-permitted-by-its-start",
	sentence: "Permits every origin that begins with its own.",
	breaks: ["ANS-11"],
	threats: ["COR-04"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const response = await gateway(request, platform);
			const origin = request.headers.get("origin") ?? "";
			if (!origin.startsWith(parts.config.publicOrigin)) {
				return response;
			}
			const answer = new Response(response.body, response);
			answer.headers.set("access-control-allow-origin", origin);
			return answer;
		};
	},
};
