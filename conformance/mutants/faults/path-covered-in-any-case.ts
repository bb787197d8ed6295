import { alsoTargets } from "../making/covered.ts";
import { inPath } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const pathCoveredInAnyCase: Mutant = {
	id: "path-covered-in-any-case",
	sentence: "Binds a signature to the path without regard to case.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-19"],
	seen: "wire",
	stages: alsoTargets((target) => [inPath((path) => path.toLowerCase())(target)]),
};
