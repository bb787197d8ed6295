import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const lastOfDoubledHeaderTaken: Mutant = {
	id: "last-of-doubled-header-taken",
	sentence: "Takes the last value of an HMAC header field that occurs twice.",
	breaks: ["HMAC-HDR-03"],
	also: ["HMAC-HDR-06", "SORT-09"],
	threats: ["HDR-01", "NON-31", "KEY-16"],
	seen: "wire",
	stages: seeingSignedHeaders((value) => value.split(",").at(-1) ?? value),
};
