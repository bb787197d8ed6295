import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const hostLineOfAnotherHost: Mutant = {
	id: "host-line-of-another-host",
	sentence: "Verifies over another host than the one that was asked.",
	breaks: ["HMAC-CANON-07"],
	threats: ["CAN-07", "CAN-43", "NON-34"],
	seen: "wire",
	stages: alsoLine("host", (line) => ["other.example", `${line}.`, `${line}:443`, `${line}:80`]),
};
