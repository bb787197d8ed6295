import type { Mutant } from "../mutant.ts";

export const logWrittenAsText: Mutant = {
	id: "log-written-as-text",
	sentence: "Writes its log as text, with whatever a request contains in it.",
	breaks: ["LOG-03"],
	threats: ["LOG-03"],
	seen: { inside: "Only the operator sees the log." },
	stages: (reference) => ({
		...reference,
		writeLog(line, sink) {
			sink(`${line.requestId} ${line.decision} ${line.status} ${line.code ?? "-"} ${line.keyId ?? "-"}`);
		},
	}),
};
