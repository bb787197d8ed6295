import { alsoPassing } from "../making/upstream.ts";
import type { Mutant } from "../mutant.ts";

export const forwardingHeadersOfTheSenderPassed: Mutant = {
	id: "forwarding-headers-of-the-sender-passed",
	sentence: "Forwards the forwarding headers of the sender.",
	breaks: ["FWD-07"],
	also: ["FWD-09"],
	threats: ["FWD-11", "FWD-12", "FWD-13"],
	seen: "wire",
	stages: alsoPassing(
		"forwarded",
		"via",
		"x-real-ip",
		"true-client-ip",
		"x-forwarded-port",
		"x-forwarded-prefix",
		"x-forwarded-server",
	),
};
