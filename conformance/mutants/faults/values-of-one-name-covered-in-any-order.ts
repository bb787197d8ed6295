import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const valuesOfOneNameCoveredInAnyOrder: Mutant = {
	id: "values-of-one-name-covered-in-any-order",
	sentence: "Does not bind a signature to the order of several values of one name.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-23"],
	seen: "wire",
	stages: alsoTargets((target) => {
		const question = target.indexOf("?");
		const pieces = question < 0 ? [] : target.slice(question + 1).split("&");
		const names = new Set(pieces.map((piece) => piece.split("=")[0]));
		return names.size === 1 && pieces.length > 1
			? [`${target.slice(0, question)}?${pieces.toReversed().join("&")}`]
			: [];
	}),
};
