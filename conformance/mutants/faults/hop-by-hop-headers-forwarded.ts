import { alsoPassing } from "../making/upstream.ts";
import type { Mutant } from "../mutant.ts";

export const hopByHopHeadersForwarded: Mutant = {
	id: "hop-by-hop-headers-forwarded",
	sentence: "Forwards the hop-by-hop headers of the sender that the platform lets it.",
	breaks: ["FWD-07"],
	threats: ["FWD-24", "FWD-05"],
	seen: "wire",
	stages: alsoPassing("proxy-authorization", "proxy-authenticate", "proxy-connection", "keep-alive", "te", "trailer"),
};
