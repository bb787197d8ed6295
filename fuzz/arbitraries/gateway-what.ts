import * as fc from "fast-check";
import type { Framing, HeaderPair, Probe } from "../../conformance/client/probe.ts";
import { isPlain } from "../models/target-shape.ts";
import { noise } from "./header-noise.ts";
import { query } from "./query.ts";
import { rarely } from "./rarely.ts";

/** Paths of routes, and those that a careless reading takes for one of a route; `{id}` is new in each request. */
const paths = [
	...["/sites/{id}", "/sites/{id}", "/sites/{id}", "/sites/{id}/x/", "/sites/{id}/a:b@c,d;e=f", "/sites/%20{id}"],
	...[
		"/sites",
		"/sites/",
		"/sites/closed",
		"/sites/closed/{id}",
		"/sites/shut",
		"/sites/shut/{id}",
		"/sites/ledger/{id}",
		"/sites/ledger",
		"/sites/ledger/",
		"/sites/a",
		"/%73ites/{id}",
		"/sites%2F{id}",
	],
	...["/sites/audit/{id}", "/sites/audit", "/Sites/{id}", "/SITES/{id}", "/sites;x/{id}", "/sitesx/{id}", "/site/{id}"],
	...["/sites/..{id}", "/sites/{id}/...", "/sites/a.b.{id}", "/sites/{id}/%E2%82%AC'!$&()*+"],
	...[
		"/users/{id}",
		"/users/a",
		"/users/{id}/x",
		"/users",
		"/users/",
		"/inbox/{id}",
		"/status",
		"/status/",
		"/status/{id}",
	],
	...["/gone/{id}", "/gone/secret/{id}", "/nowhere/{id}", "/", "/{id}"],
];

/** The same for what needs no credential. */
export const publicPaths = [
	...[
		"/open/{id}",
		"/open/a",
		"/open/{id}/x/",
		"/open/",
		"/open",
		"/openx/{id}",
		"/Open/{id}",
		"/open;/{id}",
		"/x/open/{id}",
		"/%6Fpen/{id}",
		"/open%2F{id}",
	],
	...[
		"/hi",
		"/hi",
		"/hi/",
		"/hi/{id}",
		"/hix",
		"/HI",
		"/hi:there",
		"/hi:there/",
		"/hi%3Athere",
		"/hi:x",
		"/hi;x",
		"/hi.json",
	],
];

/** What the upstream is asked to answer. */
export const upstreamAnswers = [
	"~status-404",
	"~status-418",
	"~status-503",
	"~status-204",
	// HTTP has none such.
	"~status-600",
	"~status-999",
	"~redirect",
	"~gzip",
	"~headers",
	"~error",
	"~drop",
];

const queries = [
	...[
		"a=1",
		"x=/open/y",
		"x=/hi",
		"_method=DELETE",
		"access_token=x",
		"b=2&a=1",
		"public=1",
		"?a=/b",
		"x=//e.example/..%2F",
	],
	...[
		"a=1&&b=&=c&",
		"&",
		"=",
		"r=2&r=1&r=2",
		"__proto__[x]=1",
		"constructor=1&hasOwnProperty",
		"a;b,c",
		"%00=%FF",
		"a+b=%20",
	],
	"a&".repeat(3000),
];

export const path = fc.oneof(
	{ weight: 5, arbitrary: fc.constant("/sites/{id}") },
	{ weight: 5, arbitrary: fc.constantFrom(...paths) },
	{ weight: 2, arbitrary: fc.constantFrom(...publicPaths) },
	{ weight: 2, arbitrary: fc.constantFrom(...upstreamAnswers).map((answer) => `/sites/{id}/${answer}`) },
);

/** Requests of which the method has a body, or none. */
const method = fc.oneof(
	{ weight: 6, arbitrary: fc.constant("GET") },
	{ weight: 2, arbitrary: fc.constant("HEAD") },
	{ weight: 3, arbitrary: fc.constant("POST") },
	{ weight: 2, arbitrary: fc.constantFrom("PUT", "PATCH", "DELETE", "OPTIONS") },
	{ weight: 1, arbitrary: fc.constantFrom("TRACE", "PROPFIND", "PURGE", "LOCK") },
);

const body = fc.oneof(
	fc.constantFrom<NonNullable<Probe["body"]>>(
		{ text: "" },
		{ text: '{"a":1}' },
		{ text: ' {"a" : 1.0}\r\n' },
		{ text: "_method=DELETE&access_token=x" },
		{ base64: "AP/+77u/wK8K" },
		{ fill: { byte: 97, length: 20_000 } },
	),
	// What a gateway that looks into bodies does not expect.
	fc
		.constantFrom(
			"null",
			"[]",
			"1",
			'"x"',
			"true",
			"{",
			'{"a":',
			"NaN",
			'{"__proto__":{"a":1}}',
			'{"a":1,"a":2}',
			"a=%zz&=&b",
			"\ufeff{}",
		)
		.map((text) => ({ text })),
	fc.constant({ fill: { byte: 0x5b, length: 30_000 } }),
);

