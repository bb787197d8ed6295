import type { Explanation } from "../explanation.ts";
import { authenticateSurvivors } from "./authenticate.ts";
import { authorizeSurvivors } from "./authorize.ts";
import { claimsSurvivors } from "./claims.ts";
import { credentialsSurvivors } from "./credentials.ts";
import { encodingSurvivors } from "./encoding.ts";
import { otherSchemeSurvivors } from "./freshness-and-hmac.ts";
import { hostSurvivors } from "./host.ts";

/** Every mutant that the suite lets live. One that it kills after all does not belong here, and fails the run. */
export const survivors: readonly Explanation[] = [
	...authorizeSurvivors,
	...claimsSurvivors,
	...encodingSurvivors,
	...otherSchemeSurvivors,
	...hostSurvivors,
	...authenticateSurvivors,
	...credentialsSurvivors,
];
