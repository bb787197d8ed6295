import { Buffer } from "node:buffer";
import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { authorityOf, headerOf, restOf, wrong, wrongSorted } from "../partner.ts";

/** Mistakes that no list has: whatever is named of them is named wrongly. */
export const unlistedSigners = [
	wrong("a fresh nonce for the string", [], {
		nonce: ({ nonce }) => createHash("sha256").update(nonce).digest("hex").slice(0, 32),
	}),
	wrong("timestamp rounded to the minute", [], {
		timestamp: ({ timestamp }) => String(timestamp - (timestamp % 60) + 7),
	}),
	wrong("timestamp of another time zone", [], { timestamp: ({ timestamp }) => String(timestamp + 7200) }),
	wrong("timestamp in hexadecimal", [], { timestamp: ({ timestamp }) => timestamp.toString(16) }),
	wrong("host of the staging system", [], { host: () => "staging.gw.example.com" }),
	wrong("labels of the host reversed", [], {
		host: ({ url }) => authorityOf(url).toLowerCase().split(".").reverse().join("."),
	}),
	wrong("path with a version put before it", [], { path: ({ url }) => `/v2${restOf(url).split("?")[0]}` }),
	wrong("path in reverse", [], { path: ({ url }) => (restOf(url).split("?")[0] ?? "").split("/").reverse().join("/") }),
	wrong("vowels of the query dropped", [], {
		query: ({ url }) =>
			url.includes("?")
				? restOf(url)
						.slice(restOf(url).indexOf("?") + 1)
						.replace(/[aeiou]/g, "")
				: undefined,
	}),
	wrong("query sorted backwards", [], {
		query: ({ url }) =>
			url.includes("?")
				? restOf(url)
						.slice(restOf(url).indexOf("?") + 1)
						.split("&")
						.sort()
						.reverse()
						.join("&")
				: undefined,
	}),
	wrong("an api_version added to the query", [], {
		query: ({ url }) =>
			`${url.includes("?") ? `${restOf(url).slice(restOf(url).indexOf("?") + 1)}&` : ""}api_version=3`,
	}),
	wrong("content type of the Accept header", [], { contentType: (request) => headerOf(request, "accept") ?? "*/*" }),
	wrong("vendor media type", [], { contentType: () => "application/vnd.partner+json" }),
	wrong("BLAKE2 of the body", [], { hash: ({ body }) => createHash("blake2s256").update(body).digest("hex") }),
	wrong("hash of length and body", [], {
		hash: ({ body }) => createHash("sha256").update(`${body.length}:`).update(body).digest("hex"),
	}),
	wrong("user agent as a tenth line", [], {
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
			"partner/1.0",
		],
	}),
	wrong("lines in an order of one's own", [], {
		lines: (line) => [
			line.hash,
			line.host,
			line.version,
			line.target,
			line.nonce,
			line.keyId,
			line.contentType,
			line.timestamp,
			line.method,
		],
	}),
	wrong("joined with two characters nobody uses", [], { join: (lines) => lines.join("::") }),
	wrong("rot13 of the string", [], {
		join: (lines) =>
			lines.join("\n").replace(/[a-z]/gi, (letter) => {
				const base = letter <= "Z" ? 65 : 97;
				return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
			}),
	}),
	wrong("PBKDF2 of the secret", [], { key: (secret) => pbkdf2Sync(secret, "salt", 10, 32, "sha256") }),
	wrong("the secret of another key", [], { key: () => Buffer.from("some-other-secret-of-enough-length") }),
	wrong("every signature alike", [], { mac: () => Buffer.alloc(32, 7) }),
	wrong("HMAC with SHA-512/256", [], { mac: (key, message) => createHmac("sha512-256", key).update(message).digest() }),
	wrong("bytes of the MAC reversed", [], { write: (mac) => `v1=${Buffer.from(mac).reverse().toString("hex")}` }),
	wrong("random bytes", [], { write: (mac) => `v1=${createHash("sha256").update("dice").update(mac).digest("hex")}` }),
	wrongSorted("sorted by the length of names", [], {
		query: ({ url }) => {
			const at = url.indexOf("?");
			return at < 0
				? ""
				: url
						.slice(at + 1)
						.split("&")
						.sort((a, b) => a.length - b.length)
						.join(";");
		},
	}),
	wrongSorted("query in upper case", [], {
		query: ({ url }) => (url.includes("?") ? url.slice(url.indexOf("?") + 1).toUpperCase() : ""),
	}),
];
