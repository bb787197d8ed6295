import { encodeHex } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";

/** A gateway that compares one part of a content hash, in hexadecimal, with the same part of the body's. */
export function comparingOnly(partOf: (hash: string) => string): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		contentHashMatches: (claimed, body, scheme) =>
			claimed === scheme.body.unsignedPayload
				? reference.contentHashMatches(claimed, body, scheme)
				: partOf(claimed) === partOf(encodeHex(body.sha256)),
	});
}
