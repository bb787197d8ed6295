import { constants, type KeyObject, verify } from "node:crypto";
import { strictObject } from "./strict-json.ts";

/** What the operator demands of a token (JWT-ALG, JWT-CLAIM). */
export interface ModelPolicy {
	readonly issuer: string;
	readonly audience: string;
	readonly algorithms: readonly string[];
	/** In lower case and without `application/`; null: none is needed. */
	readonly types: readonly (string | null)[];
	readonly toleranceSeconds: number;
}

/** A key of the issuer's set, for one algorithm. */
export interface ModelKey {
	readonly kid: string;
	readonly alg: string;
	readonly key: KeyObject;
}

/** Whom a token proves. */
export interface ModelPrincipal {
	readonly userId: string;
	readonly orgId: string | null;
	readonly clientId: string | null;
	readonly scopes: readonly string[];
}

/** What was decided of a token; a refusal names the requirement that it fails first. */
export type TokenVerdict =
	| { readonly accepted: true; readonly principal: ModelPrincipal }
	| { readonly accepted: false; readonly requirement: string };

export interface TokenTerms {
	readonly policy: ModelPolicy;
	/** Unix seconds, whole or not. */
	readonly now: number;
	/** Whether the signature holds under a key of the issuer that the header names, for the algorithm that it names. */
	readonly isSigned: (text: string, header: Readonly<Record<string, unknown>>, signature: Buffer) => boolean;
}

/**
 * The strict predicate on tokens, by JWT-FORM, JWT-ALG, JWT-KEY and JWT-CLAIM alone: every demand is a line, and the
 * first that is not met refuses. It knows neither `jose` nor the core.
 */
export function judgeToken(text: string, { policy, now, isSigned }: TokenTerms): TokenVerdict {
	const parts = text.split(".");
	const [header, claims, signature] = parts.map(decoded);
	const refuse = (requirement: string): TokenVerdict => ({ accepted: false, requirement });
	if (text.length > 8192) return refuse("JWT-FORM-04");
	if (parts.length !== 3 || parts.includes("")) return refuse("JWT-FORM-01");
	if (parts.some((part) => !/^[A-Za-z0-9_-]+$/.test(part))) return refuse("JWT-FORM-02");
	if (header === undefined || claims === undefined || signature === undefined) return refuse("JWT-FORM-03");
	const head = strictObject(header);
	const body = strictObject(claims);
	if (head === undefined || body === undefined) return refuse("JWT-FORM-05");
	const demands: readonly [string, boolean][] = [
		["JWT-FORM-07", !["crit", "b64", "zip"].some((name) => Object.hasOwn(head, name))],
		["JWT-FORM-08", !["jwk", "jku", "x5u", "x5c"].some((name) => Object.hasOwn(head, name))],
		["JWT-FORM-09", isListedType(head, policy)],
		["JWT-KEY-01", isText(head["kid"]) && head["kid"].length <= 256 && head["kid"] !== ""],
		["JWT-ALG-01", isText(head["alg"]) && policy.algorithms.includes(head["alg"])],
		["JWT-CLAIM-01", body["iss"] === policy.issuer],
		["JWT-ALG-05", isSigned(text, head, signature)],
		...claimDemands(body, policy, now),
	];
	const [missed] = demands.filter(([, met]) => !met);
	return missed === undefined ? { accepted: true, principal: principalOf(body) } : refuse(missed[0]);
}

/** Base64url in its one spelling. */
function decoded(part: string): Buffer | undefined {
	const bytes = Buffer.from(part, "base64url");
	return bytes.toString("base64url") === part ? bytes : undefined;
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

function isListedType(head: Record<string, unknown>, { types }: ModelPolicy): boolean {
	if (!Object.hasOwn(head, "typ")) return types.includes(null);
	const type = head["typ"];
	return (
		isText(type) &&
		types.some((listed) => listed !== null && [listed, `application/${listed}`].includes(type.toLowerCase()))
	);
}

/** Whether one of the keys has signed the token. */
export function signedByOneOf(keys: readonly ModelKey[]): TokenTerms["isSigned"] {
	return (text, head, signature) => {
		const input = Buffer.from(text.slice(0, text.lastIndexOf(".")), "latin1");
		return keys.some(
			({ kid, alg, key }) => kid === head["kid"] && alg === head["alg"] && holds(alg, key, input, signature),
		);
	};
}

function holds(alg: string, key: KeyObject, input: Buffer, signature: Buffer): boolean {
	switch (alg) {
		case "EdDSA":
			return verify(null, input, key, signature);
		case "ES256":
			return signature.length === 64 && verify("sha256", input, { key, dsaEncoding: "ieee-p1363" }, signature);
		case "PS256":
			return verify("sha256", input, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }, signature);
		default:
			return alg === "RS256" && verify("sha256", input, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
	}
}

function claimDemands(body: Record<string, unknown>, policy: ModelPolicy, now: number): readonly [string, boolean][] {
	const { aud, exp, nbf, iat, sub } = body;
	const latest = Math.floor(now) + policy.toleranceSeconds;
	const optional = (name: string, test: (value: unknown) => boolean) => !Object.hasOwn(body, name) || test(body[name]);
	const client = Object.hasOwn(body, "azp") ? "azp" : "client_id";
	const scopes = Object.hasOwn(body, "scope")
		? isText(body["scope"]) && body["scope"].split(" ").every((scope) => scope === "" || isScope(scope))
		: optional("permissions", (value) => Array.isArray(value) && value.every(isScope));
	return [
		[
			"JWT-CLAIM-02",
			aud === policy.audience || (Array.isArray(aud) && aud.every(isText) && aud.includes(policy.audience)),
		],
		["JWT-CLAIM-03", Number.isFinite(exp)],
		["JWT-CLAIM-04", typeof exp === "number" && Math.floor(now) < exp + policy.toleranceSeconds],
		["JWT-CLAIM-05", optional("nbf", (value) => Number.isFinite(value) && Number(nbf) <= latest)],
		["JWT-CLAIM-06", optional("iat", (value) => Number.isFinite(value) && Number(iat) <= latest)],
		["JWT-CLAIM-07", isName(sub)],
		["JWT-CLAIM-08", optional("org_id", isName) && optional(client, isName)],
		["JWT-CLAIM-10", scopes],
	];
}

/** 1 to 256 printable ASCII characters, no blank at either end (JWT-CLAIM-07). */
function isName(value: unknown): boolean {
	return isText(value) && value.length > 0 && value.length <= 256 && /^[ -~]*$/.test(value) && value === value.trim();
}

/** A scope-token of RFC 6749 §3.3. */
function isScope(value: unknown): boolean {
	return isText(value) && /^[!#-[\]-~]+$/.test(value);
}

function principalOf(body: Record<string, unknown>): ModelPrincipal {
	const text = (name: string) => (Object.hasOwn(body, name) ? String(body[name]) : null);
	const { scope, permissions } = body;
	const scopes = isText(scope)
		? scope.split(/ +/).filter((one) => one !== "")
		: Array.isArray(permissions)
			? permissions.map(String)
			: [];
	return { userId: String(body["sub"]), orgId: text("org_id"), clientId: text("azp") ?? text("client_id"), scopes };
}
