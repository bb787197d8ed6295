import { createHash } from "node:crypto";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { generatorHost, generatorSignature, generatorTargetParser } from "../subjects/generator.ts";
import type { AdmissionModel, QuotaTold } from "./admission.ts";
import type { GatewaySetup, ModelRoute } from "./gateway-setup.ts";
import { sectionSize } from "./header-section.ts";
import type { FetchExpectation } from "./kept-key-set.ts";
import { type ModelRecord, readRecord, secretsAt } from "./key-record.ts";
import { accepted, open, type Prediction, refused } from "./prediction.ts";
import { routeFor, scopesOf } from "./route-table.ts";
import { grammarRequirement, malformedField, type SignedFields } from "./signed-fields.ts";
import { coveredParts, fieldOrNone, hostOf, signedFieldsOf } from "./wire-fields.ts";

/** Whom a request proves, as the upstream is told (FWD-04). */
export interface WholeIdentity {
	readonly authType: "hmac" | "jwt";
	readonly clientId: string | null;
	readonly userId: string | null;
	readonly orgId: string | null;
	readonly scopes: readonly string[];
}

/** Everything that the specification says of one request. */
export interface WholeDecision {
	/** "accepted": it reaches its upstream. */
	readonly prediction: Prediction;
	/** Null where nobody in particular asked. */
	readonly identity: WholeIdentity | null;
	/** The route whose upstream the request is for, as soon as one is. */
	readonly route?: ModelRoute;
	/** What is told of quotas (LIM-05): nothing before admission; undefined where either is right. */
	readonly quotas: readonly QuotaTold[] | undefined;
	/** How often the issuer may be asked; undefined where nobody counts. */
	readonly fetches?: FetchExpectation | undefined;
}

/** What a token proves where it is for, and what the gateway had to ask its issuer for it. */
export interface TokenDecision {
	readonly prediction: Prediction;
	readonly identity?: WholeIdentity;
	readonly fetches?: FetchExpectation | undefined;
}

