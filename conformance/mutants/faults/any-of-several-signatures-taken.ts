import type { HeaderLookup } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const anyOfSeveralSignaturesTaken: Mutant = {
	id: "any-of-several-signatures-taken",
	sentence: "Accepts a request if one of several signatures in X-Signature holds.",
	breaks: ["HMAC-HDR-03", "HMAC-HDR-09"],
	also: ["SORT-09"],
	threats: ["SIG-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const signatures = (head.header("x-signature") ?? "").split(/[ ,]+/);
			let answer = await reference.authenticate(exchange, head);
			for (const signature of signatures.length < 2 ? [] : signatures) {
				const header: HeaderLookup = (name) => (name === "x-signature" ? signature : head.header(name));
				answer = answer.ok ? answer : await reference.authenticate(exchange, { ...head, header });
			}
			return answer;
		},
	}),
};
