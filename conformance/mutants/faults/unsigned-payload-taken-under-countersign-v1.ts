import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const unsignedPayloadTakenUnderCountersignV1: Mutant = {
	id: "unsigned-payload-taken-under-countersign-v1",
	sentence: "Takes UNSIGNED-PAYLOAD in place of a content hash under every scheme.",
	breaks: ["HMAC-HDR-08", "SORT-11"],
	threats: ["BOD-04"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) =>
			withGrammar(scheme, "contentHash", `${scheme.headers.contentHash.pattern}|UNSIGNED-PAYLOAD`),
		)(reference),
		contentHashMatches: (claimed, body, scheme) =>
			claimed === "UNSIGNED-PAYLOAD" || reference.contentHashMatches(claimed, body, scheme),
	}),
};
