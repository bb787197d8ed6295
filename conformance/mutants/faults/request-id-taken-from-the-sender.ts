import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const requestIdTakenFromTheSender: Mutant = {
	id: "request-id-taken-from-the-sender",
	sentence: "Takes the request id from the sender.",
	breaks: ["ANS-10"],
	also: ["ANS-08", "FWD-09"],
	threats: ["FWD-27", "LOG-05"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return (request, platform) => {
			const sent = request.headers.get("x-request-id");
			return gateway(request, sent === null ? platform : { ...platform, requestId: () => sent });
		};
	},
};
