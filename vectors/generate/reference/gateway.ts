import type {
	Clock,
	GatewayState,
	HmacKey,
	KeyState,
	Refuse,
	SchemeName,
	Stages,
	Step,
	TargetReason,
	VerificationVector,
	WireRequest,
} from "../../format.ts";
import { canonicalTarget, stringToSign } from "./canonical.ts";
import { hostLine } from "./host.ts";
import { mac, sha256Hex, signatureText } from "./mac.ts";
import { HMAC_FIELDS, joinedValue, METHODS, valuesOf, withoutBlanks } from "./signer.ts";
import { firstDefect } from "./target.ts";

const BODY_CAP = 1_048_576n;
const HEADER_CAP = 32_768;

type Verdict = VerificationVector["expect"];

const refuse = (
	status: number,
	code: string,
	step: Step,
	more: { offset?: number; reason?: TargetReason } = {},
): Refuse => ({
	decision: "refuse",
	status,
	code,
	step,
	...more,
});

/** Stage `framing`. */
function framing({ headers }: WireRequest): Refuse | undefined {
	const lengths = valuesOf(headers, "content-length");
	const [length = "0", ...others] = lengths;
	const both = lengths.length > 0 && valuesOf(headers, "transfer-encoding").length > 0;
	if (both || others.length > 0 || !/^[0-9]+$/.test(length)) return refuse(400, "malformed_request", "framing");
	if (BigInt(length) > BODY_CAP) return refuse(413, "content_too_large", "framing");
	const coding = joinedValue(headers, "content-encoding").toLowerCase();
	if (coding !== "" && coding !== "identity") return refuse(415, "unsupported_content_encoding", "framing");
	return undefined;
}

const hostOf = (request: WireRequest): string | undefined => hostLine(withoutBlanks(request.host), 443);

/** Stages `method` to `framing`. */
function beforeCredentials(request: WireRequest, state: GatewayState, scheme: SchemeName): Refuse | undefined {
	if (!METHODS.includes(request.method)) return refuse(405, "method_not_allowed", "method");
	if (request.target.length > 8192) return refuse(414, "target_too_long", "size");
	const fields = [["Host", request.host] as const, ...request.headers];
	const size = fields.reduce((sum, [name, value]) => sum + name.length + withoutBlanks(value).length + 4, 0);
	if (size > HEADER_CAP) return refuse(431, "headers_too_large", "size");
	const defect = firstDefect(request.target, scheme);
	if (defect !== undefined) return refuse(400, "malformed_target", "target", defect);
	const host = hostOf(request);
	if (host === undefined) return refuse(400, "malformed_request", "host");
	if (state.hosts !== undefined && !state.hosts.includes(host)) return refuse(421, "misdirected_request", "host");
	return framing(request);
}

interface Credential {
	keyId: string;
	timestamp: string;
	nonce: string;
	contentHash: string;
	signature: string;
}

function grammars(scheme: SchemeName): RegExp[] {
	const common = [/^[A-Za-z0-9_-]{1,64}$/, /^[1-9][0-9]{9}$/, /^[A-Za-z0-9_-]{16,64}$/];
	if (scheme === "countersign-v1") return [...common, /^[0-9a-f]{64}$/, /^v1=[0-9a-f]{64}$/];
	return [...common, /^(?:[0-9a-f]{64}|UNSIGNED-PAYLOAD)$/, /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/];
}

