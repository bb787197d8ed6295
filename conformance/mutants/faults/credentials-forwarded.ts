import { alsoPassing } from "../making/upstream.ts";
import type { Mutant } from "../mutant.ts";

export const credentialsForwarded: Mutant = {
	id: "credentials-forwarded",
	sentence: "Forwards the credentials of a request.",
	breaks: ["FWD-07", "AUTHZ-04"],
	threats: ["FWD-05"],
	seen: "wire",
	stages: alsoPassing(
		"authorization",
		"proxy-authorization",
		"x-key-id",
		"x-timestamp",
		"x-nonce",
		"x-content-sha256",
		"x-signature",
	),
};
