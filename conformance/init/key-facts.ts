import { resolveSecret } from "../config/resolve-secret.ts";
import { type Answers, algorithms, type SecretPlace } from "./answers.ts";
import type { Surroundings } from "./readings.ts";

/** What a private key says of itself that is no secret. */
export interface KeyFacts {
	kid?: string;
	alg?: NonNullable<Answers["algorithm"]>;
}

const byKind: Readonly<Record<string, KeyFacts["alg"]>> = {
	"EC P-256": "ES256",
	"OKP Ed25519": "EdDSA",
	"RSA ": "RS256",
};

/** The id and the algorithm of a JWK, as far as it is there and says them. */
export function keyFactsOf(place: SecretPlace, { cwd, env }: Surroundings): KeyFacts {
	const resolved = resolveSecret(place, { env, folder: cwd, published: "jwt" });
	const jwk = resolved.ok ? membersOf(resolved.secret.reveal()) : {};
	const { kid, alg, kty, crv } = jwk;
	const known = algorithms.find((name) => name === alg) ?? byKind[`${kty} ${crv ?? ""}`];
	return {
		...(typeof kid === "string" && kid !== "" ? { kid } : {}),
		...(known === undefined ? {} : { alg: known }),
	};
}

function membersOf(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
}
