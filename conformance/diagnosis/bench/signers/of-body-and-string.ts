import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { partner, type WrongSigner, wrong, wrongSorted } from "../partner.ts";

function sha256(data: string | Buffer): string {
	return createHash("sha256").update(data).digest("hex");
}

function tryJson(body: Buffer): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(body.toString()) as unknown };
	} catch {
		return undefined;
	}
}

/** One mistake each, about the body, its hash, and the string to sign. */
export const stringSigners: readonly WrongSigner[] = [
	wrong("JSON.stringify(JSON.parse(body))", ["body/json-compact"], {
		hash: ({ body }) => {
			const parsed = tryJson(body);
			return sha256(parsed === undefined ? body : JSON.stringify(parsed.value));
		},
	}),
	wrong("body.trim()", ["body/trimmed"], {
		hash: ({ body }) => {
			const text = body.toString("utf8");
			return sha256(Buffer.from(text).equals(body) ? text.trim() : body);
		},
	}),
	wrong("body as a JavaScript string", ["body/read-as-text"], { hash: ({ body }) => sha256(body.toString("utf8")) }),
	wrong("body as binary string", ["body/utf-8-twice"], { hash: ({ body }) => sha256(body.toString("binary")) }),
	wrong("text mode on Windows", ["body/lf-to-crlf"], {
		hash: ({ body }) => sha256(Buffer.from(body.toString("latin1").replace(/\r?\n/g, "\r\n"), "latin1")),
	}),
	wrong("empty JSON for no body", ["body/something-when-empty"], {
		hash: ({ body }) => sha256(body.length > 0 ? body : "{}"),
	}),
	wrong("hash of POST only", ["body/only-of-post-and-put"], {
		hash: ({ body, method }) => sha256(method === "POST" ? body : ""),
	}),
	wrong("hash in upper case", ["content-hash/upper-case"], { hash: ({ body }) => sha256(body).toUpperCase() }),
	wrong("hash in base64", ["content-hash/base64"], {
		hash: ({ body }) => createHash("sha256").update(body).digest("base64"),
	}),
	wrong("MD5 of the body", ["content-hash/md5"], { hash: ({ body }) => createHash("md5").update(body).digest("hex") }),
	wrong("no hash for no body", ["content-hash/empty-without-body"], {
		hash: ({ body }) => (body.length === 0 ? "" : sha256(body)),
	}),
	wrong("UNSIGNED-PAYLOAD", ["content-hash/unsigned-payload"], { hash: () => "UNSIGNED-PAYLOAD" }),
	wrong("body instead of its hash", ["content-hash/body-itself"], {
		hash: ({ body }) => body.toString("latin1"),
		encode: (text) => Buffer.from(text, "latin1"),
	}),
	wrong("hash of the hash", ["content-hash/of-the-hash"], { hash: ({ body }) => sha256(sha256(body)) }),
	wrong("echo ... | openssl", ["string/line-feed-at-end"], {
		join: (lines) => lines.map((line) => `${line}\n`).join(""),
	}),
	wrong("Windows line ends", ["separator/crlf"], { join: (lines) => lines.join("\r\n") }),
	wrong("implode('')", ["separator/nothing"], { join: (lines) => lines.join("") }),
	wrong("single quotes in PHP", ["separator/escape"], { join: (lines) => lines.join("\\n") }),
	wrong("joined with |", ["separator/bar"], { join: (lines) => lines.join("|") }),
	wrong("filter(Boolean)", ["lines/empty-left-out"], { join: (lines) => lines.filter(Boolean).join("\n") }),
	wrong("no version line", ["lines/without-version"], {
		lines: (line) => [
			line.keyId,
			line.timestamp,
			line.nonce,
			line.method,
			line.host,
			line.target,
			line.contentType,
			line.hash,
		],
	}),
	wrong("version v1", ["lines/other-version"], {
		lines: (line) => [
			"v1",
			line.keyId,
			line.timestamp,
			line.nonce,
			line.method,
			line.host,
			line.target,
			line.contentType,
			line.hash,
		],
	}),
	wrong("no host line", ["lines/without-host"], {
		lines: (line) => [
			line.version,
			line.keyId,
			line.timestamp,
			line.nonce,
			line.method,
			line.target,
			line.contentType,
			line.hash,
		],
	}),
	wrong("nonce before timestamp", ["lines/timestamp-and-nonce-exchanged"], {
		lines: (line) => [
			line.version,
			line.keyId,
			line.nonce,
			line.timestamp,
			line.method,
			line.host,
			line.target,
			line.contentType,
			line.hash,
		],
	}),
	wrong("host: and content-type: written out", ["lines/labelled"], {
		lines: (line) => [
			line.version,
			line.keyId,
			line.timestamp,
			line.nonce,
			line.method,
			`host:${line.host}`,
			line.target,
			`content-type:${line.contentType}`,
			line.hash,
		],
	}),
	wrong("string in base64", ["string/base64"], { join: (lines) => Buffer.from(lines.join("\n")).toString("base64") }),
	wrong("hashes the string like AWS", ["string/hashed"], { encode: (text) => Buffer.from(sha256(text)) }),
	wrong("Encoding.Unicode", ["string/utf-16"], { encode: (text) => Buffer.from(text, "utf16le") }),
	{
		name: "the contract of the other gateway",
		scheme: "countersign-v1",
		truth: ["scheme/sorted-query"],
		sign: partner("sorted-query", {}),
	},
	wrongSorted("does not sort", ["query/not-sorted"], {
		query: ({ url }) => {
			const at = url.indexOf("?");
			const pieces =
				at < 0
					? []
					: url
							.slice(at + 1)
							.split("&")
							.filter(Boolean);
			return pieces
				.map((piece) => {
					const cut = piece.indexOf("=");
					const [name, value] = cut < 0 ? [piece, ""] : [piece.slice(0, cut), piece.slice(cut + 1)];
					return `${rawUrlEncode(formDecode(name))}=${rawUrlEncode(formDecode(value))}`;
				})
				.join("&");
		},
	}),
	wrongSorted("form encoding of spaces", ["query/space-as-plus"], {
		query: ({ url }) => sortedPairs(url, (bytes) => rawUrlEncode(bytes).replaceAll("%20", "+")),
	}),
	wrongSorted("encodeURIComponent", ["query/library-encoding"], {
		query: ({ url }) =>
			sortedPairs(url, (bytes) => rawUrlEncode(bytes).replace(/%(?:21|27|28|29|2A)/g, decodeURIComponent)),
	}),
	wrongSorted("lower-case hex", ["query/canonical-lower-case-triplets"], {
		query: ({ url }) =>
			sortedPairs(url, (bytes) => rawUrlEncode(bytes).replace(/%../g, (triplet) => triplet.toLowerCase())),
	}),
	wrongSorted("query as sent", ["query/as-sent"], {
		query: ({ url }) => (url.includes("?") ? url.slice(url.indexOf("?") + 1) : ""),
	}),
	wrongSorted("no labels", ["lines/without-labels"], {
		lines: (line) => [
			line.method,
			line.path,
			line.query,
			line.contentType,
			line.host,
			line.timestamp,
			line.nonce,
			line.hash,
		],
	}),
	wrongSorted("path not normalised", ["path/not-normalised"], {
		path: ({ url }) => {
			const rest = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? "";
			return rest === "" ? "/" : rest;
		},
	}),
	wrongSorted("hex like everywhere else", ["signature/hex"], { write: (mac) => mac.toString("hex") }),
	wrongSorted("base64url", ["signature/base64url"], { write: (mac) => mac.toString("base64url") }),
];

/** PHP's `rawurlencode`, of bytes. */
function rawUrlEncode(bytes: Buffer): string {
	return [...bytes]
		.map((byte) => {
			const character = String.fromCharCode(byte);
			return /[\w.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
		})
		.join("");
}

function formDecode(text: string): Buffer {
	const binary = text
		.replaceAll("+", " ")
		.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(binary, "latin1");
}

function sortedPairs(url: string, encode: (bytes: Buffer) => string): string {
	const at = url.indexOf("?");
	const pieces =
		at < 0
			? []
			: url
					.slice(at + 1)
					.split("&")
					.filter(Boolean);
	return pieces
		.map((piece) => {
			const cut = piece.indexOf("=");
			const [name, value] = cut < 0 ? [piece, ""] : [piece.slice(0, cut), piece.slice(cut + 1)];
			return [encode(formDecode(name)), encode(formDecode(value))] as const;
		})
		.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
		.map(([name, value]) => `${name}=${value}`)
		.join("&");
}
