import * as fc from "fast-check";
import type { Change, Framing, HeaderPair, Probe, TokenDefect } from "../../conformance/client/probe.ts";
import type { Again, Ask, OwnKey, SecretChoice } from "../laws/gateway-command.ts";
import { noise } from "./header-noise.ts";
import { tokenProbe } from "./token-probe.ts";

/** Paths of routes, and those that a careless reading takes for one of a route; `{id}` is new in each request. */
const paths = [
	...["/sites/{id}", "/sites/{id}", "/sites/{id}", "/sites/{id}/x/", "/sites/{id}/a:b@c,d;e=f", "/sites/%20{id}"],
	...[
		"/sites",
		"/sites/",
		"/sites/closed",
		"/sites/closed/{id}",
		"/sites/ledger/{id}",
		"/sites/ledger",
		"/sites/ledger/",
	],
	...["/sites/audit/{id}", "/sites/audit", "/Sites/{id}", "/SITES/{id}", "/sites;x/{id}", "/sitesx/{id}", "/site/{id}"],
	...["/sites/..{id}", "/sites/{id}/...", "/sites/a.b.{id}", "/sites/{id}/%E2%82%AC'!$&()*+"],
	...["/users/{id}", "/users/{id}/x", "/users", "/users/", "/inbox/{id}", "/status", "/status/", "/status/{id}"],
	...["/gone/{id}", "/gone/secret/{id}", "/nowhere/{id}", "/", "/{id}"],
];

/** The same for what needs no credential. */
const publicPaths = [
	...["/open/{id}", "/open/{id}/x/", "/open/", "/open", "/openx/{id}", "/Open/{id}", "/open;/{id}", "/x/open/{id}"],
	...["/hi", "/hi", "/hi/", "/hi/{id}", "/hix", "/HI", "/hi:there", "/hi:there/", "/hi:x", "/hi;x", "/hi.json"],
];

/** What the upstream is asked to answer. */
const upstreamAnswers = [
	"~status-404",
	"~status-418",
	"~status-503",
	"~status-204",
	"~redirect",
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

const path = fc.oneof(
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

type What = Omit<Probe, "credential" | "key">;

/** What is asked for, whoever asks. */
const what: fc.Arbitrary<What> = fc
	.record({
		path,
		method,
		query: fc.oneof(
			{ weight: 4, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: fc.constantFrom(...queries) },
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

/** What happens to a signed request on its way. */
const tampering = fc.constantFrom<Change>(
	{ flipCharacter: { header: "X-Signature", at: -1 } },
	{ flipCharacter: { header: "X-Signature", at: 5 } },
	{ flipCharacter: { header: "X-Nonce", at: -1 } },
	{ appendToTarget: "x" },
	{ method: "DELETE" },
	{ method: "HEAD" },
	{ set: ["Content-Type", "application/xml"] },
	{ remove: "X-Signature" },
	{ remove: "X-Nonce" },
	{ remove: "X-Key-Id" },
	{ add: ["Authorization", "Bearer x"] },
	{ add: ["Authorization", ""] },
	{ set: ["X-Signature", ""] },
);

const otherBody = fc.constantFrom<Change>(
	{ body: { text: '{"a":2}' } },
	{ body: { text: "" } },
	{ appendToBody: { text: "\n" } },
);

export interface AskChoice {
	/** What the tokens of the gateway say. */
	readonly issuer: string;
	readonly audience: string;
	readonly hasElsewhere: boolean;
}

/** What everybody may ask for who proves anything. */
const plain: fc.Arbitrary<What> = fc.constantFrom<What>(
	{ path: "/sites/{id}", method: "GET", headers: [] },
	{ path: "/sites/{id}", method: "GET", headers: [] },
	{ path: "/sites/{id}", method: "HEAD", headers: [] },
	{ path: "/sites/{id}", method: "POST", body: { text: '{"a":1}' }, headers: [] },
);

const secret: fc.Arbitrary<SecretChoice> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			of: fc.constantFrom("now" as const, "now" as const, "before" as const),
			nth: fc.nat({ max: 2 }),
		}),
	},
	{ weight: 1, arbitrary: fc.nat({ max: 11 }) },
);

/** Ids that are none of the key's. */
const otherIds = [
	"{ID}",
	"{id}x",
	"x{id}",
	"{ID}",
	"{id}x",
	"x{id}",
	"constructor",
	"__proto__",
	"toString",
	"{id}-{id}",
];

/** A request that is signed as it should be, with one of the secrets that the key has or had. */
export function plainAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return fc
		.record({ probe: fc.oneof(plain, what), secret: fc.oneof(fc.constant(undefined), secret) })
		.map(({ probe, ...rest }) => askOf(by, probe, rest));
}

/** A request of a key's holder, or of somebody who would like to be. */
export function signedAsk(by: OwnKey, { hasElsewhere }: AskChoice): fc.Arbitrary<Ask> {
	return fc
		.record({
			what,
			secret: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: secret }),
			nonce: rarely(fc.nat({ max: 1 }), 4),
			keyId: rarely(fc.constantFrom(...otherIds), 8),
			offset: rarely(fc.constantFrom(-900, -310, 310, 86_400, -290, 290), 10),
			elsewhere: hasElsewhere ? fc.boolean() : fc.constant(false),
		})
		.map(({ what: asked, offset, ...rest }) =>
			askOf(by, { ...asked, ...(offset === undefined ? {} : { sign: { timestampOffset: offset } }) }, rest),
		);
}

