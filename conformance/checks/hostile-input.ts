import type { Change, HeaderPair, Probe } from "../client/probe.ts";

/** Targets that trip parsers; `\x` escapes are bytes. */
export const hostileTargets: readonly (readonly [slug: string, target: string])[] = [
	["lone-percent", "/%"],
	["half-triplet", "/%4"],
	["no-triplet", "/%zz"],
	["cut-utf8", "/%E0%A4%A"],
	["invalid-utf8", "/%C3%28"],
	["encoded-surrogate", "/%ED%A0%80"],
	["overlong", "/%C0%AF"],
	["raw-byte", "/\xff"],
	["raw-utf8", "/caf\xc3\xa9"],
	["control", "/a\x01b"],
	["delete", "/a\x7fb"],
	["empty-path", "//"],
	["only-dots", "/../../.."],
	["backslashes", "/\\\\evil.test\\a"],
	["percent-query", "/a?%"],
	["cut-utf8-query", "/a?b=%E0%A4%A"],
	["prototype-query", "/a?__proto__[x]=1&constructor.prototype.y=2"],
	["many-parameters", `/a?${"a=1&".repeat(1500)}`],
	["many-segments", `/${"a/".repeat(3000)}`],
	["many-triplets", `/${"%41".repeat(2000)}`],
	["fragment", "/a#b"],
	["host-in-path", "/@evil.test:80/"],
	["brackets", "/[::1]"],
	["braces", "/{a}|^`"],
];

/** Headers that trip parsers. */
export const hostileHeaders: readonly (readonly [slug: string, headers: readonly HeaderPair[]])[] = [
	[
		"prototype-names",
		[
			["__proto__", "x"],
			["constructor", "x"],
			["toString", "x"],
			["hasOwnProperty", "x"],
		],
	],
	["many", Array.from({ length: 1000 }, (_, index): HeaderPair => [`X-${index}`, "a"])],
	["many-of-one-name", Array.from({ length: 1000 }, (): HeaderPair => ["X-Same", "a"])],
	[
		"empty-values",
		[
			["Content-Type", ""],
			["Accept", ""],
			["Cookie", ""],
			["X-Empty", ""],
		],
	],
	["odd-content-type", [["Content-Type", 'a/b;;=;,"x']]],
	[
		"two-content-types",
		[
			["Content-Type", "a/b"],
			["Content-Type", "c/d"],
		],
	],
	[
		"bytes",
		[
			["X-Bytes", "\xff\xfe\x80"],
			["User-Agent", "\xc3\x28"],
		],
	],
	[
		"utf8",
		[
			["X-Text", "caf\xc3\xa9 \xf0\x9f\x98\x80"],
			["Accept-Language", "\xe2\x80\xa8"],
		],
	],
	[
		"controls",
		// None that is passed on: an upstream may well refuse it, and the answer is then the upstream's.
		[["X-Control", "a\x01\x0b\x7fb"]],
	],
	[
		"odd-range",
		[
			["Range", "bytes=-,5-1,a-b"],
			["If-Range", '"'],
		],
	],
	[
		"odd-conditions",
		[
			["If-None-Match", ',,"a'],
			["If-Modified-Since", "yesterday"],
			["If-Match", "*, *"],
		],
	],
	[
		"odd-trace",
		[
			["Traceparent", "00-0-0-zz"],
			["Tracestate", "=,=,"],
		],
	],
	[
		"odd-ray",
		[
			["CF-Ray", "<script>"],
			["CF-Connecting-IP", "not an address"],
			["CF-IPCountry", "??"],
		],
	],
	[
		"upgrade",
		[
			["Upgrade", "websocket"],
			["Sec-WebSocket-Key", "x"],
			["Sec-WebSocket-Version", "99"],
		],
	],
	[
		"http2-settings",
		[
			["Upgrade", "h2c"],
			["HTTP2-Settings", "!!"],
		],
	],
	["odd-connection", [["Connection", 'close, ,;=, "']]],
	["odd-expect", [["Expect", "the unexpected"]]],
	[
		"odd-encoding",
		[
			["Accept-Encoding", ";q=, gzip;q=2"],
			["TE", "trailers, ;;"],
		],
	],
	[
		"odd-date",
		[
			["Date", "never"],
			["Max-Forwards", "-1"],
		],
	],
	[
		"forwarded",
		[
			["Forwarded", 'for="[::1'],
			["X-Forwarded-For", ",,,"],
			["X-Forwarded-Proto", "gopher"],
		],
	],
];

