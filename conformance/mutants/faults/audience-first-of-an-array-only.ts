import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const audienceFirstOfAnArrayOnly: Mutant = {
	id: "audience-first-of-an-array-only",
	sentence: "Looks at the first audience of an array only.",
	breaks: ["JWT-CLAIM-02"],
	threats: ["JWT-44"],
	seen: "wire",
	stages: believing((claims) => ({
		...claims,
		aud: Array.isArray(claims["aud"]) ? claims["aud"].slice(0, 1) : claims["aud"],
	})),
};
