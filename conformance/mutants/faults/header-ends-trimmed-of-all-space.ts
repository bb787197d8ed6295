import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const headerEndsTrimmedOfAllSpace: Mutant = {
	id: "header-ends-trimmed-of-all-space",
	sentence: "Trims vertical tabs, form feeds and every other Unicode space from header values.",
	breaks: ["HMAC-HDR-04"],
	also: ["HMAC-HDR-06"],
	threats: ["HDR-04", "TSP-08"],
	seen: "wire",
	stages: seeingSignedHeaders((value) => value.trim()),
};
