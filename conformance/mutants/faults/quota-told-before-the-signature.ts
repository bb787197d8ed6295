import type { Mutant } from "../mutant.ts";

export const quotaToldBeforeTheSignature: Mutant = {
	id: "quota-told-before-the-signature",
	sentence: "Tells the quota of a key to whoever names the key.",
	breaks: ["LIM-05"],
	threats: ["RAT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, ...parameters) {
			let minute: number | undefined;
			const stages: typeof exchange.stages = {
				...exchange.stages,
				async lookUpKey(...asked) {
					const record = await exchange.stages.lookUpKey(...asked);
					minute = record.ok ? record.value?.quotas?.minute : undefined;
					return record;
				},
			};
			const signer = await reference.authenticateHmac({ ...exchange, stages }, ...parameters);
			if (!signer.ok && minute !== undefined) {
				const reset = (Math.floor(exchange.platform.now() / 60_000) + 1) * 60;
				exchange.trace.quotas([{ window: "minute", limit: minute, remaining: minute, reset }]);
			}
			return signer;
		},
	}),
};