/** How a body, or none, can be sent besides the usual way. */
const framing = fc.constantFrom<Framing>({ kind: "length" }, { kind: "chunked" }, { kind: "chunked", chunkSize: 2 });

/** Those of everyday, those that must not pass, and those by which an address or another method might be told. */
const headers: readonly HeaderPair[] = [
	...noise,
	["Content-Encoding", "gzip"],
	["Content-Encoding", "Identity"],
	["Content-Type", "a/b;;"],
	["Content-Type", ";"],
	["Content-Type", "application/json"],
	["Content-Type", "application/x-www-form-urlencoded; charset"],
	["Content-Type", "multipart/form-data"],
	["Upgrade", "websocket"],
	["Upgrade", "h2c"],
	["Content-Type", 'text/plain;  charset="utf-8"'],
	["Content-Type", " application/json\t"],
	["Content-Type", ""],
	["Accept-Language", "de-CH, en;q=0.5"],
	["User-Agent", "partner/1.0 (x; y)"],
	["Range", "bytes=0-99"],
	["If-None-Match", 'W/"a", "b"'],
	["If-Something-New", "x"],
	["Idempotency-Key", "8f14e45f"],
	["Prefer", "return=minimal"],
	["Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
	["X-Partner-Reference", "a 1"],
	["CF-Connecting-IP", "203.0.113.9"],
	["CF-Connecting-IP", "2001:db8::1"],
	["CF-Connecting-IP", "::ffff:203.0.113.9"],
	["CF-Connecting-IP", "203.0.113.9, 198.51.100.7"],
	["Connection", "close, Content-Type, X-Signature, Content-Length"],
	["Connection", "close , Tracestate, X-Request-Id"],
	["Tracestate", "a=b"],
	["X-Forwarded-Proto", "gopher"],
	["Via", "1.1 other"],
	["Keep-Alive", "timeout=5"],
	["Access-Control-Request-Method", "POST"],
	["Origin", "https://gateway.countersign.test"],
	["Origin", "null"],
];

const header = fc.constantFrom(...headers);
const someHeaders = fc.oneof(
	{ weight: 3, arbitrary: fc.constant<readonly HeaderPair[]>([]) },
	{
		weight: 3,
		arbitrary: fc.uniqueArray(header, { minLength: 1, maxLength: 3, selector: ([name]) => name.toLowerCase() }),
	},
);

const preflight: readonly HeaderPair[] = [
	["Origin", "https://app.example"],
	["Access-Control-Request-Method", "POST"],
	["Access-Control-Request-Headers", "x-signature"],
];

const host = fc.constantFrom<HeaderPair>(
	["Host", "{other-host}"],
	["Host", "{host}:{default-port}"],
	["Host", "{host}:{other-port}"],
	["Host", "evil.example"],
	["Host", "x{host}"],
	["Host", "{host}.evil.example"],
);

/** Everything of a request but who asks. */
export type What = Omit<Probe, "credential" | "key">;

/** What is asked for, whoever asks. */
export const what: fc.Arbitrary<What> = fc
	.record({
		path,
		method,
		query: fc.oneof(
			{ weight: 4, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: fc.constantFrom(...queries) },
			{ weight: 1, arbitrary: query.filter((text) => isPlain(`/?${text}`) && !/[{}]/.test(text)) },
		),
		body,
		headers: someHeaders,
		host: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: host }),
		preflight: fc.integer({ min: 0, max: 1 }).map((number) => number === 1),
		framing: rarely(framing, 6),
		bodyAnyway: rarely(fc.constant(true), 20),
	})
	.map(
		({
			path: where,
			query,
			body: content,
			headers: sent,
			host: other,
			preflight: asked,
			framing: framed,
			bodyAnyway,
			...rest
		}) => {
			const writes = bodyAnyway === true || ["POST", "PUT", "PATCH", "DELETE"].includes(rest.method);
			const extra = rest.method === "OPTIONS" && asked ? preflight : sent;
			return {
				...rest,
				path: where,
				...(query === undefined ? {} : { query }),
				...(writes ? { body: content } : {}),
				...(framed === undefined ? {} : { framing: framed }),
				headers: [...extra, ...(other === undefined ? [] : [other])],
			};
		},
	);
