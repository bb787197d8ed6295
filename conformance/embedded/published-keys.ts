import { z } from "zod";
import { type SigningAlgorithm, type SigningKey, signingKeyOf } from "../client/token-keys.ts";
import { Secret } from "../config/secret.ts";
import { readData } from "../data.ts";

const PublishedKeys = z.object({
	hmac: z.array(z.object({ id: z.string(), secrets: z.array(z.object({ secret: z.string(), state: z.string() })) })),
	jwt: z.array(z.object({ name: z.string(), jwk: z.record(z.string(), z.unknown()) })),
});

/** The test keys of `vectors/keys.json`, which everybody has: good for gateways that protect nothing. */
export interface PublishedKeys {
	/** The first active secret under this id. Throws a RangeError where there is none. */
	secret(id: string): Secret;
	/** The private key of this name for this algorithm, under its own kid. */
	signingKey(name: string, alg: SigningAlgorithm): SigningKey;
	/** The private members of a key, none of which may be written anywhere. */
	privateMembers(name: string): readonly string[];
}

export function readPublishedKeys(): PublishedKeys {
	const keys = PublishedKeys.parse(readData("vectors/keys.json"));
	const jwkOf = (name: string) => {
		const found = keys.jwt.find((key) => key.name === name);
		if (found === undefined) {
			throw new RangeError(`no published token key is called ${name}`);
		}
		return found.jwk;
	};
	return {
		secret(id) {
			const active = keys.hmac.find((key) => key.id === id)?.secrets.find(({ state }) => state === "active");
			if (active === undefined) {
				throw new RangeError(`no published key is called ${id}`);
			}
			return new Secret(active.secret);
		},
		signingKey: (name, alg) => signingKeyOf(name, alg, jwkOf(name)),
		privateMembers: (name) =>
			["d", "p", "q", "dp", "dq", "qi"].flatMap((member) => {
				const value = jwkOf(name)[member];
				return typeof value === "string" ? [value] : [];
			}),
	};
}
