import { isDeepStrictEqual } from "node:util";
import type {
	GatewayState,
	HeaderPair,
	SchemeName,
	Step,
	TargetReason,
	VerificationFile,
	VerificationVector,
	WireRequest,
} from "../../format.ts";
import { hmacKeys, secretOf } from "../published-keys.ts";
import { stringToSign } from "../reference/canonical.ts";
import { examine } from "../reference/gateway.ts";
import { hostLine } from "../reference/host.ts";
import { mac, sha256Hex, signatureText } from "../reference/mac.ts";
import { withoutBlanks } from "../reference/signer.ts";
import { type CaseHead, disagreement, head } from "./head.ts";
import { NONCE, NOW } from "./signing.ts";

/** A request as its sender signs it; nothing is checked, so that what no signer would sign can be signed. */
export interface Sent {
	method: string;
	target: string;
	host: string;
	/** What is signed for the host where it is not what the host grammar makes of it. */
	hostLine?: string;
	contentType?: string;
	headers: readonly HeaderPair[];
	body: Buffer;
	keyId: string;
	secret: string;
	timestamp: string;
	nonce: string;
	contentHash?: string;
	/** Changes the string before it is signed: a signer who is mistaken about the canonical request. */
	mistake?: (stringToSign: string) => string;
	/** Signs by other means than HMAC-SHA-256. */
	signer?: (secret: string, stringToSign: string) => Buffer;
}

export interface VerificationCase extends CaseHead {
	sent?: Partial<Sent>;
	/** Changes made after signing. */
	after?: readonly Change[];
	now?: number;
	state?: Partial<GatewayState>;
	/** What the author says must happen; absent: it is admitted. */
	refusal?: { status: number; code: string; step: Step; offset?: number; reason?: TargetReason };
}

export type Change = (request: WireRequest) => WireRequest;

const baseSent: Sent = {
	method: "GET",
	target: "/sites/s1?limit=10",
	host: "gw.example.com",
	headers: [],
	body: Buffer.alloc(0),
	keyId: "live_org_test123",
	secret: secretOf("live_org_test123"),
	timestamp: String(NOW),
	nonce: NONCE,
};

const baseState: GatewayState = { keys: [{ id: "live_org_test123", status: "active" }], spentNonces: [] };

/** The request of an honest signer, or of one who signs what he is told to. */
function signedRequest(sent: Sent, scheme: SchemeName): WireRequest {
	const { method, target, host, contentType, body, keyId, secret, timestamp, nonce } = sent;
	const contentHash = sent.contentHash ?? sha256Hex(body);
	const parts = {
		keyId,
		timestamp,
		nonce,
		method,
		target,
		host: sent.hostLine ?? hostLine(withoutBlanks(host), 443) ?? host.toLowerCase(),
		contentType: withoutBlanks(contentType ?? ""),
		contentHash,
	};
	const text = stringToSign(parts, scheme);
	const signature = signatureText((sent.signer ?? mac)(secret, sent.mistake?.(text) ?? text), scheme);
	const headers: HeaderPair[] = [
		...(contentType === undefined ? [] : [["Content-Type", contentType] as const]),
		...sent.headers,
		["X-Key-Id", keyId],
		["X-Timestamp", timestamp],
		["X-Nonce", nonce],
		["X-Content-SHA256", contentHash],
		["X-Signature", signature],
	];
	return { scheme: "https", method, target, host, headers, bodyBase64: body.toString("base64") };
}

function vectorOf(
	family: string,
	scheme: SchemeName,
	base: Partial<Sent>,
	given: VerificationCase,
	first: string,
): VerificationVector {
	const signed = signedRequest({ ...baseSent, ...base, ...given.sent }, scheme);
	const request = (given.after ?? []).reduce((changed, change) => change(changed), signed);
	const clock = { now: given.now ?? NOW };
	const state = { ...baseState, ...given.state };
	const { expect, stages } = examine({ request, clock, state }, scheme, hmacKeys);
	const found = expect.decision === "refuse" ? expect : undefined;
	const author = given.refusal === undefined ? undefined : { decision: "refuse", ...given.refusal };
	if (!isDeepStrictEqual(found, author)) throw disagreement(family, given, author, expect);
	return { ...head(family, given, expect.decision === "refuse", first), request, clock, state, stages, expect };
}

/**
 * A file of verification vectors: the first case is the twin of those that name none, the reference decides on each,
 * and the author and the reference have to agree on decision, status, code, step, offset and reason.
 */
export function verificationFile(
	family: string,
	scheme: SchemeName,
	notes: string,
	cases: readonly VerificationCase[],
	base: Partial<Sent> = {},
): VerificationFile {
	const first = cases[0]?.slug ?? "";
	const vectors = cases.map((given) => vectorOf(family, scheme, base, given, first));
	const $schema = "../schema/verification.schema.json";
	return { $schema, schemaVersion: 1, kind: "verification", scheme, family, notes, vectors };
}
