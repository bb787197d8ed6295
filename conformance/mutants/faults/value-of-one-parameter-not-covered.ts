import { alsoTargets } from "../making/covered.ts";
import { inQuery } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const valueOfOneParameterNotCovered: Mutant = {
	id: "value-of-one-parameter-not-covered",
	sentence: "Binds a signature to the names of parameters and not to their values.",
	breaks: ["HMAC-CANON-08"],
	also: ["HMAC-CANON-11"],
	threats: ["CAN-03"],
	seen: "wire",
	stages: alsoTargets((target) => {
		const candidates = ["1", "2", "01", "0", "a", "b", "A"];
		return candidates.map((value) => inQuery((query) => query.replace(/=[^&]*$/, `=${value}`))(target));
	}),
};