/** Credentials that trip parsers. */
export const hostileCredentials: readonly (readonly [slug: string, headers: readonly HeaderPair[]])[] = [
	["bearer-alone", [["Authorization", "Bearer"]]],
	["bearer-blanks", [["Authorization", "Bearer       "]]],
	["bearer-dots", [["Authorization", "Bearer ..."]]],
	["bearer-null-parts", [["Authorization", "Bearer bnVsbA.bnVsbA.bnVsbA"]]],
	["bearer-array-parts", [["Authorization", "Bearer W10.W10.W10"]]],
	["bearer-bytes", [["Authorization", "Bearer \xff.\xfe.\xfd"]]],
	["only-separators", [["Authorization", ",;=/"]]],
	["no-scheme", [["Authorization", '""']]],
	[
		"prototype-key",
		[
			["X-Key-Id", "__proto__"],
			["X-Timestamp", "1"],
			["X-Nonce", "constructor"],
			["X-Signature", "v1="],
		],
	],
	["dotted-key", [["X-Key-Id", ".."]]],
	["long-key", [["X-Key-Id", "k".repeat(600)]]],
	[
		"bytes-in-all",
		[
			["X-Key-Id", "\xff"],
			["X-Timestamp", "\xff"],
			["X-Nonce", "\xff"],
			["X-Signature", "\xff"],
			["X-Content-SHA256", "\xff"],
		],
	],
	[
		"runs-of-one-character",
		[
			["X-Key-Id", "a-".repeat(3000)],
			["X-Nonce", "-".repeat(6000)],
		],
	],
];

/** Hosts that trip parsers of URLs. */
export const hostileHosts = [
	["port-too-large", "gateway.test:99999"],
	["port-zero", "gateway.test:0"],
	["port-of-many-digits", `gateway.test:${"1".repeat(400)}`],
	["only-dots", "..."],
	["punycode", "xn--"],
	["number", "1e400"],
	["long", `${"a".repeat(300)}.test`],
	["open-bracket", "[::1"],
	["bad-address", "[::1::2]"],
] as const;

/** Signatures that decode to more or fewer bytes than there are. */
export const hostileSignatures = [
	["one-byte-short", { truncate: { header: "X-Signature", length: 65 } }],
	["half", { truncate: { header: "X-Signature", length: 35 } }],
	["odd", { truncate: { header: "X-Signature", length: 66 } }],
	["one-byte-long", { appendTo: ["X-Signature", "00"] }],
	["very-long", { appendTo: ["X-Signature", "0".repeat(8000)] }],
	["no-hex", { set: ["X-Signature", `v1=${"zz".repeat(32)}`] }],
	["bytes", { set: ["X-Signature", `v1=${"\xff".repeat(64)}`] }],
] as const satisfies readonly (readonly [string, Change])[];

/** What a key store may hold by mistake. */
export const hostileRecords = [
	["cut", "{"],
	["empty", ""],
	["array", "[]"],
	["null", "null"],
	["text", '"active"'],
	["number-for-secrets", '{"secrets":1}'],
	["prototype", '{"__proto__":{"status":"active"}}'],
] as const;

/** Well-formed keys that are traps elsewhere. */
export const hostileKeyIds = [
	["constructor", "constructor"],
	["proto", "__proto__"],
	["to-string", "toString"],
	["has-own-property", "hasOwnProperty"],
	["null", "null"],
	["undefined", "undefined"],
	["zero", "0"],
	["dash", "-"],
	["key", "key"],
] as const;

/** Bodies that trip parsers, and framings that trip the readers of bodies. */
export const hostileBodies: readonly (readonly [slug: string, probe: Partial<Probe>])[] = [
	["empty-json", { body: { text: "" } }],
	["cut-json", { body: { text: "{" } }],
	["not-a-number", { body: { text: "NaN" } }],
	["null", { body: { text: "null" } }],
	["prototype", { body: { text: '{"__proto__":{"admin":true},"constructor":{}}' } }],
	["deep", { body: { text: "[".repeat(50_000) } }],
	["bytes", { body: { base64: "//79AAE=" } }],
	["broken-multipart", { headers: [["Content-Type", "multipart/form-data"]], body: { text: "--\r\n" } }],
	["broken-form", { headers: [["Content-Type", "application/x-www-form-urlencoded"]], body: { text: "%&=%zz&&" } }],
	["length-zero-of-get", { route: "read", framing: { kind: "declared", declared: "0" } }],
	["body-of-get", { route: "read", body: { text: "hello" }, framing: { kind: "length" } }],
	["body-of-delete", { method: "DELETE", body: { text: "hello" } }],
	["cut-off", { body: { text: "hello" }, framing: { kind: "declared", declared: "10", thenClose: true } }],
	["bad-chunk-size", { framing: { kind: "bad-chunks", text: "zz\r\nhello\r\n0\r\n\r\n", thenClose: true } }],
	["chunk-extension", { framing: { kind: "bad-chunks", text: '5;a="b"\r\nhello\r\n0\r\n\r\n' } }],
	["missing-last-chunk", { framing: { kind: "bad-chunks", text: "5\r\nhello\r\n", thenClose: true } }],
	["huge-chunk-size", { framing: { kind: "bad-chunks", text: "ffffffffffffffff\r\nhello", thenClose: true } }],
	["length-and-chunks", { body: { text: "hello" }, framing: { kind: "length-and-chunked", declared: "3" } }],
	[
		"huge-length",
		{ body: { text: "hello" }, framing: { kind: "declared", declared: "99999999999999999999", thenClose: true } },
	],
	["compressed", { headers: [["Content-Encoding", "gzip"]], body: { base64: "H4sIAAAAAAAAAwMAAAAAAAAAAAA=" } }],
];
