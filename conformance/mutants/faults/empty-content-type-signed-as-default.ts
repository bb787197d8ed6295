import type { Mutant } from "../mutant.ts";

export const emptyContentTypeSignedAsDefault: Mutant = {
	id: "empty-content-type-signed-as-default",
	sentence: "Signs a default content type where there is none.",
	breaks: ["HMAC-CANON-09"],
	also: [
		"ANS-07",
		"AUTHZ-07",
		"FWD-02",
		"FWD-03",
		"FWD-06",
		"FWD-07",
		"FWD-08",
		"FWD-10",
		"FWD-14",
		"HMAC-BODY-03",
		"HMAC-CANON-01",
		"LIM-02",
		"LIM-05",
		"LIM-06",
	],
	threats: ["BOD-15"],
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
