import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import { authorityOf, headerOf, restOf, wrong, wrongSorted } from "../partner.ts";

/** Two mistakes each, and some with three. */
export const doublyWrongSigners = [
	wrong("milliseconds, base64", ["timestamp/milliseconds", "signature/base64"], {
		timestamp: ({ timestamp }) => `${timestamp}000`,
		write: (mac) => `v1=${mac.toString("base64")}`,
	}),
	wrong("sorted, newline at end", ["query/sorted", "string/line-feed-at-end"], {
		query: ({ url }) => {
			const [, ...rest] = restOf(url).split("?");
			if (rest.length === 0) return undefined;
			const nameOf = (piece: string): string => piece.split("=")[0] ?? "";
			return rest
				.join("?")
				.split("&")
				.sort((a, b) => Number(nameOf(a) > nameOf(b)) - Number(nameOf(a) < nameOf(b)))
				.join("&");
		},
		join: (lines) => `${lines.join("\n")}\n`,
	}),
	wrong("Go's Values.Encode", ["query/form-encoded", "query/sorted"], {
		query: ({ url }) => {
			if (!url.includes("?")) return undefined;
			const parameters = new URL(url).searchParams;
			parameters.sort();
			return parameters.toString();
		},
	}),
	wrong("no version, secret decoded", ["lines/without-version", "secret/base64-decoded"], {
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
		key: (secret) => Buffer.from(secret, "base64"),
	}),
	wrong("lower-case method, | between", ["method/lower-case", "separator/bar"], {
		method: ({ method }) => method.toLowerCase(),
		join: (lines) => lines.join("|"),
	}),
	wrong("hostname without port, path without query", ["host/port-never", "target/path-only"], {
		host: ({ url }) => authorityOf(url).toLowerCase().replace(/:\d+$/, ""),
		target: (path) => path,
	}),
	wrong("JSON written anew, hash in upper case", ["body/json-compact", "content-hash/upper-case"], {
		hash: ({ body }) => {
			let text: string | Buffer = body;
			try {
				text = JSON.stringify(JSON.parse(body.toString()));
			} catch {}
			return createHash("sha256").update(text).digest("hex").toUpperCase();
		},
	}),
	wrong("SHA-1 in base64", ["hmac/sha-1", "signature/base64"], {
		mac: (key, message) => createHmac("sha1", key).update(message).digest(),
		write: (mac) => `v1=${mac.toString("base64")}`,
	}),
	wrong("secret with newline, no v1=", ["secret/with-newline", "signature/without-prefix"], {
		key: (secret) => Buffer.from(`${secret}\n`),
		write: (mac) => mac.toString("hex"),
	}),
	wrong("no content type, trailing slash dropped", ["content-type/left-empty", "path/trailing-slash-dropped"], {
		contentType: () => "",
		path: ({ url }) => (restOf(url).split("?")[0] ?? "").replace(/(?<=.)\/$/, ""),
	}),
	wrong("charset cut off, empty lines left out", ["content-type/without-parameters", "lines/empty-left-out"], {
		contentType: (request) => ((headerOf(request, "content-type") ?? "").split(";")[0] ?? "").trim(),
		join: (lines) => lines.filter((line) => line.length > 0).join("\n"),
	}),
	wrong("CR LF and UTF-16", ["separator/crlf", "string/utf-16"], {
		join: (lines) => lines.join("\r\n"),
		encode: (text) => Buffer.from(text, "utf16le"),
	}),
	wrong("version v1, ISO date", ["lines/other-version", "timestamp/iso-8601"], {
		timestamp: ({ timestamp }) => new Date(timestamp * 1000).toISOString(),
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
	wrong("host with port always, JSON assumed", ["host/port-always", "content-type/json-assumed"], {
		host: ({ url }) => {
			const authority = authorityOf(url).toLowerCase();
			return /:\d+$/.test(authority) ? authority : authority + (/^https:/i.test(url) ? ":443" : ":80");
		},
		contentType: (request) => headerOf(request, "content-type")?.trim() || "application/json",
	}),
	wrong("nonce without hyphens, hash in base64", ["nonce/without-hyphens", "content-hash/base64"], {
		nonce: ({ nonce }) => nonce.replaceAll("-", ""),
		hash: ({ body }) => createHash("sha256").update(body).digest("base64"),
	}),
	wrong("milliseconds, no host, hash of string", ["timestamp/milliseconds", "lines/without-host", "string/hashed"], {
		timestamp: ({ timestamp }) => String(timestamp * 1000),
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
		encode: (text) => Buffer.from(createHash("sha256").update(text).digest("hex")),
	}),
	wrongSorted("labels left out, hex", ["lines/without-labels", "signature/hex"], {
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
		write: (mac) => mac.toString("hex"),
	}),
	wrongSorted("query as sent, newline after base64", ["query/as-sent", "signature/newline-at-end"], {
		query: ({ url }) => (url.includes("?") ? url.slice(url.indexOf("?") + 1) : ""),
		write: (mac) => `${mac.toString("base64")}\n`,
	}),
];
