import type { Mutant } from "../mutant.ts";

export const noHeaderOfTheSenderForwarded: Mutant = {
	id: "no-header-of-the-sender-forwarded",
	sentence: "Forwards no header of the sender.",
	breaks: ["FWD-06"],
	also: ["FWD-08"],
	threats: ["FWD-05"],
	seen: "wire",
	stages: (reference) => ({ ...reference, passedHeaders: () => new Map() }),
};