/** What the gateway knows when the request comes. */
export interface Known {
	readonly setup: GatewaySetup;
	/** What the key store holds under a key id. */
	readonly recordText: (keyId: string) => string | undefined;
	readonly admission: AdmissionModel;
	readonly judgeToken: (token: string) => TokenDecision;
	/** Unix seconds. */
	readonly now: number;
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const windowSeconds = 300;
const none = { identity: null, quotas: [] } as const;

/**
 * What becomes of a request, by the verification order of section 2 alone, from the bytes that are sent. It signs anew
 * with what the key store holds, and knows no gateway. An admission counts at once.
 */
export function decideWhole(request: WireRequest, known: Known): WholeDecision {
	const early = beforeCredentials(request, known.setup);
	if (early !== undefined) {
		// Whether it got as far as its token is open then, too.
		const fetches = early.outcome === "open" ? { ...never, most: Number.POSITIVE_INFINITY } : never;
		return { prediction: early, ...none, fetches };
	}
	const route = routeFor(pathOf(request, known.setup), known.setup.routes);
	if (route?.isClosed === true) {
		return { prediction: refused("LIM-08", "route_closed"), route, ...none };
	}
	if (route?.isPublic === true && scopesOf(route, request.method) !== undefined) {
		const prediction = wrongLength(request, known.setup) ?? atUpstream(route);
		return { prediction, route, ...none };
	}
	const fields = signedFieldsOf(request);
	const bearer = fieldOrNone(request, "authorization");
	return Object.values(fields).every((value) => value === null)
		? byToken(request, bearer, route, known)
		: bySignature(request, fields, bearer, route, known);
}

/** The host as it is signed, and as the upstream is told of it. */
export function signedHost(request: WireRequest, { protocol }: GatewaySetup): string | undefined {
	return generatorHost(hostOf(request), protocol === "https" ? 443 : 80);
}

/** What the upstream is asked for (FWD-01, SORT-12). */
export function forwardedTarget({ target }: WireRequest, { scheme }: GatewaySetup): string {
	const parsed = generatorTargetParser(scheme)(target);
	return "text" in parsed ? parsed.text : target;
}

function pathOf(request: WireRequest, setup: GatewaySetup): string {
	const [path = ""] = forwardedTarget(request, setup).split("?", 1);
	return path;
}

function beforeCredentials(request: WireRequest, setup: GatewaySetup): Prediction | undefined {
	if (!methods.includes(request.method)) {
		return refused("REQ-01", "method_not_allowed");
	}
	const target = generatorTargetParser(setup.scheme)(request.target);
	if (!("text" in target) && target.code === "target_too_long") {
		return refused("REQ-02", target.code);
	}
	const section = sectionSize(request);
	if (section.atMost > setup.headerBytes) {
		return section.bytes > setup.headerBytes ? refused("REQ-03", "headers_too_large") : open;
	}
	if (!("text" in target)) {
		const { code, offset, reason } = target;
		return { ...refused("TGT-01", code), offset, reason };
	}
	const host = signedHost(request, setup);
	if (host === undefined) {
		return refused("REQ-04", "malformed_request");
	}
	if (setup.hosts.length > 0 && !setup.hosts.includes(host)) {
		return refused("REQ-05", "misdirected_request");
	}
	const length = wrongDeclaration(request, setup);
	if (length !== undefined) {
		return length;
	}
	const coding = fieldOrNone(request, "content-encoding").toLowerCase();
	return coding === "" || coding === "identity" ? undefined : refused("REQ-08", "unsupported_content_encoding");
}

function bySignature(
	request: WireRequest,
	fields: SignedFields,
	bearer: string,
	route: ModelRoute | undefined,
	known: Known,
): WholeDecision {
	const { setup, admission, now } = known;
	const id = fieldOrNone(request, "x-key-id");
	const isServed = setup.environment === undefined || id.startsWith(`${setup.environment}_`);
	const text = isServed ? known.recordText(id) : undefined;
	const record = readRecord(text, id);
	const refusal =
		malformed(request, fields, setup) ??
		(bearer === "" ? undefined : refused("CRED-03", "conflicting_credentials")) ??
		untimely(request, now) ??
		unproved(request, { record, isStored: text !== undefined }, known) ??
		wrongLength(request, setup) ??
		wrongHash(request);
	if (refusal !== undefined || record === undefined) {
		return { prediction: refusal ?? open, ...none };
	}
	const { keyId, nonce } = coveredParts(request);
	const answer = admission.ask({ keyId, nonce, quotas: record.quotas }, now);
	switch (answer.decision) {
		case "open":
			return { prediction: open, identity: null, quotas: undefined };
		case "replayed":
			return { prediction: refused("HMAC-NONCE-01", "nonce_replayed"), identity: null, quotas: undefined };
		case "full":
			return { prediction: refused("HMAC-NONCE-10", "replay_capacity_exceeded"), identity: null, quotas: undefined };
		case "over-quota":
			return { prediction: refused("LIM-01", "quota_exceeded"), identity: null, quotas: answer.quotas };
		case "admitted": {
			const { clientId, orgId, userId, scopes } = record.identity;
			const identity = { authType: "hmac", clientId, orgId: orgId ?? null, userId: userId ?? null, scopes } as const;
			return { ...authorized(request, identity, route), quotas: answer.quotas };
		}
	}
}

function byToken(
	request: WireRequest,
	bearer: string,
	route: ModelRoute | undefined,
	{ judgeToken, setup }: Known,
): WholeDecision {
	const [, scheme = "", rest = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]*)(.*)$/s.exec(bearer) ?? [];
	if (scheme.toLowerCase() !== "bearer") {
		return { prediction: refused(bearer === "" ? "CRED-01" : "CRED-06", "unauthenticated"), ...none, fetches: never };
	}
	const token = /^ +([^ ].*)$/s.exec(rest)?.[1];
	if (token === undefined) {
		return { prediction: refused("CRED-08", "invalid_token"), ...none, fetches: never };
	}
	const { prediction, identity, fetches } = judgeToken(token);
	if (prediction.outcome !== "accepted" || identity === undefined) {
		return { prediction, ...none, fetches };
	}
	const misframed = wrongLength(request, setup);
	return misframed === undefined
		? { ...authorized(request, identity, route), quotas: [], fetches }
		: { prediction: misframed, ...none, fetches };
}

/** What never gets as far as needing a key of the issuer (JWKS-05). */
export const never: FetchExpectation = { least: 0, most: 0, fewer: "JWKS-03", more: "JWKS-05" };

