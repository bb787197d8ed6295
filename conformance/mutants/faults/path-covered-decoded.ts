import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const pathCoveredDecoded: Mutant = {
	id: "path-covered-decoded",
	sentence: "Verifies over the decoded path, in which encoded and plain characters are the same.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-11", "CAN-12", "CAN-21"],
	seen: "wire",
	stages: alsoTargets((target) => [
		target.replace("/", "%2F"),
		target.replace(/\/([^/]*)$/, "%2F$1"),
		target.replace("?", "%3F"),
		target.replace("%", "%25"),
		target.replaceAll("+", "%20"),
		target.replaceAll("+", "%2B"),
		target.replace(/([a-z])$/, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`),
	]),
};
