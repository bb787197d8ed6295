import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const anyOriginPermittedOnRefusals: Mutant = {
	id: "any-origin-permitted-on-refusals",
	sentence: "Permits every origin to read refusals.",
	breaks: ["ANS-11"],
	threats: ["COR-02"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.set("access-control-allow-origin", "*");
		return undefined;
	}),
};
