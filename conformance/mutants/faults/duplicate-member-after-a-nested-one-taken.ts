import { isJsonObject, parseStrictObject } from "#protocol";
import { parsingJson } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const duplicateMemberAfterANestedOneTaken: Mutant = {
	id: "duplicate-member-after-a-nested-one-taken",
	sentence: "Loses sight of the names of an object where an object or an array in it has ended.",
	breaks: ["JWT-FORM-06"],
	threats: ["JWT-48"],
	seen: "wire",
	stages: parsingJson((text) => {
		const end = text.search(/[}\]],"/);
		const seen = end < 0 ? text : `${text.slice(0, end + 1)}}`;
		try {
			const value: unknown = JSON.parse(text);
			return isJsonObject(value) && parseStrictObject(seen) !== undefined ? value : undefined;
		} catch {
			return undefined;
		}
	}),
};
