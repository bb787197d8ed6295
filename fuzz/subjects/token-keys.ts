import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { z } from "zod";
import { readData } from "../../conformance/data.ts";
import type { ModelKey } from "../models/token.ts";

const KeysFile = z.object({ jwt: z.array(z.object({ name: z.string(), jwk: z.record(z.string(), z.unknown()) })) });

/** A published key pair and the algorithm that it is used with here. */
interface TokenKey {
	readonly kid: string;
	readonly alg: "RS256" | "PS256" | "ES256" | "EdDSA";
	readonly privateKey: KeyObject;
	readonly publicKey: KeyObject;
}

export type TokenKeyName = (typeof uses)[number][0];

/** Which published key is used how; `foreign` ones are not in the set of the issuer. */
const uses = [
	["ec-1", "ES256", "trusted"],
	["ed-1", "EdDSA", "trusted"],
	["rsa-1", "RS256", "trusted"],
	["rsa-2", "PS256", "trusted"],
	["ec-2", "ES256", "foreign"],
	["ed-2", "EdDSA", "foreign"],
] as const;

export interface TokenKeys {
	key(name: TokenKeyName): TokenKey;
	/** The set of the issuer. */
	readonly trusted: readonly ModelKey[];
}

/** The published test keys of `vectors/keys.json`. */
export function readTokenKeys(): TokenKeys {
	const { jwt } = KeysFile.parse(readData("vectors/keys.json"));
	const keys = new Map(
		uses.map(([name, alg]) => {
			const jwk = jwt.find((entry) => entry.name === name)?.jwk;
			if (jwk === undefined) {
				throw new RangeError(`no published key is called ${name}`);
			}
			const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
			return [name, { kid: name, alg, privateKey, publicKey: createPublicKey(privateKey) }] as const;
		}),
	);
	const key = (name: TokenKeyName): TokenKey => {
		const found = keys.get(name);
		if (found === undefined) {
			throw new RangeError(`no key called ${name}`);
		}
		return found;
	};
	const trusted = uses
		.filter(([, , role]) => role === "trusted")
		.map(([name, alg]) => ({ kid: name, alg, key: key(name).publicKey }));
	return { key, trusted };
}
