import { alsoTargets } from "../making/covered.ts";
import { inPath } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const trailingSlashNotCovered: Mutant = {
	id: "trailing-slash-not-covered",
	sentence: "Strips a slash from the end of the path before it verifies.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-18"],
	seen: "wire",
	stages: alsoTargets((target) => [
		inPath((path) => path.replace(/\/$/, ""))(target),
		inPath((path) => `${path}/`)(target),
	]),
};
