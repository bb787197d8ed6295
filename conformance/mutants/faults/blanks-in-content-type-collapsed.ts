import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const blanksInContentTypeCollapsed: Mutant = {
	id: "blanks-in-content-type-collapsed",
	sentence: "Collapses blanks within the content type before it verifies.",
	breaks: ["HMAC-CANON-09"],
	threats: ["CAN-44"],
	seen: "wire",
	stages: alsoVerifying((covered) => {
		const collapsed = covered.contentType.replaceAll(/[ \t]+/g, " ");
		return [collapsed, collapsed.replaceAll(" ", "  ")].map((contentType) => ({ ...covered, contentType }));
	}),
};
