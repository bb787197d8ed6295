import { alsoPassing } from "../making/upstream.ts";
import type { Mutant } from "../mutant.ts";

export const expectationsForwarded: Mutant = {
	id: "expectations-forwarded",
	sentence: "Forwards Expect.",
	breaks: ["FWD-07"],
	also: ["ANS-05"],
	threats: ["FWD-24"],
	seen: "wire",
	stages: alsoPassing("expect"),
};
