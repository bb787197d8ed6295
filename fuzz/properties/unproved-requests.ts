import * as fc from "fast-check";
import { unprovedProbe } from "../arbitraries/unproved-probe.ts";
import { checkable } from "../checkable.ts";
import { unprovedProbeKinds } from "../kinds/unproved-probe-kinds.ts";
import { requestsAreAnsweredAsPredicted } from "../laws/altered-request.ts";
import { forwardedAsSent } from "../laws/forwarded.ts";
import { canonicalTarget, signedFacts, signedRequestJudge } from "../laws/signed-request-judge.ts";
import { kindsOfAll, onlyThatOne } from "../laws/together.ts";
import { predictUnproved } from "../models/public-request.ts";
import { isPlain } from "../models/target-shape.ts";
import type { Property } from "../property.ts";
import { requestsAtOnce, signedScheme } from "./over-the-wire.ts";

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
		const scheme = signedScheme(gateway);
		if (typeof scheme !== "string") {
			return scheme;
		}
		const { capabilities, routes } = gateway.target;
		const facts = signedFacts(gateway, scheme);
		const judge = {
			...signedRequestJudge(gateway, scheme),
			predict: (altered: Parameters<typeof predictUnproved>[0]) => predictUnproved(altered, facts, routes.public),
			forwarded: (altered: Parameters<typeof predictUnproved>[0]) =>
				forwardedAsSent(altered, {
					canonicalTarget: isPlain(altered.request.target) ? canonicalTarget(altered, scheme) : undefined,
					identity: noIdentity,
				}),
		};
		return {
			ready: true,
			checkable: checkable(
				fc.array(unprovedProbe(capabilities), { minLength: 1, maxLength: requestsAtOnce, size: "max" }),
				requestsAreAnsweredAsPredicted(gateway, judge),
				{ simpler: onlyThatOne, kinds: kindsOfAll(unprovedProbeKinds) },
			),
		};
	},
};

/** On a public route there is no identity, and none is sent (FWD-04, AUTHZ-04). */
function noIdentity(headers: ReadonlyMap<string, string>): string | undefined {
	const named = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"].find((name) => headers.has(name));
	return named === undefined ? undefined : `${named} although nobody proved an identity`;
}
