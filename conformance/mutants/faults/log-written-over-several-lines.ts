import type { Mutant } from "../mutant.ts";

export const logWrittenOverSeveralLines: Mutant = {
	id: "log-written-over-several-lines",
	sentence: "Writes its log line indented.",
	breaks: ["LOG-03"],
	threats: ["LOG-03"],
	seen: { inside: "Only the operator sees the log." },
	stages: (reference) => ({
		...reference,
		writeLog: (line, sink) => sink(JSON.stringify(line, null, 2)),
	}),
};
