import type { Mutant } from "../mutant.ts";

export const stageTimesBelowZero: Mutant = {
	id: "stage-times-below-zero",
	sentence: "Writes how long each stage took by a clock that runs backwards.",
	breaks: ["LOG-02"],
	threats: ["LOG-06"],
	seen: { inside: "Only the operator sees the log." },
	stages: (reference) => ({
		...reference,
		writeLog(line, sink) {
			const stages = Object.fromEntries(Object.entries(line.stages).map(([stage, ms]) => [stage, -1 - ms]));
			reference.writeLog({ ...line, stages }, sink);
		},
	}),
};
