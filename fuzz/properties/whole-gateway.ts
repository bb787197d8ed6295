import type { Property } from "../property.ts";
import { ownSites } from "./gateway-sites.ts";
import { openNamed } from "./named-gateway.ts";
import { wholeSequences } from "./whole-sequences.ts";

export const wholeGateway: Property = {
	id: "whole-gateway",
	group: "gateway",
	title: "a gateway decides as the model of the whole decision, whatever became of its keys and quotas before",
	requirements: [
		...["REQ-01", "REQ-05", "REQ-06", "REQ-07", "REQ-08", "REQ-11"],
		...["HMAC-HDR-01", "HMAC-TIME-01", "HMAC-TIME-02", "HMAC-KEY-01", "HMAC-KEY-03", "HMAC-KEY-04", "HMAC-KEY-05"],
		...["HMAC-KEY-06", "HMAC-KEY-07", "HMAC-KEY-08", "HMAC-KEY-10", "HMAC-SIG-03"],
		...["HMAC-BODY-01", "HMAC-NONCE-01", "HMAC-NONCE-04", "HMAC-NONCE-10", "CRED-01", "CRED-03", "CRED-06", "CRED-08"],
		...["JWT-FORM-01", "JWT-ALG-04", "JWT-ALG-05", "JWT-CLAIM-04", "JWT-CLAIM-09", "JWT-CLAIM-11"],
		...["JWT-KEY-01", "JWT-KEY-02", "JWT-KEY-03", "JWT-KEY-04", "JWT-KEY-05", "JWT-KEY-06", "JWT-KEY-07", "JWKS-05"],
		...["AUTHZ-01", "AUTHZ-02", "AUTHZ-03", "AUTHZ-05", "AUTHZ-06", "AUTHZ-07", "AUTHZ-08", "AUTHZ-09", "FWD-01"],
		...["FWD-02", "FWD-03", "FWD-04", "FWD-05", "FWD-06", "FWD-07", "FWD-09", "FWD-10", "FWD-11", "FWD-12", "FWD-13"],
		...["FWD-14", "ANS-01", "ANS-02", "ANS-03", "ANS-04", "ANS-05", "ANS-06", "ANS-07", "ANS-08", "ANS-09", "ANS-10"],
		...["ANS-11", "ANS-12", "LIM-01", "LIM-05"],
	],
	severity: "critical",
	where: "target",
	runs: 200,
	share: 4,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const [first, ...others] = await ownSites(gateway);
		return first === undefined
			? openNamed(gateway)
			: { ready: true, checkable: wholeSequences([first, ...others], "whole-gateway", "at-once") };
	},
};
