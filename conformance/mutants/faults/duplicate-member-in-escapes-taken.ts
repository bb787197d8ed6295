import { isJsonObject, parseStrictObject } from "#protocol";
import { parsingJson } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const duplicateMemberInEscapesTaken: Mutant = {
	id: "duplicate-member-in-escapes-taken",
	sentence: "Compares names of members before their escapes are resolved.",
	breaks: ["JWT-FORM-06"],
	threats: ["JWT-48"],
	seen: "wire",
	stages: parsingJson((text) => {
		const renamed = text.replaceAll(/"(?:[^"\\]|\\.)*\\u(?:[^"\\]|\\.)*"(?=\s*:)/g, (name) =>
			JSON.stringify(`raw ${name}`),
		);
		try {
			const value: unknown = JSON.parse(text);
			return isJsonObject(value) && parseStrictObject(renamed) !== undefined ? value : undefined;
		} catch {
			return undefined;
		}
	}),
};
