import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

function once(pieces: readonly string[]): string {
	const byName = new Map(pieces.map((piece) => [piece.split("=")[0], piece]));
	return [...byName.values()].join("&");
}

export const repeatedParameterCoveredOnce: Mutant = {
	id: "repeated-parameter-covered-once",
	sentence: "Binds a signature to one value of each name only, the first or the last.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-24"],
	seen: "wire",
	stages: alsoTargets((target) => {
		const question = target.indexOf("?");
		const pieces = question < 0 ? [] : target.slice(question + 1).split("&");
		const last = once(pieces);
		const first = once(pieces.toReversed());
		return [last, first].map((query) => `${target.slice(0, question)}?${query}`);
	}),
};
