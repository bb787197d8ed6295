import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const allowLeftOut: Mutant = {
	id: "allow-left-out",
	sentence: "Sends a 405 without Allow.",
	breaks: ["ANS-04", "AUTHZ-06"],
	threats: ["MET-02"],
	seen: "wire",
	stages: refusingWith((response) => {
		response.headers.delete("allow");
		return undefined;
	}),
};
