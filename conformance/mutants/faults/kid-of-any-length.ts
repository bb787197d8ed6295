import { accept, parseStrictObject } from "#protocol";
import { parsedBy, understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const kidOfAnyLength: Mutant = {
	id: "kid-of-any-length",
	sentence: "Looks up a kid of any length.",
	breaks: ["JWT-KEY-01"],
	threats: ["JWT-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const kid = parsedBy(parseStrictObject, text)?.header["kid"];
			if (typeof kid !== "string" || kid.length <= 256) {
				return reference.parseToken(text, policy);
			}
			const cut = understanding(({ header, claims }) => ({ header: { ...header, kid: "-" }, claims }))(reference);
			const parsed = cut.parseToken(text, policy);
			return parsed.ok ? accept({ ...parsed.value, keyId: kid }) : parsed;
		},
	}),
};
