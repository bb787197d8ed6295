import { refuse } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const quotaCountedBeforeTheBody: Mutant = {
	id: "quota-counted-before-the-body",
	sentence: "Counts a request against its quota before it compares the content hash.",
	breaks: ["LIM-02", "HMAC-NONCE-05"],
	threats: ["RAT-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async admitHmac(exchange, signed, signer, body) {
			const { stages, scheme } = exchange;
			const counted = { ...stages, contentHashMatches: () => true } satisfies Stages;
			const answer = await reference.admitHmac({ ...exchange, stages: counted }, signed, signer, body);
			const digest = { length: body.byteLength, sha256: await stages.sha256(body) };
			return stages.contentHashMatches(signed.contentHash, digest, scheme) ? answer : refuse("content_hash_mismatch");
		},
	}),
};
