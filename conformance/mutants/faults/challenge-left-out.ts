import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const challengeLeftOut: Mutant = {
	id: "challenge-left-out",
	sentence: "Sends a 401 without WWW-Authenticate.",
	breaks: ["ANS-03"],
	threats: ["ERR-03"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.delete("www-authenticate");
		return undefined;
	}),
};
