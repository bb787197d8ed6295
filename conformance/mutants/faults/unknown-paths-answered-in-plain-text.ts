import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const unknownPathsAnsweredInPlainText: Mutant = {
	id: "unknown-paths-answered-in-plain-text",
	sentence: "Answers an unknown path in plain text.",
	breaks: ["ANS-01"],
	also: [
		"ANS-02",
		"ANS-05",
		"ANS-07",
		"ANS-08",
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"AUTHZ-01",
		"AUTHZ-02",
		"AUTHZ-05",
		"HMAC-NONCE-07",
		"LIM-06",
	],
	threats: ["ERR-12"],
	seen: "wire",
	stages: refusingWith((response, { code }) => {
		if (code === "no_route") {
			response.headers.set("content-type", "text/plain");
		}
		return undefined;
	}),
};
