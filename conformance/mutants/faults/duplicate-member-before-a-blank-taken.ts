import { isJsonObject, parseStrictObject } from "#protocol";
import { parsingJson } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const duplicateMemberBeforeABlankTaken: Mutant = {
	id: "duplicate-member-before-a-blank-taken",
	sentence: "Takes a text for the name of a member only if the colon follows at once.",
	breaks: ["JWT-FORM-06"],
	threats: ["JWT-48"],
	seen: "wire",
	stages: parsingJson((text) => {
		const renamed = text.replaceAll(/"(?:[^"\\]|\\.)*"(?=\s+:)/g, (_, index: number) =>
			JSON.stringify(`name ${index}`),
		);
		try {
			const value: unknown = JSON.parse(text);
			return isJsonObject(value) && parseStrictObject(renamed) !== undefined ? value : undefined;
		} catch {
			return undefined;
		}
	}),
};