/** AUTHZ-05 to AUTHZ-09, and then the upstream. */
function authorized(
	{ method }: WireRequest,
	identity: WholeIdentity,
	route: ModelRoute | undefined,
): Omit<WholeDecision, "quotas"> {
	const asked = route === undefined ? undefined : scopesOf(route, method);
	if (route === undefined) {
		return { prediction: refused("AUTHZ-05", "no_route"), identity };
	}
	if (asked === undefined) {
		return { prediction: refused("AUTHZ-06", "method_not_allowed"), identity };
	}
	return asked.every((scope) => identity.scopes.includes(scope))
		? { prediction: atUpstream(route), identity, route }
		: { prediction: refused("AUTHZ-07", "insufficient_scope"), identity };
}

function atUpstream({ isReachable }: ModelRoute): Prediction {
	return isReachable ? accepted : refused("FWD-14", "upstream_unreachable");
}

function malformed(request: WireRequest, fields: SignedFields, { scheme }: GatewaySetup): Prediction | undefined {
	const field = malformedField(fields, scheme);
	if (field !== undefined) {
		const requirement = fields[field] === null ? "HMAC-HDR-01" : grammarRequirement(field, scheme);
		return refused(requirement, "malformed_request");
	}
	return /^[\x20-\x7e]*$/.test(fieldOrNone(request, "content-type"))
		? undefined
		: refused("HMAC-HDR-11", "malformed_request");
}

function untimely(request: WireRequest, now: number): Prediction | undefined {
	const distance = Math.floor(now) - Number(coveredParts(request).timestamp);
	if (Math.abs(distance) <= windowSeconds) {
		return undefined;
	}
	return refused(distance > 0 ? "HMAC-TIME-01" : "HMAC-TIME-02", "timestamp_out_of_window");
}

function unproved(
	request: WireRequest,
	{ record, isStored }: { record: ModelRecord | undefined; isStored: boolean },
	{ setup, now }: Known,
): Prediction | undefined {
	if (record === undefined) {
		return refused(isStored ? "HMAC-KEY-08" : "HMAC-KEY-03", "invalid_credentials");
	}
	const host = signedHost(request, setup) ?? "";
	const parts = { ...coveredParts(request), host, contentType: fieldOrNone(request, "content-type") };
	const sent = fieldOrNone(request, "x-signature");
	const signs = (secret: string) => generatorSignature(parts, secret, setup.scheme) === sent;
	if (secretsAt(record, now).some(signs)) {
		return undefined;
	}
	return refused(requirementOf(record, signs), "invalid_credentials");
}

/** What an acceptance of this signature would break. */
function requirementOf({ secrets, isRevoked }: ModelRecord, signs: (secret: string) => boolean): string {
	const own = secrets.find(({ text }) => signs(text));
	if (own === undefined) {
		return "HMAC-KEY-07";
	}
	if (isRevoked) {
		return "HMAC-KEY-04";
	}
	return [...own.text].length < 32 ? "HMAC-SIG-03" : "HMAC-KEY-05";
}

/** REQ-09, REQ-06; what becomes of a body that is not as long as is said, the platform may settle. */
function wrongDeclaration({ framing, body }: WireRequest, { bodyBytes }: GatewaySetup): Prediction | undefined {
	if (framing.kind !== "length" && framing.kind !== "declared") {
		return undefined;
	}
	const declared = framing.kind === "declared" ? framing.declared : String(body.length);
	if (!/^[0-9]+$/.test(declared)) {
		return refused("REQ-09", "malformed_request");
	}
	if (BigInt(declared) > BigInt(bodyBytes)) {
		return refused("REQ-06", "content_too_large");
	}
	return BigInt(declared) === BigInt(body.length) ? undefined : open;
}

/** REQ-07, REQ-11. */
function wrongLength({ method, body }: WireRequest, { bodyBytes }: GatewaySetup): Prediction | undefined {
	if (body.length > bodyBytes) {
		return refused("REQ-07", "content_too_large");
	}
	return body.length > 0 && (method === "GET" || method === "HEAD")
		? refused("REQ-11", "malformed_request")
		: undefined;
}

function wrongHash(request: WireRequest): Prediction | undefined {
	const claimed = fieldOrNone(request, "x-content-sha256");
	const matches =
		claimed === "UNSIGNED-PAYLOAD"
			? request.body.length === 0
			: claimed === createHash("sha256").update(request.body).digest("hex");
	return matches ? undefined : refused("HMAC-BODY-01", "content_hash_mismatch");
}
