import * as fc from "fast-check";
import { tokenProbe } from "../arbitraries/token-probe.ts";
import { checkable } from "../checkable.ts";
import { tokenProbeKinds } from "../kinds/token-probe-kinds.ts";
import { requestsAreAnsweredAsPredicted } from "../laws/altered-request.ts";
import { bearerFacts } from "../laws/bearer-facts.ts";
import { bearerRequestJudge } from "../laws/bearer-request-judge.ts";
import { withOnePartLess } from "../laws/lesser-probe.ts";
import { kindsOfAll, onlyThatOne } from "../laws/together.ts";
import type { Property } from "../property.ts";
import { requestsAtOnce } from "./over-the-wire.ts";

export const alteredTokens: Property = {
	id: "altered-tokens",
	group: "token",
	title: "a token proves to a gateway what its issuer signed, if all that it says is right, and else nothing",
	requirements: [
		...["CRED-01", "CRED-06", "CRED-08", "JWT-FORM-01", "JWT-FORM-02", "JWT-FORM-03", "JWT-FORM-04", "JWT-FORM-05"],
		...["JWT-FORM-06", "JWT-FORM-07", "JWT-FORM-08", "JWT-FORM-09", "JWT-ALG-01", "JWT-ALG-05", "JWT-KEY-01"],
		...["JWT-CLAIM-01", "JWT-CLAIM-02", "JWT-CLAIM-03", "JWT-CLAIM-04", "JWT-CLAIM-05", "JWT-CLAIM-06", "JWT-CLAIM-07"],
		...[
			"JWT-CLAIM-08",
			"JWT-CLAIM-10",
			"AUTHZ-07",
			"FWD-04",
			"FWD-05",
			"FWD-07",
			"ANS-01",
			"ANS-02",
			"ANS-03",
			"ANS-05",
		],
		...["ANS-07", "ANS-08"],
	],
	severity: "critical",
	where: "target",
	runs: 150,
	share: 2,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const { target } = gateway;
		const facts = target.capabilities.has("jwt") ? await bearerFacts(gateway) : undefined;
		if (facts === undefined) {
			return {
				ready: false,
				verdict: "skip",
				reason: "no token and no signing key is configured",
				remedy: "set jwt.keys or jwt.token",
			};
		}
		return {
			ready: true,
			checkable: checkable(
				fc.array(tokenProbe(target.capabilities.has("jwt.sign"), facts), {
					minLength: 1,
					maxLength: requestsAtOnce,
					size: "max",
				}),
				requestsAreAnsweredAsPredicted(gateway, bearerRequestJudge(facts)),
				{ simpler: onlyThatOne, withLess: withOnePartLess, kinds: kindsOfAll(tokenProbeKinds) },
			),
		};
	},
};
