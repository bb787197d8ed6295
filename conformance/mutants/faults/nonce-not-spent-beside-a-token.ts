import { accept, type HeaderLookup } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const nonceNotSpentBesideAToken: Mutant = {
	id: "nonce-not-spent-beside-a-token",
	sentence: "Takes a signature with a token beside it, and spends no nonce for it.",
	breaks: ["CRED-03", "HMAC-NONCE-01"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08", "ANS-09"],
	threats: ["NON-37", "AUT-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			if (head.header("authorization") === null || head.header("x-signature") === null) {
				return reference.authenticate(exchange, head);
			}
			const header: HeaderLookup = (name) => (name === "authorization" ? null : head.header(name));
			const admit: Stages["admit"] = async () => accept({ decision: "admitted", quotas: [] });
			return reference.authenticate({ ...exchange, stages: { ...exchange.stages, admit } }, { ...head, header });
		},
	}),
};
