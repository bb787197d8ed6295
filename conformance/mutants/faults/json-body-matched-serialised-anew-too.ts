import { decodeUtf8, encodeUtf8 } from "#protocol";
import { alsoHashing } from "../making/body.ts";
import type { Mutant } from "../mutant.ts";

export const jsonBodyMatchedSerialisedAnewToo: Mutant = {
	id: "json-body-matched-serialised-anew-too",
	sentence: "Accepts a JSON body under the hash of what serialising it anew makes of it.",
	breaks: ["HMAC-BODY-02"],
	also: ["ANS-01", "ANS-02", "ANS-03", "ANS-08"],
	threats: ["BOD-07", "BOD-08"],
	seen: "wire",
	stages: alsoHashing((body) => {
		try {
			return encodeUtf8(JSON.stringify(JSON.parse(decodeUtf8(body) ?? "")));
		} catch {
			return body;
		}
	}),
};
