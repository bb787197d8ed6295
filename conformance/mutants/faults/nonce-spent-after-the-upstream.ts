import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceSpentAfterTheUpstream: Mutant = {
	id: "nonce-spent-after-the-upstream",
	sentence: "Spends the nonce when the upstream has answered.",
	breaks: ["HMAC-NONCE-06", "HMAC-NONCE-02", "HMAC-NONCE-01"],
	also: ["ANS-06", "ANS-07", "HMAC-NONCE-04", "HMAC-NONCE-07", "HMAC-NONCE-08", "HMAC-NONCE-10", "LIM-03", "LIM-04"],
	threats: ["NON-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async admit(keyId, request, namespace, seconds) {
			return reference.admit(
				keyId,
				{ ...request, nonce: `${request.nonce} ${crypto.randomUUID()}` },
				namespace,
				seconds,
			);
		},
		async forwardRequest(exchange, head, route, letIn) {
			const { stages, scheme, platform, config } = exchange;
			const credential = letIn.principal === null ? null : stages.chooseCredential(head.header, scheme);
			const forwarded = await reference.forwardRequest(exchange, head, route, letIn);
			if (credential?.ok !== true || credential.value.kind !== "hmac") {
				return forwarded;
			}
			const { signed } = credential.value;
			const { admissionSeconds, liveNonces } = config.limits;
			const until = stages.acceptableUntil(signed.timestamp, scheme);
			const request = { nonce: signed.nonce, acceptableUntil: until, quotas: {}, liveNonces, recordVersion: 0 };
			const answer = await reference.admit(signed.keyId, request, platform.admission, admissionSeconds);
			return answer.ok && answer.value.decision === "replayed" ? refuse("nonce_replayed") : forwarded;
		},
	}),
};
