import { composeGateway } from "../../../gateway/src/gateway.ts";
import { withMember } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const headerOfTheRequestInRefusals: Mutant = {
	id: "header-of-the-request-in-refusals",
	sentence: "Says in a refusal what stood in the header field at fault.",
	breaks: ["ANS-08"],
	also: ["HMAC-KEY-01", "JWT-CLAIM-11"],
	threats: ["ERR-02"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const response = await gateway(request, platform);
			return withMember(response, "detail", JSON.stringify([...request.headers]));
		};
	},
};
