import type { Mutant } from "../mutant.ts";

export const tokenWrappedInDotsTaken: Mutant = {
	id: "token-wrapped-in-dots-taken",
	sentence: "Strips dots from the ends of a token.",
	breaks: ["JWT-FORM-01"],
	threats: ["JWT-32"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) => reference.parseToken(text.replaceAll(/^\.+|\.+$/g, ""), policy),
	}),
};
