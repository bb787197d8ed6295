import { accept, parseStrictObject } from "#protocol";
import { parsedBy, rewritten } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const unsignedTokenAccepted: Mutant = {
	id: "unsigned-token-accepted",
	sentence: "Accepts a token whose algorithm is none.",
	breaks: ["JWT-ALG-02"],
	also: ["JWKS-05", "JWT-CLAIM-11"],
	threats: ["JWT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const token = parsedBy(parseStrictObject, text);
			if (token?.header["alg"] !== "none") {
				return reference.parseToken(text, policy);
			}
			const signed = rewritten(`${text.replace(/\.$/, "")}.AAAA`, {
				...token,
				header: { ...token.header, alg: "ES256" },
			});
			const parsed = reference.parseToken(signed.split(".").slice(0, 3).join("."), policy);
			return parsed.ok ? accept({ ...parsed.value, text }) : parsed;
		},
		verifyToken: async (token, keys) =>
			parsedBy(parseStrictObject, token.text)?.header["alg"] === "none" || reference.verifyToken(token, keys),
	}),
};
