import type { Mutant } from "../mutant.ts";

export const logFailureThrownOn: Mutant = {
	id: "log-failure-thrown-on",
	sentence: "Lets a failure of its log become a failure of the answer.",
	breaks: ["LOG-04"],
	threats: ["AVL-13"],
	seen: { inside: "No request can make the log fail." },
	stages: (reference) => ({ ...reference, writeLog: (line, sink) => sink(JSON.stringify(line)) }),
};
