import { refuse } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import { detailed } from "../making/answer.ts";
import { hmacSha256 } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

function hex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const rightSignatureInRefusals: Mutant = {
	id: "right-signature-in-refusals",
	sentence: "Says in a refusal which signature would have been right.",
	breaks: ["ANS-08", "HMAC-KEY-01"],
	threats: ["SIG-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			let right = "";
			const verifyMac: Stages["verifyMac"] = async (secret, mac, text) => {
				right = hex(await hmacSha256(secret, text));
				return reference.verifyMac(secret, mac, text);
			};
			const stages = { ...exchange.stages, verifyMac };
			const signer = await reference.authenticateHmac({ ...exchange, stages }, head, signed, contentType);
			return signer.ok || right === "" ? signer : refuse(signer.refusal.code, `expected v1=${right}`);
		},
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			return refusal.because?.startsWith("expected ") ? detailed(response, refusal, facts, refusal.because) : response;
		},
	}),
};
