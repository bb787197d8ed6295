import type { BuildMaterial } from "../client/context.ts";
import { type KeyMint, tokenMint } from "../client/mint.ts";
import { builtInSchemes, countersignV1, type Scheme } from "../client/protocol.ts";
import { type Json, labRoutes, otherHost, publicOrigin, tokenKeys, tokenPolicy } from "./gateway-config.ts";
import { allScopes, keyRecords, otherRecord, signingMaterial } from "./lab-keys.ts";
import { readPublishedKeys } from "./published-keys.ts";

/** What the lab's gateways share: keys, the mint, and what their key stores hold. */
export interface LabMaterial extends Pick<BuildMaterial, "keys" | "routes"> {
	mint: KeyMint;
	/** The records of the key store by name. */
	records: ReadonlyMap<string, string>;
	/** Texts that may be written nowhere. */
	secrets: readonly string[];
}

export function labMaterial(): LabMaterial {
	const published = readPublishedKeys();
	const keys = signingMaterial(published);
	const [first, ...others] = tokenKeys;
	const other = otherRecord(published);
	const signingKey = ({ name, alg }: (typeof tokenKeys)[number]) => published.signingKey(name, alg);
	const hmacSecrets = [...keys.values()].flatMap(({ secrets, retired }) => [
		...secrets,
		...(retired === undefined ? [] : [retired]),
	]);
	return {
		routes: labRoutes,
		keys,
		mint: tokenMint({
			...tokenPolicy,
			claims: { sub: "user-1", azp: "client-token", org_id: "org_token", scope: allScopes.join(" ") },
			keys: [signingKey(first), ...others.map(signingKey)],
		}),
		records: new Map([...keyRecords(published), [other.name, other.text]]),
		secrets: [
			...hmacSecrets.map((secret) => secret.reveal()),
			...tokenKeys.flatMap(({ name }) => published.privateMembers(name)),
		],
	};
}

/**
 * What requests to a gateway of this configuration are made of. Throws a RangeError for a scheme that is not built
 * in, a TypeError for a public origin that is no URL.
 */
export function buildMaterial(
	{ keys, routes, mint }: LabMaterial,
	config: Readonly<Record<string, Json>>,
): BuildMaterial & { scheme: Scheme } {
	const name = config["scheme"] ?? countersignV1.name;
	const scheme = Object.values(builtInSchemes).find((candidate) => candidate.name === name);
	if (scheme === undefined) {
		throw new RangeError(`the gateway knows no scheme called ${JSON.stringify(name)}`);
	}
	const origin = new URL(String(config["publicOrigin"] ?? publicOrigin));
	return {
		scheme,
		host: origin.host,
		otherHost,
		defaultPort: origin.protocol === "https:" ? 443 : 80,
		routes,
		keys,
		mint,
	};
}
