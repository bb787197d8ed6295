import { isJsonObject } from "#protocol";
import { parsingJson } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const duplicateMemberOfTokenLastWins: Mutant = {
	id: "duplicate-member-of-token-last-wins",
	sentence: "Takes the last of several members of one name.",
	breaks: ["JWT-FORM-06"],
	also: ["JWKS-05"],
	threats: ["JWT-48"],
	seen: "wire",
	stages: parsingJson((text) => {
		try {
			const value: unknown = JSON.parse(text);
			return isJsonObject(value) ? value : undefined;
		} catch {
			return undefined;
		}
	}),
};
