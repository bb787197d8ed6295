import { refuse } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const nonceSpentBeforeTheBody: Mutant = {
	id: "nonce-spent-before-the-body",
	sentence: "Spends the nonce before it compares the content hash.",
	breaks: ["HMAC-NONCE-05", "LIM-02", "ANS-07"],
	threats: ["NON-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async admitHmac(exchange, signed, signer, body) {
			const { stages } = exchange;
			const admission: Stages = { ...stages, contentHashMatches: () => true };
			const quotas = await reference.admitHmac({ ...exchange, stages: admission }, signed, signer, body);
			const digest = { length: body.byteLength, sha256: await stages.sha256(body) };
			return quotas.ok && !stages.contentHashMatches(signed.contentHash, digest, exchange.scheme)
				? refuse("content_hash_mismatch")
				: quotas;
		},
	}),
};
