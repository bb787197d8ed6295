import * as fc from "fast-check";
import { checkable } from "../checkable.ts";
import { timestampProbeKinds } from "../kinds/timestamp-probe-kinds.ts";
import { requestsAreAnsweredAsPredicted } from "../laws/altered-request.ts";
import { withOnePartLess } from "../laws/lesser-probe.ts";
import { kindsOfAll, onlyThatOne } from "../laws/together.ts";
import type { Property } from "../property.ts";
import { requestsAtOnce, signedRequests } from "./over-the-wire.ts";

export const alteredTimestamps: Property = {
	id: "altered-timestamps",
	group: "timestamp",
	title: "a gateway takes a signed timestamp of ten digits within its window, and no other",
	requirements: ["HMAC-HDR-02", "HMAC-HDR-06", "HMAC-TIME-01", "HMAC-TIME-02", "HMAC-TIME-04", "ANS-05", "ANS-07"],
	severity: "critical",
	where: "target",
	runs: 60,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const signed = signedRequests(gateway);
		if ("ready" in signed) {
			return signed;
		}
		const { timestamps, judge, leftOut } = signed;
		if (timestamps === undefined) {
			const reason = `requests under ${gateway.target.scheme} carry no time`;
			return { ready: false, verdict: "skip", reason };
		}
		return {
			ready: true,
			leftOut,
			checkable: checkable(
				fc.array(timestamps, { minLength: 1, maxLength: requestsAtOnce, size: "max" }),
				requestsAreAnsweredAsPredicted(gateway, judge),
				{ simpler: onlyThatOne, withLess: withOnePartLess, kinds: kindsOfAll(timestampProbeKinds) },
			),
		};
	},
};