/** A request that was changed on its way. */
export function tamperedAsk(by: OwnKey): fc.Arbitrary<Ask> {
	const posted: What = { path: "/sites/{id}", method: "POST", body: { text: '{"a":1}' }, headers: [] };
	return fc
		.oneof(fc.tuple(plain, tampering), fc.tuple(fc.constant(posted), otherBody))
		.map(([asked, change]) => askOf(by, { ...asked, after: [change] }, {}));
}

/** What no signature covers, and by which somebody might be taken for another. */
const uncovered = fc.constantFrom<readonly HeaderPair[]>(
	[],
	[],
	[["CF-Connecting-IP", "198.51.100.7"]],
	[["X-Forwarded-For", "198.51.100.7"]],
	[["User-Agent", "other/1"]],
	[["X-Request-Id", "again"]],
);

/** The last signed request once more. */
export function again(by: OwnKey, { hasElsewhere }: AskChoice): fc.Arbitrary<Again> {
	return fc
		.record({
			do: fc.constant("again" as const),
			by: fc.constant(by),
			as: fc.constantFrom("sent" as const, "honest" as const),
			headers: uncovered,
			elsewhere: hasElsewhere ? fc.boolean() : fc.constant(false),
		})
		.map(({ elsewhere, ...rest }) => ({ ...rest, ...(elsewhere ? { elsewhere } : {}) }));
}

const scopeClaims = fc.constantFrom<TokenDefect>(
	{},
	{},
	{ claims: { scope: "sites:read sites:write users:read sites:audit" } },
	{ claims: { scope: "sites:read" } },
	{ claims: { scope: "users:read" } },
	{ claims: { scope: "" } },
	{ omit: ["claims.scope"] },
	{ omit: ["claims.scope"], claims: { permissions: ["sites:read", "sites:write"] } },
	{ claims: { scope: "sites:read", permissions: ["sites:write", "users:read"] } },
);

const algorithm = fc.constantFrom("ES256", "ES256", "RS256", "PS256", "EdDSA");

/** Signed by a key of the mint under the name that it has, or that it has after a rotation. */
const signer: fc.Arbitrary<TokenDefect> = fc.oneof(
	{ weight: 5, arbitrary: algorithm.map((alg) => ({ alg })) },
	{
		weight: 3,
		arbitrary: fc
			.tuple(algorithm, fc.constantFrom("next", "ec-2", "other", "unheard-of"))
			.map(([alg, kid]) => ({ alg, header: { kid } })),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom<TokenDefect>(
			{ key: "foreign" },
			{ key: "foreign", alg: "ES256" },
			{ key: "weak" },
			{ key: "short" },
		),
	},
);

const dates: fc.Arbitrary<TokenDefect> = fc
	.constantFrom<NonNullable<TokenDefect["times"]>>(
		{ exp: -3600 },
		{ exp: -100 },
		{ exp: -15 },
		{ nbf: 100 },
		{ nbf: 10 },
		{ iat: 3600 },
	)
	.map((times) => ({ times }));

/** A request with a token: of an issuer whose keys change, or with something wrong that no key makes good. */
export function bearerAsk(choice: AskChoice): fc.Arbitrary<Ask> {
	const minted = fc
		.tuple(what, signer, fc.oneof({ weight: 5, arbitrary: scopeClaims }, { weight: 1, arbitrary: dates }))
		.map(([asked, key, says]): What => ({ ...asked, token: { ...says, ...key } }));
	const odd = tokenProbe(true, choice).map(({ credential: _, ...asked }): What => asked);
	return fc
		.record({
			probe: fc.oneof({ weight: 5, arbitrary: minted }, { weight: 2, arbitrary: odd }),
			both: fc.integer({ min: 0, max: 15 }).map((number) => number === 15),
			elsewhere: choice.hasElsewhere ? fc.boolean() : fc.constant(false),
		})
		.map(({ probe, both, ...rest }) =>
			both ? { ...askOf("bearer", { ...probe, after: [] }, rest), both: true as const } : askOf("bearer", probe, rest),
		);
}

/** Proofs of nothing. */
const seeming = fc.constantFrom<readonly HeaderPair[]>(
	[],
	[],
	[["X-Key-Id", "live_org_test123"]],
	[["X-Signature", ""]],
	[["Authorization", ""]],
	[["Authorization", "Basic eDp5"]],
	[["Authorization", "Bearer x"]],
	[["Authorization", "Bearer"]],
	[["X-Internal", "1"]],
	[["X-Auth-Type", "hmac"]],
);

/** A request that nobody vouches for. */
export const anonymousAsk: fc.Arbitrary<Ask> = fc
	.tuple(
		what,
		fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...publicPaths) }, { weight: 1, arbitrary: path }),
		seeming,
	)
	.map(([{ headers: sent = [], ...asked }, where, proofs]) =>
		askOf(
			"nobody",
			{
				...asked,
				path: where,
				headers: [...proofs, ...sent.filter(([name]) => !proofs.some(([own]) => own === name))],
			},
			{},
		),
	);

function askOf(
	by: Ask["by"],
	probe: What,
	{
		elsewhere,
		...rest
	}: {
		secret?: SecretChoice | undefined;
		nonce?: number | undefined;
		keyId?: string | undefined;
		elsewhere?: boolean;
	},
): Ask {
	const { path: where = "" } = probe;
	// Whoever has no place for its mark in the path has it in the query, now and then.
	const query = where !== "" && !where.includes("{id}") && probe.query === undefined ? { query: "q={id}" } : {};
	const known = Object.entries(rest).filter(([, value]) => value !== undefined);
	return {
		do: "ask",
		by,
		probe: { ...probe, ...query },
		...Object.fromEntries(known),
		...(elsewhere === true ? { elsewhere } : {}),
	};
}

function rarely<T>(arbitrary: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | undefined> {
	return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}
