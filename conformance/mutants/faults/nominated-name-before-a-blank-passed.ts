import type { Mutant } from "../mutant.ts";

export const nominatedNameBeforeABlankPassed: Mutant = {
	id: "nominated-name-before-a-blank-passed",
	sentence: "Does not know a name again that Connection lists with a blank behind it.",
	breaks: ["FWD-07"],
	threats: ["FWD-24"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		passedHeaders(sent, configured) {
			const names = (sent.get("connection") ?? "").split(",");
			const known = new Map(sent);
			known.set("connection", names.filter((name) => name === name.trimEnd()).join(","));
			return reference.passedHeaders(known, configured);
		},
	}),
};
