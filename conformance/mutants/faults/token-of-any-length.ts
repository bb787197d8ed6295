import { accept, parseStrictObject } from "#protocol";
import { parsedBy, rewritten } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

const known = ["iss", "aud", "exp", "nbf", "iat", "sub", "scope", "permissions", "org_id", "azp", "client_id"];

export const tokenOfAnyLength: Mutant = {
	id: "token-of-any-length",
	sentence: "Takes tokens of any length.",
	breaks: ["JWT-FORM-04"],
	threats: ["JWT-34"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const token = text.length > 8192 ? parsedBy(parseStrictObject, text) : undefined;
			const short = token && {
				header: token.header,
				claims: Object.fromEntries(Object.entries(token.claims).filter(([name]) => known.includes(name))),
			};
			const parsed = short && reference.parseToken(rewritten(text, short), policy);
			return parsed?.ok === true ? accept({ ...parsed.value, text }) : (parsed ?? reference.parseToken(text, policy));
		},
	}),
};
