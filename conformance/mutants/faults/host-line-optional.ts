import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const hostLineOptional: Mutant = {
	id: "host-line-optional",
	sentence: "Verifies over the string to sign without the host as well.",
	breaks: ["HMAC-CANON-07"],
	threats: ["CAN-07"],
	seen: "wire",
	stages: alsoLine("host", () => [null, ""]),
};
