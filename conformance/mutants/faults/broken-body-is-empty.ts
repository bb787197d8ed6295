import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const brokenBodyIsEmpty: Mutant = {
	id: "broken-body-is-empty",
	sentence: "Takes a body that cannot be read for an empty one.",
	breaks: ["REQ-10"],
	also: ["HMAC-NONCE-05"],
	threats: ["BOD-18"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const body = await reference.readBody(message, method, maxBytes);
			return !body.ok && body.refusal.because === "body" ? accept(new Uint8Array()) : body;
		},
	}),
};
