import type { HeaderLookup } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const signatureOptional: Mutant = {
	id: "signature-optional",
	sentence: "Verifies a signature only where there is one.",
	breaks: ["HMAC-HDR-01", "HMAC-HDR-02"],
	also: ["CRED-02", "CRED-04", "HMAC-HDR-10"],
	threats: ["SIG-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate(exchange, head) {
			if ((head.header("x-signature") ?? "") !== "" || head.header("x-key-id") === null) {
				return reference.authenticate(exchange, head);
			}
			const header: HeaderLookup = (name) => (name === "x-signature" ? `v1=${"0".repeat(64)}` : head.header(name));
			const verifyMac: Stages["verifyMac"] = async () => true;
			return reference.authenticate({ ...exchange, stages: { ...exchange.stages, verifyMac } }, { ...head, header });
		},
	}),
};
