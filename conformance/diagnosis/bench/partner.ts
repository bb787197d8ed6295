import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import type { HeaderPair, SchemeName, SigningInput } from "../../../vectors/format.ts";
import { sign } from "../../../vectors/generate/reference/signer.ts";

/** A request as a partner's program sees it. */
export interface PartnerRequest {
	keyId: string;
	secret: string;
	timestamp: number;
	nonce: string;
	method: string;
	url: string;
	headers: readonly HeaderPair[];
	body: Buffer;
}

/** A signer as its author wrote it, in the pieces that authors get wrong. Texts are Unicode; the string is signed as UTF-8. */
export interface PartnerCode {
	timestamp(request: PartnerRequest): string;
	nonce(request: PartnerRequest): string;
	keyId(request: PartnerRequest): string;
	method(request: PartnerRequest): string;
	host(request: PartnerRequest): string;
	/** Path and query; the query is undefined without a question mark. */
	path(request: PartnerRequest): string;
	query(request: PartnerRequest): string | undefined;
	/** The line of countersign-v1. */
	target(path: string, query: string | undefined, request: PartnerRequest): string;
	contentType(request: PartnerRequest): string;
	hash(request: PartnerRequest): string;
	lines(lines: Lines, request: PartnerRequest): readonly string[];
	join(lines: readonly string[], request: PartnerRequest): string;
	/** The bytes that are signed. */
	encode(text: string): Buffer;
	key(secret: string, request: PartnerRequest): Buffer;
	mac(key: Buffer, message: Buffer): Buffer;
	write(mac: Buffer): string;
	/** What the program does first of all: refuse what must not be signed, if it does. */
	refuses(input: SigningInput, scheme: SchemeName): string | undefined;
}

interface Lines {
	version: string;
	keyId: string;
	timestamp: string;
	nonce: string;
	method: string;
	host: string;
	target: string;
	path: string;
	query: string;
	contentType: string;
	hash: string;
}

export interface PartnerAnswer {
	stringToSign?: string;
	signature?: string;
	error?: string;
}

