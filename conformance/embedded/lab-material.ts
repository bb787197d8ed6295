import type { BuildMaterial } from "../client/context.ts";
import { type KeyMint, tokenMint } from "../client/mint.ts";
import { builtInSchemes, countersignV1 } from "../client/protocol.ts";
import { labRoutes, publicOrigin, tokenKeys, tokenPolicy } from "./gateway-config.ts";
import { allScopes, keyRecords, signingMaterial } from "./lab-keys.ts";
import { readPublishedKeys } from "./published-keys.ts";

/** What requests to the lab's gateways are made of, and what their key stores hold. */
export interface LabMaterial extends BuildMaterial {
	mint: KeyMint;
	/** The records of the key store by name. */
	records: ReadonlyMap<string, string>;
	/** Texts that may be written nowhere. */
	secrets: readonly string[];
}

/** `scheme` is the name in the gateway's configuration. Throws a RangeError for one that is not built in. */
export function labMaterial(scheme: unknown = countersignV1.name): LabMaterial {
	const found = Object.values(builtInSchemes).find(({ name }) => name === scheme);
	if (found === undefined) {
		throw new RangeError(`the gateway knows no scheme called ${JSON.stringify(scheme)}`);
	}
	const published = readPublishedKeys();
	const keys = signingMaterial(published);
	const [first, ...others] = tokenKeys;
	const signingKey = ({ name, alg }: (typeof tokenKeys)[number]) => published.signingKey(name, alg);
	const { host } = new URL(publicOrigin);
	return {
		scheme: found,
		host,
		defaultPort: 443,
		routes: labRoutes,
		keys,
		mint: tokenMint({
			...tokenPolicy,
			claims: { sub: "user-1", azp: "client-token", org_id: "org_token", scope: allScopes.join(" ") },
			keys: [signingKey(first), ...others.map(signingKey)],
		}),
		records: keyRecords(published),
		secrets: [
			...[...keys.values()]
				.flatMap(({ secrets, retired }) => [...secrets, ...(retired === undefined ? [] : [retired])])
				.map((secret) => secret.reveal()),
			...tokenKeys.flatMap(({ name }) => published.privateMembers(name)),
		],
	};
}
