import type { Mutant } from "../mutant.ts";

export const signatureAlgorithmChosenByTheSender: Mutant = {
	id: "signature-algorithm-chosen-by-the-sender",
	sentence: "Takes the name of the signature's algorithm from a header, and takes none for one.",
	breaks: ["HMAC-CANON-11"],
	threats: ["SIG-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyWithAny(exchange, record, mac, text) {
			const algorithm = exchange.request.headers.get("x-signature-algorithm")?.toLowerCase();
			const holds = await reference.verifyWithAny(exchange, record, mac, text);
			return holds || (algorithm === "none" && record !== undefined);
		},
	}),
};
