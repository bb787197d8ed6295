import type { Mutant } from "../mutant.ts";

export const emptyContentTypeSignedAsDefault: Mutant = {
	id: "empty-content-type-signed-as-default",
	sentence: "Signs a default content type where there is none.",
	breaks: ["HMAC-CANON-09"],
	threats: ["AVL-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateHmac: (exchange, head, signed, contentType) =>
			reference.authenticateHmac(
				exchange,
				head,
				signed,
				contentType === "" && head.method === "POST" ? "application/octet-stream" : contentType,
			),
	}),
};
