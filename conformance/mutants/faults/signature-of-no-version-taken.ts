import type { HeaderLookup } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const signatureOfNoVersionTaken: Mutant = {
	id: "signature-of-no-version-taken",
	sentence:
		"Compares what it computed for the version of a signature with what was sent for it, also where both are nothing.",
	breaks: ["HMAC-HDR-09"],
	also: ["ANS-08"],
	threats: ["SIG-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate(exchange, head) {
			const sent = head.header("x-signature") ?? "";
			// What has no version finds no computed value, and has no digits: undefined equals undefined.
			if (sent === "" || sent.includes("=") || exchange.scheme.signature.encoding !== "hex") {
				return reference.authenticate(exchange, head);
			}
			const header: HeaderLookup = (name) => (name === "x-signature" ? `v1=${"0".repeat(64)}` : head.header(name));
			const verifyMac: Stages["verifyMac"] = async () => true;
			return reference.authenticate({ ...exchange, stages: { ...exchange.stages, verifyMac } }, { ...head, header });
		},
	}),
};
