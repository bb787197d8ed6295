import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const bodyHashJudgedBeforeTheSignature: Mutant = {
	id: "body-hash-judged-before-the-signature",
	sentence: "Compares the content hash before it verifies the signature.",
	breaks: ["HMAC-BODY-04", "ANS-07"],
	also: ["HMAC-CANON-10", "HMAC-KEY-01"],
	threats: ["LIM-12", "KEY-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const { stages, request, config, scheme } = exchange;
			const credential = stages.chooseCredential(head.header, scheme);
			if (!credential.ok || credential.value.kind !== "hmac") {
				return reference.authenticate(exchange, head);
			}
			const body = await stages.readBody(request, head.method, config.limits.bodyBytes);
			if (!body.ok) {
				return body;
			}
			const digest = { length: body.value.byteLength, sha256: await stages.sha256(body.value) };
			return stages.contentHashMatches(credential.value.signed.contentHash, digest, scheme)
				? reference.authenticate({ ...exchange, stages: { ...stages, readBody: async () => body } }, head)
				: refuse("content_hash_mismatch");
		},
	}),
};
