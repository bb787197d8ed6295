import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const unknownPathsAnsweredInPlainText: Mutant = {
	id: "unknown-paths-answered-in-plain-text",
	sentence: "Answers an unknown path in plain text.",
	breaks: ["ANS-01"],
	threats: ["ERR-12"],
	seen: "wire",
	stages: refusingWith((response, { code }) => {
		if (code === "no_route") {
			response.headers.set("content-type", "text/plain");
		}
		return undefined;
	}),
};
