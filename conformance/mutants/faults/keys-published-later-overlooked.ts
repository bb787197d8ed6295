import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import type { Mutant } from "../mutant.ts";

export const keysPublishedLaterOverlooked: Mutant = {
	id: "keys-published-later-overlooked",
	sentence: "Takes no later key set that does nothing but add keys to those that it knows.",
	breaks: ["JWKS-03"],
	also: ["JWKS-01", "JWT-ALG-04", "JWT-KEY-03", "JWT-KEY-04", "JWT-KEY-05", "JWT-KEY-06", "JWT-KEY-07", "JWT-KEY-08"],
	threats: ["JWK-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet: (options) => {
			let known: readonly VerificationKey[] = [];
			return reference.openKeySet({
				...options,
				async fetchKeySet() {
					const published = await options.fetchKeySet();
					const isThere = ({ keyId }: VerificationKey): boolean => published.some((key) => key.keyId === keyId);
					const addsOnly = known.length > 0 && published.length > known.length && known.every(isThere);
					if (!addsOnly) known = published;
					return known;
				},
			});
		},
	}),
};
