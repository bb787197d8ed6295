import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const refusalsInPlainText: Mutant = {
	id: "refusals-in-plain-text",
	sentence: "Answers a refusal in plain text.",
	breaks: ["ANS-01"],
	threats: ["ERR-12"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.set("content-type", "text/plain");
		return undefined;
	}),
};
