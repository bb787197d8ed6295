import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const requestIdCounted: Mutant = {
	id: "request-id-counted",
	sentence: "Makes one request id for all requests of an isolate.",
	breaks: ["ANS-10"],
	threats: ["FWD-27"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return (request, platform) =>
			gateway(request, { ...platform, requestId: () => "00000000-0000-4000-8000-000000000000" });
	},
};
