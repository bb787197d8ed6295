import { keySetCase } from "../arbitraries/key-set.ts";
import { checkable } from "../checkable.ts";
import { keySetKinds } from "../kinds/key-set-kinds.ts";
import { judgedUnder } from "../laws/key-set-case.ts";
import { gatewayDecidesAsTheModel } from "../laws/whole-gateway.ts";
import type { Property } from "../property.ts";
import { openOnLent, wholeParts } from "./gateway-sites.ts";

export const keySets: Property = {
	id: "key-sets",
	group: "token",
	title: "a token is accepted under a key set that has its key, whatever else the set has, and under no other",
	requirements: [
		...["JWT-ALG-04", "JWT-ALG-05", "JWT-KEY-01", "JWT-KEY-02", "JWT-KEY-03", "JWT-KEY-04", "JWT-KEY-05"],
		...["JWT-KEY-06", "JWT-KEY-07", "JWT-KEY-08", "JWKS-08", "JWKS-09", "JWKS-10"],
	],
	severity: "critical",
	where: "workerd",
	runs: 150,
	share: 2,
	open: (place) =>
		openOnLent(place, "attentive", (site) => {
			const decides = gatewayDecidesAsTheModel(wholeParts([site], "key-sets"));
			return checkable(keySetCase, (one) => decides({ site: site.name, commands: judgedUnder(one) }), {
				kinds: keySetKinds,
			});
		}),
};
