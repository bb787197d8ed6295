import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const originOfTheSenderPermitted: Mutant = {
	id: "origin-of-the-sender-permitted",
	sentence: "Permits the origin that a request names to read its answer.",
	breaks: ["ANS-11"],
	also: ["ANS-08"],
	threats: ["COR-02", "COR-03"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const response = await gateway(request, platform);
			const origin = request.headers.get("origin");
			const answer = new Response(response.body, response);
			if (origin !== null) {
				answer.headers.set("access-control-allow-origin", origin);
				answer.headers.set("access-control-allow-credentials", "true");
			}
			return answer;
		};
	},
};
