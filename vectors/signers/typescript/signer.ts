/**
 * Signs requests for a Countersign gateway. One file without imports, and of the platform only Web Crypto, so that it
 * runs in Node 20 or later, Deno, Bun, browsers and Workers.
 *
 *     const body = new TextEncoder().encode(JSON.stringify(site));
 *     const contentType = ["Content-Type", "application/json"] as const;
 *     const { headers } = await sign({
 *         scheme: "countersign-v1", keyId: "live_org_test123", secret,
 *         timestamp: Math.floor(Date.now() / 1000), nonce: crypto.randomUUID(),
 *         method: "POST", url: "https://gw.example.com/sites", headers: [contentType], body,
 *     });
 *     await fetch("https://gw.example.com/sites", { method: "POST", headers: [contentType, ...headers], body });
 *
 * It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
 * sign exactly the URL and the body bytes that you send.
 */

type SchemeName = "countersign-v1" | "sorted-query";

export interface SigningRequest {
	scheme: SchemeName;
	keyId: string;
	/** The secret's text as it was issued. Its UTF-8 bytes are the key; it is never decoded first. */
	secret: string;
	/** Whole Unix seconds, not milliseconds. */
	timestamp: number;
	/** 16 to 64 of `A–Z a–z 0–9 _ -`, a new one for every attempt. */
	nonce: string;
	method: string;
	/** Absolute, exactly as it is sent. */
	url: string;
	headers?: readonly (readonly [name: string, value: string])[];
	/** The bytes exactly as they are sent. */
	body?: Uint8Array;
}

export interface Signed {
	stringToSign: string;
	signature: string;
	/** The five header fields to add. */
	headers: [name: string, value: string][];
}

/** The request must not be signed. `code` is one of SPEC.md; `offset`, in bytes of the target, and `reason` are those of a malformed target. */
export class Refusal extends Error {
	override readonly name = "Refusal";
	readonly code: string;
	readonly offset: number | undefined;
	readonly reason: string | undefined;

	constructor(code: string, offset?: number, reason?: string) {
		super(reason === undefined ? code : `${code}: ${reason} at byte ${offset}`);
		this.code = code;
		this.offset = offset;
		this.reason = reason;
	}
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const hmacFields = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

/** Signs one request as SPEC.md, section 4, says. Rejects with a `Refusal` for what must not be signed. */
export async function sign(request: SigningRequest): Promise<Signed> {
	const { scheme, keyId, secret, nonce, method, headers = [], body = new Uint8Array() } = request;
	const { host, target } = hostAndTarget(request.url);
	insist(methods.includes(method), "method_not_allowed");
	insist(utf8(target).length <= 8192, "target_too_long");
	scan(target, scheme === "countersign-v1");
	const timestamp = String(request.timestamp);
	insist(
		/^[A-Za-z0-9_-]{1,64}$/.test(keyId) &&
			/^[1-9][0-9]{9}$/.test(timestamp) &&
			/^[A-Za-z0-9_-]{16,64}$/.test(nonce) &&
			!headers.some(([name]) => hmacFields.includes(name.toLowerCase())) &&
			!(body.length > 0 && (method === "GET" || method === "HEAD")),
		"malformed_request",
	);
	const contentType = contentTypeOf(headers);
	insist(valuesOf(headers, "authorization").join("") === "", "conflicting_credentials");
	// Code points, not UTF-16 units: an emoji is one character.
	insist([...secret].length >= 32, "weak_secret");

	// A copy, because some platforms' types exclude memory that is shared.
	const contentHash = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(body))));
	const lines =
		scheme === "countersign-v1"
			? ["countersign-v1", keyId, timestamp, nonce, method, host, target, contentType, contentHash]
			: [
					method,
					...canonicalTarget(target),
					`content-type:${contentType}`,
					`host:${host}`,
					timestamp,
					nonce,
					contentHash,
				];
	const stringToSign = lines.join("\n"); // none at the end
	const mac = await hmacSha256(secret, stringToSign);
	const signature = scheme === "countersign-v1" ? `v1=${hex(mac)}` : btoa(String.fromCharCode(...mac));
	return {
		stringToSign,
		signature,
		headers: [
			["X-Key-Id", keyId],
			["X-Timestamp", timestamp],
			["X-Nonce", nonce],
			["X-Content-SHA256", contentHash],
			["X-Signature", signature],
		],
	};
}

/** The text is divided by hand: `new URL` would resolve dots, encode characters and drop what it dislikes. */
function hostAndTarget(url: string): { host: string; target: string } {
	const [, scheme, authority = "", rest = ""] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
	const [, name, address, port] =
		/^(?:([A-Za-z0-9._-]{1,253})|\[([0-9A-Fa-f:.]+)\])(?::([1-9][0-9]{0,4}))?$/.exec(authority) ?? [];
	insist(
		scheme !== undefined &&
			(name !== undefined || (address !== undefined && isIPv6(address))) &&
			Number(port ?? 1) <= 65535,
		"malformed_url",
	);
	const host = (name ?? `[${address}]`).toLowerCase();
	const isDefault = Number(port) === (scheme.toLowerCase() === "https" ? 443 : 80);
	return {
		host: port === undefined || isDefault ? host : `${host}:${port}`,
		target: rest === "" || rest.startsWith("?") ? `/${rest}` : rest,
	};
}

