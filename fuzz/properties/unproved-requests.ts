import * as fc from "fast-check";
import { unprovedProbe } from "../arbitraries/unproved-probe.ts";
import { checkable } from "../checkable.ts";
import { unprovedProbeKinds } from "../kinds/unproved-probe-kinds.ts";
import { requestsAreAnsweredAsPredicted } from "../laws/altered-request.ts";
import { withOnePartLess } from "../laws/lesser-probe.ts";
import { kindsOfAll, onlyThatOne } from "../laws/together.ts";
import type { Property } from "../property.ts";
import { requestsAtOnce, unprovedRequestsTo } from "./over-the-wire.ts";

export const unprovedRequests: Property = {
	id: "unproved-requests",
	group: "canonicalization",
	title: "without a valid credential nothing is let in but what asks for a public route, however it is written",
	requirements: [
		...[
			"REQ-01",
			"TGT-01",
			"HMAC-HDR-01",
			"HMAC-HDR-03",
			"CRED-01",
			"CRED-06",
			"JWT-FORM-01",
			"FWD-01",
			"FWD-03",
			"FWD-04",
		],
		...[
			"FWD-05",
			"FWD-07",
			"ANS-01",
			"ANS-02",
			"ANS-03",
			"ANS-04",
			"ANS-05",
			"ANS-07",
			"ANS-08",
			"ANS-10",
			"ANS-11",
			"ANS-12",
		],
	],
	severity: "critical",
	where: "target",
	runs: 100,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const unproved = unprovedRequestsTo(gateway);
		if ("ready" in unproved) {
			return unproved;
		}
		const { judge, leftOut } = unproved;
		return {
			ready: true,
			leftOut,
			checkable: checkable(
				fc.array(unprovedProbe(gateway.target.capabilities), { minLength: 1, maxLength: requestsAtOnce, size: "max" }),
				requestsAreAnsweredAsPredicted(gateway, judge),
				{ simpler: onlyThatOne, withLess: withOnePartLess, kinds: kindsOfAll(unprovedProbeKinds) },
			),
		};
	},
};
