import { isJsonObject, parseStrictObject } from "#protocol";
import { parsingJson } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

/** The text with everything below the first level left out. */
function firstLevel(text: string): string {
	const value: unknown = JSON.parse(text);
	if (!isJsonObject(value)) {
		return text;
	}
	const nested = Object.values(value).filter((member) => typeof member === "object" && member !== null);
	return nested.length === 0 ? text : text.replaceAll(/:\s*[[{].*?[\]}](?=\s*[,}])/gs, ":0");
}

export const duplicateMemberWithinAClaimTaken: Mutant = {
	id: "duplicate-member-within-a-claim-taken",
	sentence: "Looks for duplicate members at the first level only.",
	breaks: ["JWT-FORM-06"],
	threats: ["JWT-48"],
	seen: "wire",
	stages: parsingJson((text) => {
		try {
			const value: unknown = JSON.parse(text);
			return isJsonObject(value) && parseStrictObject(firstLevel(text)) !== undefined ? value : undefined;
		} catch {
			return undefined;
		}
	}),
};
