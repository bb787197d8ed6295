import { encodeHex } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const contentHashLineComputed: Mutant = {
	id: "content-hash-line-computed",
	sentence: "Computes the line of the content hash from the body and never looks at X-Content-SHA256.",
	breaks: ["HMAC-CANON-10", "HMAC-BODY-01", "HMAC-BODY-04"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-03",
		"ANS-07",
		"ANS-08",
		"HMAC-BODY-02",
		"HMAC-CANON-11",
		"HMAC-NONCE-05",
		"LIM-02",
		"LIM-05",
		"REQ-09",
		"SORT-08",
		"SORT-10",
		"SORT-11",
	],
	threats: ["BOD-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const { stages, request, config } = exchange;
			const body = await stages.readBody(request, head.method, config.limits.bodyBytes);
			if (!body.ok) {
				return body;
			}
			const hash = encodeHex(await stages.sha256(body.value));
			const own: Stages = {
				...stages,
				readBody: async () => body,
				authenticateHmac: (inner, judged, signed, contentType) =>
					reference.authenticateHmac(inner, judged, { ...signed, contentHash: hash }, contentType),
				contentHashMatches: () => true,
			};
			return reference.authenticate({ ...exchange, stages: own }, head);
		},
	}),
};
