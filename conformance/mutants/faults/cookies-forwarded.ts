import { alsoPassing } from "../making/upstream.ts";
import type { Mutant } from "../mutant.ts";

export const cookiesForwarded: Mutant = {
	id: "cookies-forwarded",
	sentence: "Forwards cookies.",
	breaks: ["FWD-07"],
	threats: ["FWD-05"],
	seen: "wire",
	stages: alsoPassing("cookie"),
};
