import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const anyOneLineLeftOutToo: Mutant = {
	id: "any-one-line-left-out-too",
	sentence: "Verifies over the string to sign with any one of its lines left out as well.",
	breaks: [
		"HMAC-CANON-02",
		"HMAC-CANON-03",
		"HMAC-CANON-04",
		"HMAC-CANON-05",
		"HMAC-CANON-06",
		"HMAC-CANON-07",
		"HMAC-CANON-08",
		"HMAC-CANON-09",
		"HMAC-CANON-10",
	],
	also: ["HMAC-CANON-01", "SORT-08"],
	threats: ["CAN-01", "CAN-02", "CAN-04", "CAN-05", "CAN-06", "CAN-07"],
	seen: "wire",
	stages: alsoTexts((text) => {
		const lines = text.split("\n");
		return lines.map((_, left) => lines.filter((_line, index) => index !== left).join("\n"));
	}),
};
