import type { Property } from "../property.ts";
import { openOnLent, ownSites } from "./gateway-sites.ts";
import { wholeSequences } from "./whole-sequences.ts";

export const wholeGatewayWaits: Property = {
	id: "whole-gateway-waits",
	group: "gateway",
	title:
		"a gateway decides as the model of the whole decision, whatever its issuer publishes, and however late it and the upstream answer",
	requirements: [
		...["CRED-01", "JWT-FORM-01", "JWT-ALG-04", "JWT-ALG-05", "JWT-CLAIM-04", "JWT-CLAIM-09", "JWT-CLAIM-11"],
		...["JWT-KEY-01", "JWT-KEY-02", "JWT-KEY-03", "JWT-KEY-04", "JWT-KEY-05", "JWT-KEY-06", "JWT-KEY-07"],
		...["JWKS-01", "JWKS-02", "JWKS-03", "JWKS-04", "JWKS-05", "JWKS-07", "JWKS-08", "JWKS-09", "JWKS-10"],
		...["JWKS-11", "JWKS-12", "JWKS-14", "FWD-14", "ANS-07"],
	],
	severity: "critical",
	where: "workerd",
	runs: 60,
	share: 2,
	open: (place) =>
		openOnLent(place, "attentive", async (site, gateway) => {
			const hasty = (await ownSites(gateway)).filter(({ setup }) => setup.upstreamSeconds <= 2);
			return wholeSequences([site, ...hasty], "whole-gateway-waits", "waiting");
		}),
};
