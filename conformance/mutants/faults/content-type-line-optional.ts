import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const contentTypeLineOptional: Mutant = {
	id: "content-type-line-optional",
	sentence: "Verifies over the string to sign without the content type as well.",
	breaks: ["HMAC-CANON-09"],
	also: ["HMAC-CANON-01"],
	threats: ["BOD-15"],
	seen: "wire",
	stages: alsoLine("contentType", () => [null, ""]),
};
