import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceNotSpentWithoutScope: Mutant = {
	id: "nonce-not-spent-without-scope",
	sentence: "Asks for the scope before it spends the nonce.",
	breaks: ["HMAC-NONCE-07", "ANS-07", "LIM-06"],
	also: ["HMAC-BODY-01", "LIM-05"],
	threats: ["NON-09", "RAT-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async admitHmac(exchange, signed, signer, body) {
			const { stages, config, request, scheme } = exchange;
			const target = stages.parseTarget(request.url, scheme);
			const route = target.ok ? stages.findRoute(target.value.path, config.routes) : undefined;
			const method = stages.parseMethod(request.method);
			const allowed = route && method.ok ? stages.authorize(signer.principal, route, method.value) : accept(null);
			return allowed.ok ? reference.admitHmac(exchange, signed, signer, body) : allowed;
		},
	}),
};
