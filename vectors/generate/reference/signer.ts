import type { HeaderPair, SchemeName, Signed, SigningInput, SigningRefusal } from "../../format.ts";
import { stringToSign } from "./canonical.ts";
import { hostLine } from "./host.ts";
import { mac, sha256Hex, signatureText } from "./mac.ts";
import { firstDefect } from "./target.ts";

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
export const HMAC_FIELDS = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

/** SP and HTAB at both ends, nothing else (HMAC-HDR-04). */
export function withoutBlanks(value: string): string {
	return value.replace(/^[ \t]+|[ \t]+$/g, "");
}

/** The values of all fields of one name, their ends trimmed. */
export function valuesOf(headers: readonly HeaderPair[], name: string): string[] {
	return headers.filter(([field]) => field.toLowerCase() === name).map(([, value]) => withoutBlanks(value));
}

/** The comma-joined form of all fields of one name, empty where there is none (HMAC-HDR). */
export function joinedValue(headers: readonly HeaderPair[], name: string): string {
	return withoutBlanks(valuesOf(headers, name).join(", "));
}

function splitUrl(url: string): { host: string; target: string } | undefined {
	const match = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(url);
	if (match === null) return undefined;
	const [, scheme = "", authority = "", rest = ""] = match;
	const host = hostLine(authority, scheme.toLowerCase() === "https" ? 443 : 80);
	if (host === undefined) return undefined;
	return { host, target: rest === "" || rest.startsWith("?") ? `/${rest}` : rest };
}

function malformed(input: SigningInput): boolean {
	const types = valuesOf(input.headers, "content-type");
	return (
		!/^[A-Za-z0-9_-]{1,64}$/.test(input.keyId) ||
		!/^[1-9][0-9]{9}$/.test(String(input.timestamp)) ||
		!/^[A-Za-z0-9_-]{16,64}$/.test(input.nonce) ||
		types.length > 1 ||
		types.some((type) => !/^[\x20-\x7e]*$/.test(type)) ||
		input.headers.some(([name]) => HMAC_FIELDS.includes(name.toLowerCase())) ||
		(input.bodyBase64 !== "" && ["GET", "HEAD"].includes(input.method))
	);
}

/** Signs as SPEC.md, section 4, says, or refuses. Characters beyond U+00FF in a URL count as their UTF-8 bytes. */
export function sign(input: SigningInput, scheme: SchemeName): Signed | { refusal: SigningRefusal } {
	const place = splitUrl(Buffer.from(input.url, "utf8").toString("latin1"));
	if (place === undefined) return { refusal: { code: "malformed_url" } };
	const { host, target } = place;
	if (!METHODS.includes(input.method)) return { refusal: { code: "method_not_allowed" } };
	if (target.length > 8192) return { refusal: { code: "target_too_long" } };
	const defect = firstDefect(target, scheme);
	if (defect !== undefined) return { refusal: { code: "malformed_target", ...defect } };
	if (malformed(input)) return { refusal: { code: "malformed_request" } };
	if (valuesOf(input.headers, "authorization").some((value) => value !== "")) {
		return { refusal: { code: "conflicting_credentials" } };
	}
	if ([...input.secret].length < 32) return { refusal: { code: "weak_secret" } };
	const timestamp = String(input.timestamp);
	const contentHash = sha256Hex(Buffer.from(input.bodyBase64, "base64"));
	const [contentType = ""] = valuesOf(input.headers, "content-type");
	const { keyId, nonce, method } = input;
	const text = stringToSign({ keyId, timestamp, nonce, method, host, target, contentType, contentHash }, scheme);
	const signature = signatureText(mac(input.secret, text), scheme);
	const headers: HeaderPair[] = [
		["X-Key-Id", keyId],
		["X-Timestamp", timestamp],
		["X-Nonce", nonce],
		["X-Content-SHA256", contentHash],
		["X-Signature", signature],
	];
	return { target, contentHash, stringToSign: text, signature, headers };
}
