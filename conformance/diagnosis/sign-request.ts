import { createHash, createHmac } from "node:crypto";
import { latin1 } from "../client/latin1.ts";
import type { HeaderPair } from "../client/probe.ts";
import {
	headerRoles,
	isKnownMethod,
	parseTarget,
	type RefusalCode,
	type Scheme,
	secretBytes,
	signatureText,
	stringToSign,
	type TargetReason,
	trimOws,
} from "../client/protocol.ts";
import { splitUrl } from "./split-url.ts";

/** What a signer is given. `url` and `headers` are wire texts: one character, one byte. */
export interface SigningRequest {
	keyId: string;
	secret: string;
	timestamp: string;
	nonce: string;
	method: string;
	url: string;
	headers: readonly HeaderPair[];
	body: Uint8Array;
}

export interface SignedRequest {
	host: string;
	/** As it is sent. */
	target: string;
	contentType: string;
	contentHash: string;
	stringToSign: string;
	signature: string;
	/** The header fields to add, in the order of the specification. */
	headers: readonly HeaderPair[];
}

/** Why a request must not be signed: a code of the gateway, or one that signers alone have. */
export interface SigningRefusal {
	code: RefusalCode | "malformed_url" | "weak_secret";
	/** Byte of the target, with `malformed_target`. */
	offset?: number;
	reason?: TargetReason;
	/** The part of the input that is wrong, for a person, and what it must match. */
	because?: string;
	grammar?: string;
}

export type SigningResult =
	| { ok: true; signed: SignedRequest }
	| { ok: false; refusal: SigningRefusal; target?: string };

/**
 * Signs as the specification says (SPEC §4, HMAC-CANON, HMAC-SIG, SORT) and repairs nothing: what a gateway would
 * refuse is refused here, with the gateway's code, several defects in the order of the specification.
 */
export function signRequest(request: SigningRequest, scheme: Scheme): SigningResult {
	const url = splitUrl(request.url);
	if (url === undefined) return refusal("malformed_url", "the URL");
	if (!isKnownMethod(request.method)) return refusal("method_not_allowed", "the method");
	const target = parseTarget(url.target, scheme);
	if (!target.ok) {
		const { code, offset, reason } = target.refusal;
		const where = { ...(offset === undefined ? {} : { offset }), ...(reason === undefined ? {} : { reason }) };
		return { ok: false, refusal: { code, ...where }, target: url.target };
	}
	const defect = malformed(request, scheme);
	if (defect !== undefined) return { ok: false, refusal: { code: "malformed_request", ...defect } };
	if (valuesOf(request.headers, "authorization").some((value) => value !== "")) {
		return refusal("conflicting_credentials", "the header Authorization");
	}
	const key = secretBytes(request.secret, scheme);
	if (key === undefined) return refusal("weak_secret", "the secret");
	const parts = {
		keyId: request.keyId,
		timestamp: request.timestamp,
		nonce: request.nonce,
		method: request.method,
		host: url.host,
		target: target.value,
		contentType: valuesOf(request.headers, "content-type")[0] ?? "",
		contentHash: createHash("sha256").update(request.body).digest("hex"),
	};
	const text = stringToSign(parts, scheme);
	const signature = signatureText(createHmac("sha256", key).update(latin1(text)).digest(), scheme);
	const values = { ...parts, signature };
	return {
		ok: true,
		signed: {
			host: url.host,
			target: url.target,
			contentType: parts.contentType,
			contentHash: parts.contentHash,
			stringToSign: text,
			signature,
			headers: headerRoles.map((role) => [shownName(scheme.headers[role].name), values[role]]),
		},
	};
}

/** The values of all fields of one name, their ends trimmed (HMAC-HDR-04). */
export function valuesOf(headers: readonly HeaderPair[], name: string): readonly string[] {
	return headers.filter(([own]) => own.toLowerCase() === name).map(([, value]) => trimOws(value));
}

function refusal(code: SigningRefusal["code"], because: string): SigningResult {
	return { ok: false, refusal: { code, because } };
}

/** Names the part of the input that is `malformed_request` (SPEC §4, item 5). */
function malformed(
	request: SigningRequest,
	{ headers: rules }: Scheme,
): Pick<SigningRefusal, "because" | "grammar"> | undefined {
	for (const role of ["keyId", "timestamp", "nonce"] as const) {
		const { pattern } = rules[role];
		if (!new RegExp(`^(?:${pattern})$`).test(request[role])) return { because: partNames[role], grammar: pattern };
	}
	const types = valuesOf(request.headers, "content-type");
	if (types.length > 1) return { because: "the second Content-Type" };
	if (types.some((type) => !/^[\x20-\x7e]*$/.test(type))) return { because: "the Content-Type" };
	const own = new Set(Object.values(rules).map(({ name }) => name));
	const brought = request.headers.find(([name]) => own.has(name.toLowerCase()));
	if (brought !== undefined) return { because: `the header ${brought[0]}, which the signer itself adds,` };
	if (request.body.length > 0 && (request.method === "GET" || request.method === "HEAD")) {
		return { because: `the body of a ${request.method}` };
	}
	return undefined;
}

const partNames = { keyId: "the key id", timestamp: "the timestamp", nonce: "the nonce" } as const;

const published: ReadonlyMap<string, string> = new Map(
	["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"].map((name) => [name.toLowerCase(), name]),
);

/** A header name as the specification writes it; another scheme's names are left in lower case. */
function shownName(name: string): string {
	return published.get(name) ?? name;
}
