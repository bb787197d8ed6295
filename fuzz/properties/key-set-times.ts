import { keySetTimelines, type TimelineChoice } from "../arbitraries/key-set-timeline.ts";
import { checkable } from "../checkable.ts";
import { onlyThatOne, together } from "../laws/together.ts";
import { gatewayDecidesAsTheModel } from "../laws/whole-gateway.ts";
import type { Property } from "../property.ts";
import { lentSites, onlyOfOurs, wholeParts } from "./gateway-sites.ts";

/** A second and a bit is what these gateways keep a set for, or wait before they ask again; the slack of the model besides. */
const choices: readonly TimelineChoice[] = [
	{ name: "curious", waits: [0.4, 1.4] },
	{ name: "hasty", waits: [0.4, 1.4, 2.4] },
	{ name: "attentive", waits: [], late: { mode: "slow", delayMs: 1400, keys: [{ $key: "foreign" }] } },
];

export const keySetTimes: Property = {
	id: "key-set-times",
	group: "gateway",
	title: "a gateway fetches its key set when it should, no more often, and serves by an old one no longer than it may",
	requirements: [
		...["JWT-KEY-02", "JWKS-01", "JWKS-02", "JWKS-03", "JWKS-04", "JWKS-05", "JWKS-06", "JWKS-07", "JWKS-08"],
		...["JWKS-09", "JWKS-10", "JWKS-11", "JWKS-12", "JWKS-14"],
	],
	severity: "high",
	where: "workerd",
	runs: 3,
	apart: "it counts fetches to the tenth of a second, for which nothing else may run beside it",
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const lent = await lentSites(
			gateway,
			choices.map(({ name }) => name),
		);
		const open = choices.filter(({ name }) => lent.sites.some((site) => site.name === name));
		if (open.length === 0) {
			await lent.close();
			return { ready: false, ...onlyOfOurs };
		}
		const law = together(gatewayDecidesAsTheModel(wholeParts(lent.sites, "key-set-times")));
		return {
			ready: true,
			borrows: true,
			checkable: checkable(keySetTimelines(open), law, { simpler: onlyThatOne }),
			close: () => lent.close(),
		};
	},
};
