import { trimOws } from "#protocol";
import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const contentTypeParametersNotCovered: Mutant = {
	id: "content-type-parameters-not-covered",
	sentence: "Binds a signature to the media type without its parameters.",
	breaks: ["HMAC-CANON-09"],
	threats: ["BOD-15"],
	seen: "wire",
	stages: alsoVerifying((covered) => [
		{ ...covered, contentType: trimOws(covered.contentType.replace(/;.*$/, "")) },
		{ ...covered, contentType: `${covered.contentType}; charset=utf-8` },
	]),
};
