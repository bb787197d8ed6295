import type { Mutant } from "../mutant.ts";

export const cooldownOfUnknownKidsBegunAnewByEach: Mutant = {
	id: "cooldown-of-unknown-kids-begun-anew-by-each",
	sentence:
		"Begins the time in which it fetches for no unknown kid anew with every request that is kept from fetching.",
	breaks: ["JWKS-03"],
	threats: ["JWK-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet(options) {
			let fetches = 0;
			let keptAt = Number.NEGATIVE_INFINITY;
			let known: ReadonlySet<string> = new Set();
			const keySet = reference.openKeySet({
				...options,
				async fetchKeySet() {
					fetches += 1;
					const keys = await options.fetchKeySet();
					known = new Set(keys.map((key) => key.keyId));
					return keys;
				},
			});
			return {
				async find(keyId, algorithm, keepAlive) {
					const before = fetches;
					const isKept = options.now() - keptAt < options.config.unknownKeyCooldownSeconds * 1000;
					if (isKept && !known.has(keyId)) {
						keptAt = options.now();
						return { found: true, keys: [], cache: "hit" };
					}
					const found = await keySet.find(keyId, algorithm, keepAlive);
					const wasKept = found.found && !known.has(keyId) && fetches === before;
					keptAt = wasKept ? options.now() : keptAt;
					return found;
				},
			};
		},
	}),
};
