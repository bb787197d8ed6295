import { randomUUID } from "node:crypto";
import type { Mint } from "./context.ts";
import { MintKeys } from "./mint-keys.ts";
import type { TokenDefect } from "./probe.ts";
import { isShared, type Jwk, publicJwk, type SignatureVariant, type SigningKey } from "./token-keys.ts";
import { compactText, signingInput } from "./token-parts.ts";
import { changeTokenText } from "./token-text.ts";

/** What honest tokens say. */
export interface MintPolicy {
	/** Undefined where the target looks at none, so that tokens have none. */
	issuer?: string;
	/** The same. */
	audience?: string;
	/** Further members of the header; `typ` is JWT unless told. */
	header?: Readonly<Record<string, unknown>>;
	/** Further claims: `sub`, `scope`, `org_id`… */
	claims: Readonly<Record<string, unknown>>;
	/** Keys that the target trusts; the first one signs unless a defect asks for another algorithm. */
	keys: readonly [SigningKey, ...SigningKey[]];
	/** How long a token lives; 300 seconds. */
	lifetimeSeconds?: number;
}

/** A mint that holds keys, and so knows what its issuer publishes. */
export interface KeyMint extends Mint {
	/** The honest key set. */
	readonly published: readonly Jwk[];
	/**
	 * An entry of a key set. `{ $key: role, …members }` is the public key of that role with members replaced or, if
	 * null, left out; `$alg` says for which algorithm. Anything else is taken as it is.
	 */
	entry(entry: Jwk): Jwk;
}

/**
 * Mints tokens under keys that the target trusts, honest (JWT-FORM, JWT-CLAIM) but for one defect.
 *
 * Keys that the target does not know ("foreign") or should not use ("weak", "short") are made when they are first asked for
 * and kept as long as the mint. Throws a RangeError for a defect that needs a key which is not there.
 */
export function tokenMint(policy: MintPolicy): KeyMint {
	const keys = new MintKeys(policy.keys);
	return {
		published: policy.keys.filter(({ alg }) => !isShared(alg)).map(publicJwk),
		entry: (entry) => (isReference(entry) ? publicEntry(entry, keys) : entry),
		mint: (defect, now) => mintToken(defect, Math.floor(now), policy, keys),
	};
}

function isReference(value: unknown): value is Jwk {
	return typeof value === "object" && value !== null && "$key" in value;
}

function publicEntry({ $key, $alg, ...members }: Jwk, keys: MintKeys): Jwk {
	const alg = typeof $alg === "string" ? $alg : undefined;
	const jwk = { ...keys.published(String($key), alg), ...members };
	return Object.fromEntries(Object.entries(jwk).filter(([, value]) => value !== null));
}

/** Members with each `{ "$key": role }` among them replaced by that public key. */
function withKeys(members: Record<string, unknown> = {}, keys: MintKeys): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(members).map(([name, value]) => [name, isReference(value) ? publicEntry(value, keys) : value]),
	);
}

function mintToken(defect: TokenDefect, now: number, policy: MintPolicy, keys: MintKeys): string {
	const signer = keys.signer(defect.key ?? "right", defect.alg);
	const kid = signer.kid === undefined ? {} : { kid: signer.kid };
	const honestHeader = { alg: signer.alg, typ: "JWT", ...kid, ...policy.header };
	const honestClaims = () => ({
		...(policy.issuer === undefined ? {} : { iss: policy.issuer }),
		...(policy.audience === undefined ? {} : { aud: policy.audience }),
		iat: now,
		exp: now + (policy.lifetimeSeconds ?? 300),
		jti: randomUUID(),
		...policy.claims,
	});
	const times = Object.entries(defect.times ?? {}).map(([name, offset]) => [name, now + offset]);
	const header = without({ ...honestHeader, ...withKeys(defect.header, keys) }, "header.", defect.omit);
	const claims = () =>
		without({ ...honestClaims(), ...Object.fromEntries(times), ...defect.claims }, "claims.", defect.omit);
	const make = () => {
		const parts = { header: jsonText(header, 0, defect), claims: jsonText(claims(), 1, defect) };
		return { ...parts, signature: signer.sign(Buffer.from(signingInput(parts.header, parts.claims))) };
	};
	const parts = make();
	const maker = {
		otherSignature: () => make().signature,
		variantSignature: (variant: SignatureVariant) =>
			signer.variant(Buffer.from(signingInput(parts.header, parts.claims)), variant),
	};
	return (defect.text ?? []).reduce((text, change) => changeTokenText(text, change, maker), compactText(parts));
}

function without(
	members: Record<string, unknown>,
	prefix: string,
	omit: TokenDefect["omit"] = [],
): Record<string, unknown> {
	return Object.fromEntries(Object.entries(members).filter(([name]) => !omit.includes(prefix + name)));
}

const unsignedHeader = Buffer.from('{"alg":"none"}').toString("base64url");

function jsonText(members: Record<string, unknown>, part: 0 | 1, defect: TokenDefect): string {
	const literal = part === 0 ? defect.headerText : defect.claimsText;
	const honest = JSON.stringify(members);
	if (literal !== undefined) {
		const nested = () => `${unsignedHeader}.${Buffer.from(honest).toString("base64url")}.`;
		return literal.replaceAll("{honest}", () => honest.slice(1, -1)).replaceAll("{nested}", nested);
	}
	const needsBits =
		defect.text?.some((change) => "trailingBits" in change && change.trailingBits.part === part) ?? false;
	// Only a part whose bytes are no multiple of three has unused bits in its last character.
	return needsBits && Buffer.byteLength(honest) % 3 === 0 ? JSON.stringify({ ...members, pad: "x" }) : honest;
}
