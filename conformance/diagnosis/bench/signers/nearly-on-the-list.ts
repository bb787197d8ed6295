import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { authorityOf, encodedPairs, headerOf, restOf, wrong, wrongSorted } from "../partner.ts";

function queryOf(url: string): string | undefined {
	const [, ...rest] = restOf(url).split("?");
	return rest.length === 0 ? undefined : rest.join("?");
}

function sha256(data: string | Buffer): string {
	return createHash("sha256").update(data).digest("hex");
}

/** Mistakes that look like a known one in some requests and are another. */
export const nearMisses = [
	wrong("sorts three parameters and more", [], {
		query: ({ url }) => {
			const pieces = queryOf(url)?.split("&");
			return pieces === undefined || pieces.length < 3 ? pieces?.join("&") : pieces.sort().join("&");
		},
	}),
	wrong("sorts in descending order", [], {
		query: ({ url }) =>
			queryOf(url)
				?.split("&")
				.sort((a, b) => (a < b ? 1 : -1))
				.join("&"),
	}),
	// No vector has two of them, so that nothing tells it from replacing all.
	wrong("replaces the first + only", ["query/plus-as-percent-20"], {
		query: ({ url }) => queryOf(url)?.replace("+", "%20"),
	}),
	wrong("decodes %2F and nothing else", [], { query: ({ url }) => queryOf(url)?.replaceAll("%2F", "/") }),
	wrong("encodes a slash in the query", [], { query: ({ url }) => queryOf(url)?.replaceAll("/", "%2F") }),
	wrong("drops the last parameter", [], { query: ({ url }) => queryOf(url)?.split("&").slice(0, -1).join("&") }),
	wrong("drops the slash at the end before a query only", [], {
		path: ({ url }) => {
			const path = restOf(url).split("?")[0] ?? "";
			return url.includes("?") ? path.replace(/(?<=.)\/$/, "") : path;
		},
	}),
	wrong("signs the last segment of the path", [], {
		path: ({ url }) => `/${(restOf(url).split("?")[0] ?? "").split("/").at(-1)}`,
	}),
	wrong("signs the first label of the host", [], {
		host: ({ url }) => authorityOf(url).toLowerCase().split(".")[0] ?? "",
	}),
	wrong("adds port 8443", [], { host: ({ url }) => `${authorityOf(url).toLowerCase().replace(/:\d+$/, "")}:8443` }),
	wrong("signs five minutes earlier", [], { timestamp: ({ timestamp }) => String(timestamp - 300) }),
	wrong("signs an odd second as the even one before", [], {
		timestamp: ({ timestamp }) => String(timestamp - (timestamp % 2)),
	}),
	wrong("charset of another name", [], {
		contentType: (request) => {
			const type = (headerOf(request, "content-type") ?? "").trim();
			return type === "" ? "" : `${type.split(";")[0]}; charset=iso-8859-1`;
		},
	}),
	wrong("drops what follows the first line of the body", [], {
		hash: ({ body }) => sha256(Buffer.from(body.toString("latin1").split("\n")[0] ?? "", "latin1")),
	}),
	wrong("hashes at most a kilobyte", [], { hash: ({ body }) => sha256(body.subarray(0, 4)) }),
	wrong("blanks out of every body", [], {
		hash: ({ body }) => sha256(Buffer.from(body.toString("latin1").replace(/\s/g, ""), "latin1")),
	}),
	wrong("two empty lines at the end", [], { join: (lines) => `${lines.join("\n")}\n\n\n` }),
	wrong("a blank after each line", [], { join: (lines) => lines.join(" \n") }),
	wrong("nonce and version left out together with method", [], {
		lines: (line) => [line.keyId, line.timestamp, line.host, line.target, line.contentType, line.hash],
	}),
	wrong("secret backwards", [], { key: (secret) => Buffer.from([...secret].reverse().join("")) }),
	wrong("secret without its first character", [], { key: (secret) => Buffer.from(secret.slice(1)) }),
	wrongSorted("sorts by value", [], {
		query: ({ url }) =>
			encodedPairs(url)
				.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
				.map(({ name, value }) => `${name}=${value}`)
				.join("&"),
	}),
	wrongSorted("sorts by value, without decoding and encoding anew", ["query/sorted-as-sent"], {
		query: ({ url }) =>
			(queryOf(url) ?? "")
				.split("&")
				.filter(Boolean)
				.sort((a, b) => ((a.split("=")[1] ?? "") < (b.split("=")[1] ?? "") ? -1 : 1))
				.join("&"),
	}),
	wrongSorted("encodes letters too", [], { query: ({ url }) => (queryOf(url) ?? "").replaceAll("a", "%61") }),
	wrongSorted("puts the query before the path", [], {
		lines: (line) => [
			line.method,
			line.query,
			line.path,
			line.host,
			line.contentType,
			line.timestamp,
			line.nonce,
			line.hash,
		],
	}),
];
