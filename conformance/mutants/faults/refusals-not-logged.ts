import type { Mutant } from "../mutant.ts";

export const refusalsNotLogged: Mutant = {
	id: "refusals-not-logged",
	sentence: "Writes no log line for a request that it refuses.",
	breaks: ["LOG-02"],
	threats: ["LOG-07"],
	seen: { inside: "Only the operator sees the log." },
	stages: (reference) => ({
		...reference,
		writeLog(line, sink) {
			if (line.decision === "forwarded") {
				reference.writeLog(line, sink);
			}
		},
	}),
};