/** Everything after the authority. */
export function restOf(url: string): string {
	const afterScheme = url.slice(url.indexOf("//") + 2);
	const at = afterScheme.search(/[/?#]/);
	const rest = at < 0 ? "" : afterScheme.slice(at);
	return rest.startsWith("/") ? rest : `/${rest}`;
}

export function authorityOf(url: string): string {
	return url.slice(url.indexOf("//") + 2).split(/[/?#]/)[0] ?? "";
}

export function headerOf({ headers }: PartnerRequest, name: string): string | undefined {
	return headers.find(([own]) => own.toLowerCase() === name)?.[1];
}

function sha256(body: Buffer): string {
	return createHash("sha256").update(body).digest("hex");
}

/** A program that makes no mistake under countersign-v1. */
const honest: PartnerCode = {
	refuses(input, scheme) {
		const signed = sign(input, scheme);
		return "refusal" in signed ? signed.refusal.code : undefined;
	},
	timestamp: ({ timestamp }) => String(timestamp),
	nonce: ({ nonce }) => nonce,
	keyId: ({ keyId }) => keyId,
	method: ({ method }) => method,
	host: ({ url }) => {
		const own = /^https:/i.test(url) ? ":443" : ":80";
		const authority = authorityOf(url).toLowerCase();
		return authority.endsWith(own) ? authority.slice(0, -own.length) : authority;
	},
	path: ({ url }) => restOf(url).split("?")[0] ?? "",
	query: ({ url }) => {
		const rest = restOf(url);
		return rest.includes("?") ? rest.slice(rest.indexOf("?") + 1) : undefined;
	},
	target: (path, query) => (query === undefined ? path : `${path}?${query}`),
	contentType: (request) => (headerOf(request, "content-type") ?? "").replace(/^[ \t]+|[ \t]+$/g, ""),
	hash: ({ body }) => sha256(body),
	lines: (line) => [
		line.version,
		line.keyId,
		line.timestamp,
		line.nonce,
		line.method,
		line.host,
		line.target,
		line.contentType,
		line.hash,
	],
	join: (lines) => lines.join("\n"),
	encode: (text) => Buffer.from(text, "utf8"),
	key: (secret) => Buffer.from(secret, "utf8"),
	mac: (key, message) => createHmac("sha256", key).update(message).digest(),
	write: (mac) => `v1=${mac.toString("hex")}`,
};

const isKept = (byte: number): boolean => /[A-Za-z0-9\-._~]/.test(String.fromCharCode(byte));

/** Every byte but the unreserved ones as a triplet. */
function escaped(bytes: readonly number[]): string {
	return bytes
		.map((byte) => (isKept(byte) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, "0").toUpperCase()}`))
		.join("");
}

function unescaped(text: string): readonly number[] {
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === "%") {
			bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
			at += 2;
		} else {
			bytes.push(text[at] === "+" ? 0x20 : text.charCodeAt(at));
		}
	}
	return bytes;
}

/** Names and values of the query, decoded and encoded anew, in the order sent. */
export function encodedPairs(url: string): { name: string; value: string }[] {
	const rest = restOf(url);
	return rest
		.slice(rest.includes("?") ? rest.indexOf("?") + 1 : rest.length)
		.split("&")
		.filter((piece) => piece !== "")
		.map((piece) => {
			const at = piece.indexOf("=");
			const [name, value] = at < 0 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
			return { name: escaped(unescaped(name)), value: escaped(unescaped(value)) };
		});
}

/** The same under sorted-query. */
const honestSorted: PartnerCode = {
	...honest,
	path: ({ url }) =>
		(restOf(url).split("?")[0] ?? "").replace(/%../g, (triplet) => {
			const byte = Number.parseInt(triplet.slice(1), 16);
			return isKept(byte) ? String.fromCharCode(byte) : triplet.toUpperCase();
		}),
	query: ({ url }) => {
		const pairs = encodedPairs(url);
		pairs.sort((one, other) => Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)));
		return pairs.map(({ name, value }) => `${name}=${value}`).join("&");
	},
	lines: (line) => [
		line.method,
		line.path,
		line.query,
		`content-type:${line.contentType}`,
		`host:${line.host}`,
		line.timestamp,
		line.nonce,
		line.hash,
	],
	write: (mac) => mac.toString("base64"),
};

/** A partner's signer: an honest one with some of its code replaced. */
export function partner(scheme: SchemeName, mistakes: Partial<PartnerCode>): (input: SigningInput) => PartnerAnswer {
	const code = { ...(scheme === "countersign-v1" ? honest : honestSorted), ...mistakes };
	return (input) => {
		const error = code.refuses(input, scheme);
		if (error !== undefined) return { error };
		const request = { ...input, body: Buffer.from(input.bodyBase64, "base64") };
		const path = code.path(request);
		const query = code.query(request);
		const lines = code.lines(
			{
				version: "countersign-v1",
				keyId: code.keyId(request),
				timestamp: code.timestamp(request),
				nonce: code.nonce(request),
				method: code.method(request),
				host: code.host(request),
				target: code.target(path, query, request),
				path,
				query: query ?? "",
				contentType: code.contentType(request),
				hash: code.hash(request),
			},
			request,
		);
		const stringToSign = code.join(lines, request);
		const mac = code.mac(code.key(input.secret, request), code.encode(stringToSign));
		return { stringToSign, signature: code.write(mac) };
	};
}

/** A program with mistakes that somebody could make, and what they are called where they are known. */
export interface WrongSigner {
	name: string;
	scheme: SchemeName;
	/** Ids of the hypotheses that are true of it; none for a mistake that is on no list. */
	truth: readonly string[];
	sign(input: SigningInput): PartnerAnswer;
}

export function wrong(name: string, truth: readonly string[], mistakes: Partial<PartnerCode>): WrongSigner {
	return { name, scheme: "countersign-v1", truth, sign: partner("countersign-v1", mistakes) };
}

export function wrongSorted(name: string, truth: readonly string[], mistakes: Partial<PartnerCode>): WrongSigner {
	return { name, scheme: "sorted-query", truth, sign: partner("sorted-query", mistakes) };
}
