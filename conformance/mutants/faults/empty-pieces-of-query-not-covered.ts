import { alsoTargets } from "../making/covered.ts";
import { inQuery } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const emptyPiecesOfQueryNotCovered: Mutant = {
	id: "empty-pieces-of-query-not-covered",
	sentence: "Drops empty pieces of the query before it verifies.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-28"],
	seen: "wire",
	stages: alsoTargets((target) => [
		inQuery((query) =>
			query
				.split("&")
				.filter((piece) => piece !== "")
				.join("&"),
		)(target),
	]),
};
