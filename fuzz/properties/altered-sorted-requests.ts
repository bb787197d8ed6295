import type { Property } from "../property.ts";
import { openAlteredRequests } from "./altered-requests.ts";

export const alteredSortedRequests: Property = {
	id: "altered-sorted-requests",
	group: "canonicalization",
	title: "the same of requests that are signed under sorted-query, beside a gateway of the other scheme",
	requirements: [
		...["REQ-01", "REQ-02", "REQ-06", "REQ-08", "REQ-10", "REQ-11", "TGT-01", "HMAC-HDR-01", "HMAC-HDR-04"],
		...["HMAC-HDR-05", "HMAC-HDR-06", "HMAC-HDR-07", "HMAC-HDR-08", "HMAC-HDR-11", "HMAC-CANON-01", "HMAC-CANON-03"],
		...["HMAC-CANON-04", "HMAC-CANON-05", "HMAC-CANON-06", "HMAC-CANON-07", "HMAC-CANON-08", "HMAC-CANON-09"],
		...["HMAC-CANON-10", "HMAC-SIG-01", "HMAC-SIG-02", "HMAC-SIG-04", "HMAC-KEY-01", "HMAC-KEY-03", "HMAC-KEY-04"],
		...["HMAC-KEY-05", "HMAC-KEY-07", "HMAC-BODY-01", "HMAC-NONCE-06", "CRED-01", "CRED-03", "CRED-06", "JWT-FORM-01"],
		...["SORT-09", "AUTHZ-07", "FWD-01", "FWD-02", "FWD-03", "FWD-04", "FWD-05", "FWD-07", "ANS-01", "ANS-02"],
		...["ANS-03", "ANS-04", "ANS-05", "ANS-07", "ANS-08", "ANS-10", "ANS-11", "ANS-12"],
	],
	severity: "critical",
	where: "workerd",
	runs: 100,
	share: 2,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const sorted = gateway.variant("sorted-query");
		return sorted === undefined
			? {
					ready: false,
					verdict: "skip",
					reason: "there is no gateway of the scheme sorted-query beside it",
					remedy: "run against the embedded gateway (no --target), or name one of that scheme",
				}
			: openAlteredRequests(await sorted);
	},
};