function isIPv6(text: string): boolean {
	const dotted =
		/^(.*:)(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}$/;
	const halves = text.replace(dotted, "$10:0").split("::");
	const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
	const count = halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8;
	return count && groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group));
}

const unreserved = /[A-Za-z0-9._~-]/;

/**
 * One pass over the target that throws its first defect (SPEC.md, TGT and SORT). An index is an offset in bytes here:
 * what stands before the first defect is ASCII.
 */
function scan(target: string, strict: boolean): void {
	const pathCharacter = /[A-Za-z0-9._~!$&'()*+,;=:@-]/;
	const queryCharacter = strict ? /[A-Za-z0-9._~!$&()*+,;=:@/?-]/ : /[\x21-\x7e]/;
	if (!target.startsWith("/")) defect(0, "not_origin_form");
	let inPath = true;
	let start = 1;
	let segment = ""; // as the scheme reads it: %2e is a dot under sorted-query
	for (let at = 1; at <= target.length; at += 1) {
		const character = target.charAt(at);
		if (inPath && ["/", "?", ""].includes(character)) {
			if (segment === "" && character === "/") defect(start, "empty_segment");
			if (segment === "." || segment === "..") defect(start, "dot_segment");
			if (character === "?" && strict && at + 1 === target.length) defect(at, "empty_query");
			inPath = character === "/";
			start = at + 1;
			segment = "";
		} else if (character === "%") {
			const triplet = target.slice(at, at + 3);
			const reason = tripletDefect(triplet, inPath, strict);
			if (reason !== undefined) defect(at, reason);
			segment += normalTriplet(triplet);
			at += 2;
		} else if (character !== "") {
			if (character === "#" || !(inPath ? pathCharacter : queryCharacter).test(character))
				defect(at, "forbidden_character");
			segment += character;
		}
	}
}

function tripletDefect(triplet: string, inPath: boolean, strict: boolean): string | undefined {
	if (!/^%[0-9A-Fa-f]{2}$/.test(triplet)) return "bad_triplet";
	if (strict && /[a-f]/.test(triplet)) return "lower_case_triplet";
	if (strict && normalTriplet(triplet).length === 1) return "unreserved_triplet";
	return inPath && /^%([01].|2f|5c|7f)$/i.test(triplet) ? "forbidden_triplet" : undefined;
}

function defect(offset: number, reason: string): never {
	throw new Refusal("malformed_target", offset, reason);
}

/** Of an unreserved character that character, of any other the triplet in upper case. */
function normalTriplet(triplet: string): string {
	const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
	return unreserved.test(character) ? character : triplet.toUpperCase();
}

/** PATH and QUERY of sorted-query (SORT-01, SORT-04 to SORT-07). */
function canonicalTarget(target: string): [path: string, query: string] {
	const mark = target.indexOf("?");
	const path = mark === -1 ? target : target.slice(0, mark);
	const pieces = mark === -1 ? [] : target.slice(mark + 1).split("&");
	const pairs = pieces.filter(Boolean).map((piece) => {
		const equals = piece.indexOf("=");
		return equals === -1
			? { name: encodeAgain(piece), value: "" }
			: { name: encodeAgain(piece.slice(0, equals)), value: encodeAgain(piece.slice(equals + 1)) };
	});
	// By name only and stable; encoded names are ASCII, so that JavaScript's order is that of the bytes.
	pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	return [path.replace(/%../g, normalTriplet), pairs.map(({ name, value }) => `${name}=${value}`).join("&")];
}

/** Form-decoded to bytes and encoded again. `encodeURIComponent` spares more characters and fails on bytes that are no UTF-8. */
function encodeAgain(text: string): string {
	const triplet = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
	return text
		.replaceAll("+", "%20")
		.replace(/%..|[^A-Za-z0-9._~-]/g, (piece) => normalTriplet(piece.length === 3 ? piece : triplet(piece)));
}

/** The values of all fields of one name, SP and HTAB at their ends removed; `trim` would remove more. */
function valuesOf(headers: NonNullable<SigningRequest["headers"]>, name: string): string[] {
	return headers
		.filter(([each]) => each.toLowerCase() === name)
		.map(([, value]) => value.replace(/^[ \t]+|[ \t]+$/g, ""));
}

function contentTypeOf(headers: NonNullable<SigningRequest["headers"]>): string {
	const [value = "", second] = valuesOf(headers, "content-type");
	insist(second === undefined && /^[\x20-\x7e]*$/.test(value), "malformed_request");
	return value;
}

async function hmacSha256(secret: string, text: string): Promise<Uint8Array> {
	const algorithm = { name: "HMAC", hash: "SHA-256" };
	const key = await crypto.subtle.importKey("raw", utf8(secret), algorithm, false, ["sign"]);
	return new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8(text)));
}

function utf8(text: string) {
	return new Uint8Array(new TextEncoder().encode(text));
}

function hex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function insist(condition: boolean, code: string): asserts condition {
	if (!condition) throw new Refusal(code);
}
