import { decodeUtf8, encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

function serialised(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const text = decodeUtf8(bytes);
	try {
		return text === undefined ? bytes : encodeUtf8(JSON.stringify(JSON.parse(text)));
	} catch {
		return bytes;
	}
}

export const jsonHashedSerialisedAnew: Mutant = {
	id: "json-hashed-serialised-anew",
	sentence: "Hashes a JSON body as it serialises it itself.",
	breaks: ["HMAC-BODY-02"],
	also: ["ANS-01", "ANS-02", "ANS-03", "ANS-08", "FWD-02"],
	threats: ["BOD-07", "BOD-08"],
	seen: "wire",
	stages: (reference) => ({ ...reference, sha256: (bytes) => reference.sha256(serialised(bytes)) }),
};
