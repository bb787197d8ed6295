import { parseStrictObject, refuse } from "#protocol";
import { parsedBy } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const typeOfTokenInOneCaseOnly: Mutant = {
	id: "type-of-token-in-one-case-only",
	sentence: "Compares the type of a token in its own case.",
	breaks: ["JWT-FORM-09"],
	threats: ["JWT-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const typ = parsedBy(parseStrictObject, text)?.header["typ"];
			const listed = typeof typ !== "string" || ["JWT", "at+jwt", "application/at+jwt"].includes(typ);
			return listed ? reference.parseToken(text, policy) : refuse("invalid_token", "token:type");
		},
	}),
};
