import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceGivenBackWhenTheUpstreamFails: Mutant = {
	id: "nonce-given-back-when-the-upstream-fails",
	sentence: "Gives the nonce back when the upstream answers with an error of its own.",
	breaks: ["HMAC-NONCE-07"],
	threats: ["NON-09"],
	seen: "wire",
	stages: (reference) => {
		const again = new Set<string>();
		return {
			...reference,
			async admit(keyId, request, namespace, seconds) {
				const answer = await reference.admit(keyId, request, namespace, seconds);
				return answer.ok && answer.value.decision === "replayed" && again.delete(request.nonce)
					? accept({ decision: "admitted", quotas: [] })
					: answer;
			},
			async forwardRequest(exchange, head, route, letIn) {
				const forwarded = await reference.forwardRequest(exchange, head, route, letIn);
				if (!forwarded.ok || forwarded.value.response.status >= 500) {
					again.add(head.header("x-nonce") ?? "");
				}
				return forwarded;
			},
		};
	},
};
