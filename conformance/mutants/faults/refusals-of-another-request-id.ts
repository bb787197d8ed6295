import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const refusalsOfAnotherRequestId: Mutant = {
	id: "refusals-of-another-request-id",
	sentence: "Names one request id in the document and another in the header.",
	breaks: ["ANS-01"],
	threats: ["FWD-27"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.set("x-request-id", crypto.randomUUID());
		return undefined;
	}),
};
