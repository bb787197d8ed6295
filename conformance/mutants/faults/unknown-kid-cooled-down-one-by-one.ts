import type { Mutant } from "../mutant.ts";

export const unknownKidCooledDownOneByOne: Mutant = {
	id: "unknown-kid-cooled-down-one-by-one",
	sentence: "Fetches the key set once for each unknown kid.",
	breaks: ["JWKS-04"],
	also: ["JWKS-03", "JWKS-08", "JWKS-11"],
	threats: ["JWK-03", "JWK-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet(options) {
			const asked = new Set<string>();
			let keySet = reference.openKeySet(options);
			return {
				async find(keyId, algorithm, keepAlive) {
					const found = await keySet.find(keyId, algorithm, keepAlive);
					if (!found.found || found.keys.length > 0 || asked.has(keyId)) {
						return found;
					}
					asked.add(keyId);
					keySet = reference.openKeySet(options);
					return keySet.find(keyId, algorithm, keepAlive);
				},
			};
		},
	}),
};
