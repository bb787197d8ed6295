import { alsoHashing } from "../making/body.ts";
import type { Mutant } from "../mutant.ts";

function trimmed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const isSpace = (byte: number | undefined) => byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
	let start = 0;
	let end = bytes.length;
	while (start < end && isSpace(bytes[start])) {
		start += 1;
	}
	while (end > start && isSpace(bytes[end - 1])) {
		end -= 1;
	}
	return bytes.slice(start, end);
}

export const bodyAlsoMatchedTrimmed: Mutant = {
	id: "body-also-matched-trimmed",
	sentence: "Accepts a body with white space at its ends under the hash of the body without it.",
	breaks: ["HMAC-BODY-02"],
	also: ["ANS-01", "ANS-02", "ANS-03", "ANS-08"],
	threats: ["BOD-02"],
	seen: "wire",
	stages: alsoHashing(trimmed),
};
