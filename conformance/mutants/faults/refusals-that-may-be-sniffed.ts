import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const refusalsThatMayBeSniffed: Mutant = {
	id: "refusals-that-may-be-sniffed",
	sentence: "Lets browsers guess the type of refusals.",
	breaks: ["ANS-02"],
	threats: ["ERR-02"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.delete("x-content-type-options");
		return undefined;
	}),
};
