import { encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const bodyHashedAsText: Mutant = {
	id: "body-hashed-as-text",
	sentence: "Hashes the body as text, without a byte order mark and with invalid bytes replaced.",
	breaks: ["HMAC-BODY-02"],
	also: ["FWD-02"],
	threats: ["BOD-05", "BOD-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		sha256: async (bytes) => reference.sha256(encodeUtf8(await new Response(bytes).text())),
	}),
};
