import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const retryAfterInFractions: Mutant = {
	id: "retry-after-in-fractions",
	sentence: "Sends a fraction of a second in Retry-After.",
	breaks: ["ANS-06"],
	also: ["ANS-07", "JWKS-06", "JWKS-07", "JWKS-08", "LIM-01", "LIM-03", "LIM-04", "LIM-06", "LIM-08"],
	threats: ["ERR-11"],
	seen: "wire",
	stages: refusingWith((response) => {
		if (response.headers.has("retry-after")) {
			response.headers.set("retry-after", "0.5");
		}
		return undefined;
	}),
};
