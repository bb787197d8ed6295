import { composeGateway } from "../../../gateway/src/gateway.ts";
import { targetText } from "../../../gateway/src/head.ts";
import { withMember } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const textOfTheRequestInRefusals: Mutant = {
	id: "text-of-the-request-in-refusals",
	sentence: "Says in a refusal which target was asked for.",
	breaks: ["ANS-08"],
	also: ["HMAC-KEY-01", "JWT-CLAIM-11"],
	threats: ["ERR-02"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const response = await gateway(request, platform);
			return withMember(response, "instance", targetText(request.url));
		};
	},
};
