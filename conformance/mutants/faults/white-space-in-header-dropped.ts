import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const whiteSpaceInHeaderDropped: Mutant = {
	id: "white-space-in-header-dropped",
	sentence: "Drops blanks within a header value.",
	breaks: ["HMAC-HDR-04"],
	also: ["HMAC-HDR-05", "SORT-09"],
	threats: ["HDR-02"],
	seen: "wire",
	stages: seeingSignedHeaders((value) => value.replaceAll(/[ \t]/g, "")),
};