/** Stage `credentials`. */
function credentialOf(request: WireRequest, scheme: SchemeName): Credential | Refuse {
	const fields = HMAC_FIELDS.map((name) => valuesOf(request.headers, name));
	const authorization = joinedValue(request.headers, "authorization");
	if (fields.every((values) => values.length === 0)) {
		if (!/^bearer(?![!#$%&'*+.^_`|~0-9A-Za-z-])/i.test(authorization))
			return refuse(401, "unauthenticated", "credentials");
		return refuse(401, "invalid_token", /^bearer +[^ ]/i.test(authorization) ? "token-form" : "credentials");
	}
	const wellFormed = grammars(scheme).every((grammar, index) => {
		const [value, ...others] = fields[index] ?? [];
		return value !== undefined && others.length === 0 && grammar.test(value);
	});
	const type = joinedValue(request.headers, "content-type");
	if (!wellFormed || !/^[\x20-\x7e]*$/.test(type)) return refuse(400, "malformed_request", "credentials");
	if (authorization !== "") return refuse(400, "conflicting_credentials", "credentials");
	const [keyId = "", timestamp = "", nonce = "", contentHash = "", signature = ""] = fields.map(([value]) => value);
	return { keyId, timestamp, nonce, contentHash, signature };
}

/** Stage `key`: the secrets that may verify, none for an unknown, revoked, expired or unusable key. */
function secretsOf(keyId: string, clock: Clock, state: GatewayState, published: readonly HmacKey[]): string[] {
	const record = state.keys.find(({ id }) => id === keyId);
	if (record === undefined || record.status === "revoked") return [];
	if (record.expiresAt !== undefined && Math.floor(clock.now) >= record.expiresAt) return [];
	const secrets =
		published.find(({ id }) => id === keyId)?.secrets.filter(({ state: life }) => life === "active") ?? [];
	return secrets
		.slice(0, 2)
		.map(({ secret }) => secret)
		.filter((secret) => [...secret].length >= 32);
}

/** Stage `body`. */
function afterBody(request: WireRequest, credential: Credential): Refuse | undefined {
	const body = Buffer.from(request.bodyBase64, "base64");
	if (body.length > 0 && ["GET", "HEAD"].includes(request.method)) return refuse(400, "malformed_request", "body");
	const hashed =
		credential.contentHash === "UNSIGNED-PAYLOAD" ? body.length === 0 : credential.contentHash === sha256Hex(body);
	return hashed ? undefined : refuse(401, "content_hash_mismatch", "body");
}

/** Whether what was admitted in the current window of one of its quotas has used that up (LIM-01). */
function overQuota({ id, quotas = {} }: KeyState, state: GatewayState, now: number): boolean {
	return Object.entries({ minute: 60, hour: 3600, day: 86_400 }).some(([name, seconds]) => {
		const limit = quotas[name as keyof typeof quotas];
		const window = (time: number): number => Math.floor(time / seconds);
		const inWindow = (state.admitted ?? []).filter(([key, second]) => key === id && window(second) === window(now));
		return limit !== undefined && inWindow.reduce((sum, [, , count]) => sum + count, 0) >= limit;
	});
}

/** Stage `admission`. */
function admission(
	credential: Credential,
	record: KeyState | undefined,
	state: GatewayState,
	now: number,
): Refuse | undefined {
	if (record?.revokedAtAdmission === true) return refuse(401, "invalid_credentials", "admission");
	const spent = state.spentNonces.some(([keyId, nonce]) => keyId === credential.keyId && nonce === credential.nonce);
	if (spent) return refuse(401, "nonce_replayed", "admission");
	return record !== undefined && overQuota(record, state, now) ? refuse(429, "quota_exceeded", "admission") : undefined;
}

type Given = Pick<VerificationVector, "request" | "clock" | "state">;

/**
 * Decides on a request as SPEC.md, section 2, says, up to and including `admission`, for a gateway with the public
 * scheme https, the default limits and no public route, and says what was computed on the way. A vector with a well-formed
 * bearer token is not for this function.
 */
export function examine(
	{ request, clock, state }: Given,
	scheme: SchemeName,
	published: readonly HmacKey[],
): { expect: Verdict; stages: Stages } {
	const stages: Stages = {};
	const stop = (expect: Verdict) => ({ expect, stages });
	const early = beforeCredentials(request, state, scheme);
	if (early !== undefined && early.step !== "framing") return stop(early);
	const host = hostOf(request) ?? "";
	stages.host = host;
	if (early !== undefined) return stop(early);
	const credential = credentialOf(request, scheme);
	if ("decision" in credential) return stop(credential);
	if (!(Math.abs(Math.floor(clock.now) - Number(credential.timestamp)) <= 300)) {
		return stop(refuse(401, "timestamp_out_of_window", "freshness"));
	}
	const contentType = joinedValue(request.headers, "content-type");
	const { method, target } = request;
	const text = stringToSign({ ...credential, method, target, contentType, host }, scheme);
	const signatures = secretsOf(credential.keyId, clock, state, published).map((secret) =>
		signatureText(mac(secret, text), scheme),
	);
	Object.assign(stages, { stringToSign: text, signatures });
	if (!signatures.includes(credential.signature)) return stop(refuse(401, "invalid_credentials", "signature"));
	stages.contentHash = sha256Hex(Buffer.from(request.bodyBase64, "base64"));
	const record = state.keys.find(({ id }) => id === credential.keyId);
	const late = afterBody(request, credential) ?? admission(credential, record, state, clock.now);
	if (late !== undefined) return stop(late);
	return stop(
		scheme === "sorted-query" ? { decision: "admit", target: canonicalTarget(target, scheme) } : { decision: "admit" },
	);
}

/** The decision alone. */
export function decide(given: Given, scheme: SchemeName, published: readonly HmacKey[]): Verdict {
	return examine(given, scheme, published).expect;
}
