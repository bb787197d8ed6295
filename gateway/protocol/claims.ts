import type { Principal } from "./principal.ts";
import { isHeaderSafe } from "./principal.ts";
import { accept, type Result, refuse } from "./refusal.ts";
import type { JsonObject } from "./strict-json.ts";
import type { TokenPolicy } from "./token.ts";

/**
 * Whether the token names our issuer, exactly (JWT-CLAIM, RFC 8725 §3.8). Asked once before the key set is
 * fetched, where it can only refuse, and again with the other claims.
 */
export function isOurIssuer(claims: JsonObject, policy: TokenPolicy): boolean {
	return claims["iss"] === policy.issuer;
}

/** Judges the claims of a token whose signature holds (JWT-CLAIM). `nowMs` is Unix time in milliseconds, judged as whole seconds. */
export function principalOf(claims: JsonObject, policy: TokenPolicy, nowMs: number): Result<Principal> {
	if (!isOurIssuer(claims, policy)) {
		return refuse("invalid_token", "claims:iss");
	}
	if (!audienceContains(claims["aud"], policy.audience)) {
		return refuse("invalid_token", "claims:aud");
	}
	const late = untimely(claims, Math.floor(nowMs / 1000), policy.toleranceSeconds);
	if (late !== undefined) {
		return refuse("invalid_token", `claims:${late}`);
	}
	return identify(claims);
}

function audienceContains(audience: unknown, ours: string): boolean {
	if (typeof audience === "string") {
		return audience === ours;
	}
	return Array.isArray(audience) && audience.every((entry) => typeof entry === "string") && audience.includes(ours);
}

/** The name of the first time claim that does not hold; each is written so that NaN and infinity refuse. */
function untimely(claims: JsonObject, now: number, tolerance: number): string | undefined {
	const { exp, nbf, iat } = claims;
	if (!(isFiniteNumber(exp) && now < exp + tolerance)) {
		return "exp";
	}
	if (nbf !== undefined && !(isFiniteNumber(nbf) && nbf <= now + tolerance)) {
		return "nbf";
	}
	if (iat !== undefined && !(isFiniteNumber(iat) && iat <= now + tolerance)) {
		return "iat";
	}
	return undefined;
}

function isFiniteNumber(value: unknown): value is number {
	return typeof value === "number" && Number.isFinite(value);
}

/** The claims that become headers: header-safe texts or nothing. */
function identify(claims: JsonObject): Result<Principal> {
	const userId = claims["sub"];
	const orgId = claims["org_id"];
	const clientId = claims["azp"] === undefined ? claims["client_id"] : claims["azp"];
	const scopes = scopesOf(claims);
	if (!isHeaderSafe(userId)) {
		return refuse("invalid_token", "claims:sub");
	}
	if (orgId !== undefined && !isHeaderSafe(orgId)) {
		return refuse("invalid_token", "claims:org_id");
	}
	if (clientId !== undefined && !isHeaderSafe(clientId)) {
		return refuse("invalid_token", "claims:client");
	}
	if (scopes === undefined) {
		return refuse("invalid_token", "claims:scope");
	}
	return accept({ authType: "jwt", userId, orgId: orgId ?? null, clientId: clientId ?? null, scopes });
}

/** RFC 6749 §3.3: a scope-token, which a header can carry as it is. */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** The scopes of `scope`, divided at SP, else of `permissions` (JWT-CLAIM-09, JWT-CLAIM-10); undefined for anything else. */
function scopesOf({ scope, permissions }: JsonObject): readonly string[] | undefined {
	let scopes: unknown = permissions === undefined ? [] : permissions;
	if (scope !== undefined) {
		scopes = typeof scope === "string" ? scope.split(" ").filter((piece) => piece !== "") : undefined;
	}
	return Array.isArray(scopes) && scopes.every((entry) => typeof entry === "string" && scopeToken.test(entry))
		? scopes
		: undefined;
}
