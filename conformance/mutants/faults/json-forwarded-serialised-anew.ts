import { decodeUtf8, encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

function serialised(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	try {
		return encodeUtf8(JSON.stringify(JSON.parse(decodeUtf8(bytes) ?? "")));
	} catch {
		return bytes;
	}
}

export const jsonForwardedSerialisedAnew: Mutant = {
	id: "json-forwarded-serialised-anew",
	sentence: "Parses a JSON body and forwards it as it serialises it itself.",
	breaks: ["FWD-02"],
	threats: ["BOD-16", "VAL-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) => reference.forward({ ...request, body: serialised(request.body) }, fetcher),
	}),
};
