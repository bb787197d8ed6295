import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

const common = ["", "application/json", "application/x-www-form-urlencoded", "text/plain", "application/octet-stream"];

export const contentTypeNotCovered: Mutant = {
	id: "content-type-not-covered",
	sentence: "Does not bind a signature to the content type.",
	breaks: ["HMAC-CANON-09"],
	also: ["SORT-08"],
	threats: ["BOD-15"],
	seen: "wire",
	stages: alsoVerifying((covered) => common.map((contentType) => ({ ...covered, contentType }))),
};
