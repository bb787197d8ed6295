import { constants, type KeyObject, verify } from "node:crypto";
import type { Step, TokenPolicy, TokenVector } from "../../format.ts";
import { usableKey } from "./jwk.ts";
import { strictObject } from "./strict-json.ts";

type Verdict = TokenVector["expect"];
type Members = Record<string, unknown>;

const refuse = (step: Step): Verdict => ({ decision: "refuse", code: "invalid_token", step });

const FORBIDDEN = ["crit", "b64", "zip", "jwk", "jku", "x5u", "x5c"];

function decodePart(part: string): Buffer | undefined {
	if (!/^[A-Za-z0-9_-]+$/.test(part) || part.length % 4 === 1) return undefined;
	const bytes = Buffer.from(part, "base64url");
	return bytes.toString("base64url") === part ? bytes : undefined;
}

function listsType(typ: unknown, policy: TokenPolicy): boolean {
	if (typ === undefined) return policy.typ.includes(null);
	return typeof typ === "string" && policy.typ.includes(typ.toLowerCase().replace(/^application\//, ""));
}

/** Stage `token-form`: the parts of a well-formed token. */
function parse(
	token: string,
	policy: TokenPolicy,
): { header: Members; claims: Members; signature: Buffer } | undefined {
	const parts = token.split(".");
	if (token.length > 8192 || parts.length !== 3) return undefined;
	const [first, second, signature] = parts.map(decodePart);
	const header = first && strictObject(first);
	const claims = second && strictObject(second);
	if (header === undefined || claims === undefined || signature === undefined) return undefined;
	if (FORBIDDEN.some((name) => Object.hasOwn(header, name)) || !listsType(header["typ"], policy)) return undefined;
	const kid = header["kid"];
	if (typeof kid !== "string" || kid.length < 1 || kid.length > 256) return undefined;
	return { header, claims, signature };
}

function verifies(alg: string, key: KeyObject, text: string, signature: Buffer): boolean {
	const data = Buffer.from(text, "latin1");
	if (alg === "EdDSA") return verify(null, data, key, signature);
	if (alg === "ES256") {
		return signature.length === 64 && verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, signature);
	}
	const padding = alg === "PS256" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
	return verify("sha256", data, { key, padding, saltLength: 32 }, signature);
}

function isText(value: unknown): value is string {
	return typeof value === "string" && /^[\x21-\x7e](?:[\x20-\x7e]{0,254}[\x21-\x7e])?$/.test(value);
}

/** The claim or null if it is absent; undefined if it is there and no text for a header (JWT-CLAIM-08). */
function optionalText(claims: Members, name: string): string | null | undefined {
	if (!Object.hasOwn(claims, name)) return null;
	const value = claims[name];
	return isText(value) ? value : undefined;
}

function scopesOf(claims: Members): string[] | undefined {
	let scopes: unknown[] = [];
	if (Object.hasOwn(claims, "scope")) {
		const { scope } = claims;
		if (typeof scope !== "string") return undefined;
		scopes = scope.split(" ").filter((piece) => piece !== "");
	} else if (Object.hasOwn(claims, "permissions")) {
		const { permissions } = claims;
		if (!Array.isArray(permissions)) return undefined;
		scopes = permissions;
	}
	return scopes.every(
		(scope): scope is string => typeof scope === "string" && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope),
	)
		? scopes
		: undefined;
}

function timesHold(claims: Members, now: number, tolerance: number): boolean {
	const time = (name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined);
	const [exp, nbf, iat] = [time("exp"), time("nbf"), time("iat")];
	if (typeof exp !== "number" || !Number.isFinite(exp) || now >= exp + tolerance) return false;
	return [nbf, iat].every(
		(value) => value === undefined || (typeof value === "number" && Number.isFinite(value) && value <= now + tolerance),
	);
}

function holdsAudience(aud: unknown, audience: string): boolean {
	if (!Array.isArray(aud)) return aud === audience;
	return aud.every((entry) => typeof entry === "string") && aud.includes(audience);
}

/** Stage `token-claims`. */
function principalOf(claims: Members, now: number, policy: TokenPolicy): Verdict {
	const organization = optionalText(claims, "org_id");
	const client = optionalText(claims, Object.hasOwn(claims, "azp") ? "azp" : "client_id");
	const scopes = scopesOf(claims);
	const { sub } = claims;
	if (!holdsAudience(claims["aud"], policy.audience) || !timesHold(claims, now, policy.toleranceSeconds)) {
		return refuse("token-claims");
	}
	if (!isText(sub) || organization === undefined || client === undefined || scopes === undefined) {
		return refuse("token-claims");
	}
	return { decision: "admit", principal: { subject: sub, organization, client, scopes } };
}

/** Decides on a token as SPEC.md, section 2, says, from `token-form` to `token-claims`. */
export function decideToken({ token, clock, policy, jwks }: Omit<TokenVector, "expect">): Verdict {
	const parsed = parse(token, policy);
	if (parsed === undefined) return refuse("token-form");
	const { header, claims, signature } = parsed;
	const { alg, kid } = header;
	if (typeof alg !== "string" || !policy.algorithms.includes(alg)) return refuse("token-algorithm");
	if (claims["iss"] !== policy.issuer) return refuse("token-issuer");
	const candidates = jwks.keys
		.slice(0, 20)
		.filter((entry) => (entry as Members | null)?.["kid"] === kid)
		.map((entry) => usableKey(entry, alg))
		.filter((key) => key !== undefined);
	if (candidates.length === 0) return refuse("token-key");
	const text = token.slice(0, token.lastIndexOf("."));
	if (!candidates.some((key) => verifies(alg, key, text, signature))) return refuse("token-signature");
	return principalOf(claims, Math.floor(clock.now), policy);
}
