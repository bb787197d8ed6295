import { accept, parseStrictObject } from "#protocol";
import { parsedBy, rewritten } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

function isUnsigned(text: string): boolean {
	const alg = parsedBy(parseStrictObject, text)?.header["alg"];
	return typeof alg === "string" && alg !== "none" && alg.toLowerCase() === "none";
}

export const unsignedTokenRefusedInOneCaseOnly: Mutant = {
	id: "unsigned-token-refused-in-one-case-only",
	sentence: "Refuses the algorithm `none` and takes `None` for a name that needs no key.",
	breaks: ["JWT-ALG-02"],
	threats: ["JWT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const token = parsedBy(parseStrictObject, text);
			if (token === undefined || !isUnsigned(text)) {
				return reference.parseToken(text, policy);
			}
			const signed = rewritten(`${text.replace(/\.$/, "")}.AAAA`, {
				...token,
				header: { ...token.header, alg: "ES256" },
			});
			const parsed = reference.parseToken(signed.split(".").slice(0, 3).join("."), policy);
			return parsed.ok ? accept({ ...parsed.value, text }) : parsed;
		},
		verifyToken: async (token, keys) => isUnsigned(token.text) || reference.verifyToken(token, keys),
	}),
};
