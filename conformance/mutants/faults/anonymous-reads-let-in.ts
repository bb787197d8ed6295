import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const anonymousReadsLetIn: Mutant = {
	id: "anonymous-reads-let-in",
	sentence: "Lets a GET without credentials in as if its route were public.",
	breaks: ["CRED-01", "AUTHZ-03", "AUTHZ-05"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-03",
		"ANS-07",
		"ANS-08",
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"AUTHZ-06",
		"CRED-04",
		"CRED-05",
		"CRED-09",
		"HMAC-HDR-10",
	],
	threats: ["AUT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const answer = await reference.authenticate(exchange, head);
			const anonymous =
				!answer.ok && answer.refusal.code === "unauthenticated" && head.header("authorization") === null;
			return anonymous && head.method === "GET" ? accept({ principal: null, body: new Uint8Array() }) : answer;
		},
	}),
};
