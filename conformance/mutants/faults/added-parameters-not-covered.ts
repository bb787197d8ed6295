import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const addedParametersNotCovered: Mutant = {
	id: "added-parameters-not-covered",
	sentence: "Binds a signature to the parameters that it knows and lets others be added.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-25"],
	seen: "wire",
	stages: alsoTargets((target) => {
		const question = target.indexOf("?");
		const pieces = question < 0 ? [] : target.slice(question + 1).split("&");
		return pieces.map((_, kept) => {
			const query = pieces.slice(0, kept).join("&");
			return query === "" ? target.slice(0, question) : `${target.slice(0, question)}?${query}`;
		});
	}),
};
