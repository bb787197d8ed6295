import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const timingsToldToAnyone: Mutant = {
	id: "timings-told-to-anyone",
	sentence: "Sends Server-Timing with every answer.",
	breaks: ["ANS-12"],
	also: ["HMAC-KEY-01", "JWT-CLAIM-11"],
	threats: ["ERR-16"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const startedAt = platform.now();
			const response = await gateway(request, platform);
			const answer = new Response(response.body, response);
			answer.headers.set("server-timing", `total;dur=${platform.now() - startedAt}`);
			return answer;
		};
	},
};
