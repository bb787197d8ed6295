import * as fc from "fast-check";
import { timestampProbe } from "../arbitraries/timestamp-probe.ts";
import { checkable } from "../checkable.ts";
import { timestampProbeKinds } from "../kinds/timestamp-probe-kinds.ts";
import { requestsAreAnsweredAsPredicted } from "../laws/altered-request.ts";
import { signedRequestJudge } from "../laws/signed-request-judge.ts";
import { kindsOfAll, onlyThatOne } from "../laws/together.ts";
import type { Property } from "../property.ts";
import { requestsAtOnce, signedScheme } from "./over-the-wire.ts";

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
		const scheme = signedScheme(gateway);
		if (typeof scheme !== "string") {
			return scheme;
		}
		return {
			ready: true,
			checkable: checkable(
				fc.array(timestampProbe, { minLength: 1, maxLength: requestsAtOnce, size: "max" }),
				requestsAreAnsweredAsPredicted(gateway, signedRequestJudge(gateway, scheme)),
				{ simpler: onlyThatOne, kinds: kindsOfAll(timestampProbeKinds) },
			),
		};
	},
};
