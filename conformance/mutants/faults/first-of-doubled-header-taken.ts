import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const firstOfDoubledHeaderTaken: Mutant = {
	id: "first-of-doubled-header-taken",
	sentence: "Takes the first value of an HMAC header field that occurs twice.",
	breaks: ["HMAC-HDR-03"],
	also: ["HMAC-HDR-06", "SORT-09"],
	threats: ["HDR-01", "NON-31", "KEY-16"],
	seen: "wire",
	stages: seeingSignedHeaders((value) => value.split(",")[0] ?? value),
};
