import type { Mutant } from "../mutant.ts";

export const logLineOfAnUntoldRay: Mutant = {
	id: "log-line-of-an-untold-ray",
	sentence: "Writes no CF-Ray to its log.",
	breaks: ["LOG-02"],
	threats: ["LOG-05"],
	seen: { inside: "Only the operator sees the log." },
	stages: (reference) => ({
		...reference,
		writeLog: (line, sink) => reference.writeLog({ ...line, cfRay: null, pop: null }, sink),
	}),
};
