import { createHmac } from "node:crypto";
import { NothingToChange } from "./nothing-to-change.ts";
import type { TokenDefect } from "./probe.ts";
import {
	generateSigningKeyNow,
	isShared,
	isSigningAlgorithm,
	type Jwk,
	publicJwk,
	publicPem,
	type SignatureVariant,
	type SigningAlgorithm,
	type SigningKey,
	shareKeyType,
	signBytes,
} from "./token-keys.ts";

/** What makes the signature of one token. */
export interface TokenSigner {
	/** For the header, which may name another algorithm than the one that is used. */
	alg: string;
	kid: string | undefined;
	sign(input: Buffer): Buffer;
	/** The same signature in another form, where the algorithm has such a one. */
	variant(input: Buffer, variant: SignatureVariant): Buffer;
}

/** Keys that the target trusts; the first one signs unless another algorithm is asked for. */
export type TrustedKeys = readonly [SigningKey, ...SigningKey[]];

type TokenKey = NonNullable<TokenDefect["key"]>;

/**
 * Resolves the role of a token's key. Keys that the target does not know or should not use are made when they are
 * first asked for, and kept.
 */
export class MintKeys {
	readonly #trusted: TrustedKeys;
	readonly #made = new Map<string, SigningKey>();

	constructor(trusted: TrustedKeys) {
		this.#trusted = trusted;
	}

	signer(role: TokenKey, alg: string | undefined): TokenSigner {
		const confused = confusions[role];
		if (confused !== undefined) {
			return macSigner(confused(this.#confusable()), alg ?? "HS256", this.#confusable().kid);
		}
		if (role === "none") {
			const { kid } = this.#trusted[0];
			return { alg: alg ?? "none", kid, sign: () => Buffer.alloc(0), variant: () => Buffer.alloc(0) };
		}
		const key = this.key(role, alg);
		return {
			alg: alg ?? key.alg,
			kid: role === "other" ? this.#trusted[0].kid : key.kid,
			sign: (input) => signBytes(input, key.alg, key.key),
			variant: (input, variant) => signBytes(input, key.alg, key.key, variant),
		};
	}

	/** The key of a role, for use with `alg` where that is an algorithm; its `alg` is what it signs with. */
	key(role: string, alg: string | undefined): SigningKey {
		const wanted = alg !== undefined && isSigningAlgorithm(alg) ? alg : undefined;
		switch (role) {
			case "right":
				return this.#right(wanted);
			case "other":
				return this.#other();
			case "foreign": {
				// A stranger is not bound to the algorithms of the keys that the target trusts.
				const { kid, alg: usual } = this.#fitting(wanted) ?? { ...this.#trusted[0], alg: wanted ?? "ES256" };
				return this.#making(`foreign ${usual}`, () => generateSigningKeyNow(kid, usual));
			}
			case "weak":
				return this.#ofBits(role, 1024, wanted);
			case "short":
				return this.#ofBits(role, 2047, wanted);
			default:
				throw new RangeError(`there is no token key called ${role}`);
		}
	}

	/**
	 * What goes into a key set or a header for the key of a role. Throws a `NothingToChange` for a shared key, unless it is a
	 * stranger's, who may well give it away.
	 */
	published(role: string, alg: string | undefined): Jwk {
		const key = this.key(role, alg);
		if (role !== "foreign" || !isShared(key.alg)) return publicJwk(key);
		return { ...key.key.export({ format: "jwk" }), kid: key.kid, alg: key.alg };
	}

	#right(alg: SigningAlgorithm | undefined): SigningKey {
		const fitting = this.#fitting(alg);
		if (fitting === undefined) {
			throw new NothingToChange(
				`the target trusts no key that could sign ${alg}`,
				"give one in jwt.keys, or name the algorithm in jwt.algorithms, where the target takes it",
			);
		}
		return fitting;
	}

	#fitting(alg: SigningAlgorithm | undefined): SigningKey | undefined {
		if (alg === undefined) {
			return this.#trusted[0];
		}
		const exact = this.#trusted.find((key) => key.alg === alg);
		const fitting = exact ?? this.#trusted.find((key) => shareKeyType(key.alg, alg));
		return fitting === undefined ? undefined : { ...fitting, alg };
	}

	#other(): SigningKey {
		const [first] = this.#trusted;
		const other = this.#trusted.find((key) => !shareKeyType(key.alg, first.alg)) ?? this.#trusted[1];
		if (other === undefined) {
			throw new RangeError("the target trusts one key only");
		}
		return other;
	}

	/** The key whose public half a confused verifier would take for a secret: RSA in all that was ever reported. */
	#confusable(): SigningKey {
		return this.#trusted.find((key) => shareKeyType(key.alg, "RS256")) ?? this.#trusted[0];
	}

	#ofBits(role: string, bits: number, wanted: SigningAlgorithm | undefined): SigningKey {
		const alg = wanted !== undefined && shareKeyType(wanted, "RS256") ? wanted : "RS256";
		return { ...this.#making(role, () => generateSigningKeyNow(role, "RS256", bits)), alg };
	}

	#making(name: string, make: () => SigningKey): SigningKey {
		const made = this.#made.get(name) ?? make();
		this.#made.set(name, made);
		return made;
	}
}

const confusions: Partial<Record<TokenKey, (key: SigningKey) => Buffer>> = {
	"hmac-of-public-pem": (key) => Buffer.from(publicPem(key)),
	"hmac-of-public-jwk": (key) => Buffer.from(JSON.stringify(publicJwk(key))),
	"hmac-of-zeros": () => Buffer.alloc(32),
	"hmac-of-nothing": () => Buffer.alloc(0),
	"hmac-of-public-modulus": (key) => {
		const { n, x } = publicJwk(key);
		return Buffer.from(String(n ?? x), "base64url");
	},
};

function macSigner(secret: Buffer, alg: string, kid: string | undefined): TokenSigner {
	const digest = /^HS(256|384|512)$/.exec(alg)?.[1] ?? "256";
	const sign = (input: Buffer) => createHmac(`sha${digest}`, secret).update(input).digest();
	return { alg, kid, sign, variant: sign };
}
