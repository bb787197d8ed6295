import * as fc from "fast-check";
import { checkable } from "../checkable.ts";
import { signedProbeKinds } from "../kinds/signed-probe-kinds.ts";
import { requestsAreAnsweredAsPredicted } from "../laws/altered-request.ts";
import { withOnePartLess } from "../laws/lesser-probe.ts";
import { kindsOfAll, onlyThatOne } from "../laws/together.ts";
import type { Gateway, NoGateway } from "../place.ts";
import type { Opened, Property } from "../property.ts";
import { requestsAtOnce, signedRequests } from "./over-the-wire.ts";

export const alteredRequests: Property = {
	id: "altered-requests",
	group: "canonicalization",
	title:
		"a signed request that was altered on its way, or wrongly signed, is accepted only where nothing was changed that counts",
	requirements: [
		...["REQ-01", "REQ-02", "REQ-08", "REQ-11", "TGT-01", "HMAC-HDR-01", "HMAC-HDR-02", "HMAC-HDR-03", "HMAC-HDR-04"],
		...["HMAC-HDR-05", "HMAC-HDR-06", "HMAC-HDR-07", "HMAC-HDR-08", "HMAC-HDR-09", "HMAC-HDR-11", "HMAC-CANON-01"],
		...["HMAC-CANON-03", "HMAC-CANON-04", "HMAC-CANON-05", "HMAC-CANON-06", "HMAC-CANON-07", "HMAC-CANON-08"],
		...["HMAC-CANON-09", "HMAC-CANON-10", "HMAC-SIG-01", "HMAC-SIG-02", "HMAC-SIG-04", "HMAC-KEY-01", "HMAC-KEY-03"],
		...["HMAC-KEY-04", "HMAC-KEY-05", "HMAC-KEY-07", "HMAC-BODY-01", "HMAC-NONCE-06", "CRED-01", "CRED-03", "CRED-06"],
		...[
			"JWT-FORM-01",
			"AUTHZ-07",
			"FWD-01",
			"FWD-02",
			"FWD-03",
			"FWD-04",
			"FWD-05",
			"FWD-07",
			"ANS-01",
			"ANS-02",
			"ANS-03",
		],
		...["ANS-04", "ANS-05", "ANS-07", "ANS-08", "ANS-10", "ANS-11", "ANS-12"],
	],
	severity: "critical",
	where: "target",
	runs: 150,
	share: 4,
	open: async (place) => openAlteredRequests(await place.gateway()),
};

/** Opens a property of signed requests to this gateway that were altered, or wrongly signed. */
export function openAlteredRequests(gateway: Gateway | NoGateway): Opened {
	if (!gateway.usable) {
		return { ...gateway, ready: false };
	}
	const signed = signedRequests(gateway);
	if ("ready" in signed) {
		return signed;
	}
	const { probes, judge, leftOut } = signed;
	return {
		ready: true,
		leftOut,
		checkable: checkable(
			fc.array(probes, { minLength: 1, maxLength: requestsAtOnce, size: "max" }),
			requestsAreAnsweredAsPredicted(gateway, judge),
			{ simpler: onlyThatOne, withLess: withOnePartLess, kinds: kindsOfAll(signedProbeKinds) },
		),
	};
}
