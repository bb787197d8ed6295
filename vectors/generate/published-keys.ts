import { existsSync, readFileSync } from "node:fs";
import type { HmacKey, Jwk, KeysFile } from "../format.ts";

/** Beside this folder; what was built stands in `dist/` of the package that has it. */
const places = ["../keys.json", "../../../vectors/keys.json"].map((path) => new URL(path, import.meta.url));
const place = places.find((each) => existsSync(each));
if (place === undefined) throw new Error("The files of this package are incomplete: no vectors/keys.json.");

const file: KeysFile = JSON.parse(readFileSync(place, "utf8"));

/** The published HMAC keys of keys.json. */
export const hmacKeys: readonly HmacKey[] = file.hmac;

/** The key id of 64 characters. */
export const longestKeyId = `live_org_${"0123456789".repeat(5)}01234`;

/** A secret of a published key, by its place in the list. A mistaken id is the author's mistake and is thrown. */
export function secretOf(keyId: string, place = 0): string {
	const secret = file.hmac.find(({ id }) => id === keyId)?.secrets[place]?.secret;
	if (secret === undefined) throw new Error(`keys.json has no secret ${place} of ${keyId}`);
	return secret;
}

/** A published private JWK by its name. */
export function privateJwk(name: string): Jwk {
	const jwk = file.jwt.find((key) => key.name === name)?.jwk;
	if (jwk === undefined) throw new Error(`keys.json has no key ${name}`);
	return jwk;
}

/** The public members of a published key, with `more` added or put in their place. */
export function publicJwk(name: string, more: Jwk = {}): Jwk {
	const { kty, crv, x, y, n, e, kid } = privateJwk(name);
	const members = Object.entries({ kty, crv, x, y, n, e, kid, ...more });
	return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
