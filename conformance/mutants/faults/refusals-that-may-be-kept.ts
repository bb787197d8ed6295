import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const refusalsThatMayBeKept: Mutant = {
	id: "refusals-that-may-be-kept",
	sentence: "Lets caches keep refusals.",
	breaks: ["ANS-02"],
	also: ["ANS-06"],
	threats: ["ERR-04"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.delete("cache-control");
		return undefined;
	}),
};
