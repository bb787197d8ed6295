import { keySetTimeline } from "../arbitraries/key-set-timeline.ts";
import { checkable } from "../checkable.ts";
import { keySetTimelineKinds } from "../kinds/key-set-timeline-kinds.ts";
import { gatewayDecidesAsTheModel } from "../laws/whole-gateway.ts";
import type { Property } from "../property.ts";
import { choiceOf, wholeParts } from "./gateway-sites.ts";
import { openOnRig } from "./on-the-rig.ts";
import { rigSite } from "./rig-site.ts";

export const keySetTimes: Property = {
	id: "key-set-times",
	group: "gateway",
	title: "a gateway fetches its key set when it should, no more often, and serves by an old one no longer than it may",
	requirements: [
		...[
			"JWT-CLAIM-04",
			"JWT-KEY-02",
			"JWKS-01",
			"JWKS-02",
			"JWKS-03",
			"JWKS-04",
			"JWKS-05",
			"JWKS-06",
			"JWKS-07",
			"JWKS-08",
		],
		...["JWKS-09", "JWKS-10", "JWKS-11", "JWKS-14"],
	],
	severity: "high",
	where: "workerd",
	runs: 100,
	open: (place) =>
		openOnRig(place, async (started) => {
			const site = await rigSite(started, Date.now());
			const law = gatewayDecidesAsTheModel(wholeParts([site], "key-set-times"));
			const timelines = keySetTimeline({ ...choiceOf(site), times: site.setup.tokens });
			return checkable(timelines, law, { kinds: keySetTimelineKinds });
		}),
};
