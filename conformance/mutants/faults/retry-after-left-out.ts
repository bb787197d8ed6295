import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const retryAfterLeftOut: Mutant = {
	id: "retry-after-left-out",
	sentence: "Sends 429 and 503 without Retry-After.",
	breaks: ["ANS-06", "LIM-01", "JWKS-07"],
	also: ["ANS-07", "JWKS-06", "JWKS-08", "LIM-03", "LIM-04", "LIM-06", "LIM-08"],
	threats: ["ERR-11"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.delete("retry-after");
		return undefined;
	}),
};
