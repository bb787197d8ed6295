import { authorityOf, headerOf, restOf, wrong } from "../partner.ts";

/** One mistake each, about what is taken from the request: time, nonce, method, host, path, query, content type. */
export const requestSigners = [
	wrong("Date.now()", ["timestamp/milliseconds"], { timestamp: ({ timestamp }) => `${timestamp * 1000}` }),
	wrong("toISOString()", ["timestamp/iso-8601"], {
		timestamp: ({ timestamp }) => new Date(timestamp * 1000).toISOString(),
	}),
	wrong("strftime with Z", ["timestamp/iso-8601"], {
		timestamp: ({ timestamp }) => `${new Date(timestamp * 1000).toISOString().slice(0, 19)}Z`,
	}),
	wrong("toUTCString()", ["timestamp/http-date"], {
		timestamp: ({ timestamp }) => new Date(timestamp * 1000).toUTCString(),
	}),
	wrong("time.time() printed", ["timestamp/fraction"], { timestamp: ({ timestamp }) => timestamp.toFixed(1) }),
	wrong("clock read twice", ["timestamp/read-twice"], { timestamp: ({ timestamp }) => String(timestamp + 1) }),
	wrong("nonce in lower case", ["nonce/lower-case"], { nonce: ({ nonce }) => nonce.toLowerCase() }),
	wrong("uuid without hyphens", ["nonce/without-hyphens"], { nonce: ({ nonce }) => nonce.split("-").join("") }),
	wrong("method of a client library", ["method/lower-case"], { method: ({ method }) => method.toLowerCase() }),
	wrong("method in title case", ["method/capitalised"], {
		method: ({ method }) => method.slice(0, 1) + method.slice(1).toLowerCase(),
	}),
	wrong("HEAD handled by GET", ["method/head-as-get"], {
		method: ({ method }) => (method === "HEAD" ? "GET" : method),
	}),
	wrong("authority as typed", ["host/case-kept"], {
		host: ({ url }) => authorityOf(url).replace(/^https:/i.test(url) ? /:443$/ : /:80$/, ""),
	}),
	wrong("url.hostname", ["host/port-never"], {
		host: ({ url }) => authorityOf(url).toLowerCase().replace(/:\d+$/, ""),
	}),
	wrong("port always", ["host/port-always"], {
		host: ({ url }) => {
			const authority = authorityOf(url).toLowerCase();
			return /:\d+$/.test(authority) ? authority : authority + (/^https:/i.test(url) ? ":443" : ":80");
		},
	}),
	wrong("netloc", ["host/default-port-kept"], { host: ({ url }) => authorityOf(url).toLowerCase() }),
	wrong("origin", ["host/with-scheme"], { host: ({ url }) => new URL(url).origin.replace(/%/g, "") }),
	wrong("decodeURI on the path", ["path/decoded"], {
		path: ({ url }) => Buffer.from(unescapeBytes(restOf(url).split("?")[0] ?? "")).toString("latin1"),
		encode: (text) => Buffer.from(text, "latin1"),
	}),
	wrong("path.rstrip('/')", ["path/trailing-slash-dropped"], {
		path: ({ url }) => (restOf(url).split("?")[0] ?? "").replace(/(?<=.)\/$/, ""),
	}),
	wrong("strips the first slash", ["path/leading-slash-dropped"], {
		path: ({ url }) => (restOf(url).split("?")[0] ?? "").slice(1),
	}),
	wrong("req.path in a mounted router", ["path/first-segment-dropped"], {
		path: ({ url }) => {
			const path = restOf(url).split("?")[0] ?? "";
			const next = path.indexOf("/", 1);
			return next < 2 ? path : path.slice(next);
		},
	}),
	wrong("quote() on what is quoted", ["path/encoded-again"], {
		path: ({ url }) => encodeURI(restOf(url).split("?")[0] ?? ""),
	}),
	wrong("sorts the parameters", ["query/sorted"], {
		query: ({ url }) => {
			const at = url.indexOf("?");
			if (at < 0) return undefined;
			const pieces = url.slice(at + 1).split("&");
			return pieces
				.map((piece) => ({ piece, name: piece.split("=")[0] ?? "" }))
				.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
				.map(({ piece }) => piece)
				.join("&");
		},
	}),
	wrong("query.split('&').sort()", ["query/sorted-by-pair"], {
		query: ({ url }) =>
			url.includes("?")
				? restOf(url)
						.slice(restOf(url).indexOf("?") + 1)
						.split("&")
						.sort()
						.join("&")
				: undefined,
	}),
	wrong("URLSearchParams", ["query/form-encoded"], {
		query: ({ url }) => (url.includes("?") ? new URL(url).searchParams.toString() : undefined),
	}),
	wrong("encodeURIComponent of each", ["query/percent-encoded"], {
		query: ({ url }) =>
			url.includes("?")
				? [...new URL(url).searchParams]
						.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
						.join("&")
				: undefined,
	}),
	wrong("replaces + by %20", ["query/plus-as-percent-20"], {
		query: ({ url }) => {
			const [, ...rest] = restOf(url).split("?");
			return rest.length === 0 ? undefined : rest.join("?").split("+").join("%20");
		},
	}),
	wrong("splits at every question mark", ["query/cut-at-second-mark"], {
		query: ({ url }) => restOf(url).split("?")[1],
	}),
	wrong("Object.fromEntries", ["query/last-of-duplicates"], {
		query: ({ url }) => {
			const [, ...rest] = restOf(url).split("?");
			if (rest.length === 0) return undefined;
			const byName = new Map<string, string>();
			for (const piece of rest.join("?").split("&")) byName.set(piece.split("=")[0] ?? "", piece);
			return [...byName.values()].join("&");
		},
	}),
	wrong("pathname alone", ["target/path-only"], { target: (path) => path }),
	wrong("href", ["target/full-url"], {
		target: (path, query, { url }) => {
			const { origin } = new URL(url);
			return origin + (query === undefined ? path : `${path}?${query}`);
		},
	}),
	wrong("forgets the question mark", ["target/mark-dropped"], { target: (path, query) => path + (query ?? "") }),
	wrong("always writes the question mark", ["target/mark-always"], {
		target: (path, query) => `${path}?${query ?? ""}`,
	}),
	wrong("path and query on two lines", ["target/query-on-its-own-line"], {
		target: (path, query) => (query === undefined ? path : `${path}\n${query}`),
	}),
	wrong("no content type", ["content-type/left-empty"], { contentType: () => "" }),
	wrong("mime type only", ["content-type/without-parameters"], {
		contentType: (request) => ((headerOf(request, "content-type") ?? "").split(";")[0] ?? "").trim(),
	}),
	wrong("content type lowered", ["content-type/lower-case"], {
		contentType: (request) => (headerOf(request, "content-type") ?? "").trim().toLowerCase(),
	}),
	wrong("JSON unless told", ["content-type/json-assumed"], {
		contentType: (request) => (headerOf(request, "content-type") ?? "").trim() || "application/json",
	}),
	wrong("String(undefined)", ["content-type/name-of-nothing"], {
		contentType: (request) => `${headerOf(request, "content-type")?.trim() || undefined}`,
	}),
	wrong("content type of bodies only", ["content-type/only-with-body"], {
		contentType: (request) => (request.body.length > 0 ? (headerOf(request, "content-type") ?? "").trim() : ""),
	}),
];

function unescapeBytes(text: string): number[] {
	return [...text.matchAll(/%([0-9A-F]{2})|(.)/gs)].map(([, hex, character]) =>
		hex === undefined ? (character ?? "").charCodeAt(0) : Number.parseInt(hex, 16),
	);
}
