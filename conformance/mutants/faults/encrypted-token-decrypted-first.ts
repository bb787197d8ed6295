import { decodeBase64url, decodeUtf8, parseStrictObject } from "#protocol";
import type { Mutant } from "../mutant.ts";

/** More than this no Worker at the edge is allowed to ask for; locally it would stop every neighbour. */
const mostIterations = 100_000;

function iterationsOf(part: string): unknown {
	const bytes = decodeBase64url(part);
	const text = bytes && decodeUtf8(bytes);
	return text === undefined ? undefined : parseStrictObject(text)?.["p2c"];
}

export const encryptedTokenDecryptedFirst: Mutant = {
	id: "encrypted-token-decrypted-first",
	sentence:
		"Begins to decrypt an encrypted token before it asks whether it takes any, and fails over the work that costs.",
	breaks: ["JWT-FORM-01"],
	threats: ["JWT-20"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateJwt(exchange, text) {
			const [header = "", ...others] = text.split(".");
			const iterations = others.length === 4 ? iterationsOf(header) : undefined;
			if (typeof iterations === "number" && iterations > mostIterations) {
				throw new DOMException("Pbkdf2 failed: iteration counts above 100000 are not supported", "NotSupportedError");
			}
			return reference.authenticateJwt(exchange, text);
		},
	}),
};
