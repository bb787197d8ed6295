import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const challengeOfBearerOnly: Mutant = {
	id: "challenge-of-bearer-only",
	sentence: "Names Bearer only in WWW-Authenticate.",
	breaks: ["ANS-03"],
	threats: ["ERR-03"],
	seen: "wire",
	stages: refusingWith((response) => {
		if (response.headers.has("www-authenticate")) {
			response.headers.set("www-authenticate", "Bearer");
		}
		return undefined;
	}),
};
