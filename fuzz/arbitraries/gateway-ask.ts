import * as fc from "fast-check";
import type { Change, HeaderPair, TokenDefect } from "../../conformance/client/probe.ts";
import {
	type Again,
	type Ask,
	memberNonces,
	type OwnKey,
	ownNonces,
	type SecretChoice,
} from "../laws/gateway-command.ts";
import { path, publicPaths, upstreamAnswers, type What, what } from "./gateway-what.ts";
import { rarely } from "./rarely.ts";
import { tokenProbe } from "./token-probe.ts";

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
	{ respell: ["X-Signature", "hex"] },
	{ respell: ["X-Signature", "base64"] },
	{ respell: ["X-Signature", "base64-unpadded"] },
	{ respell: ["X-Signature", "base64url"] },
	{ respell: ["X-Signature", "trailing-bits"] },
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
	/** Those that it serves; none: any. */
	readonly hosts: readonly string[];
	readonly hasElsewhere: boolean;
	/** The largest body. */
	readonly bodyBytes: number;
	/** How long its upstreams may take to begin an answer. */
	readonly upstreamSeconds: number;
	/** How many nonces of a key it remembers. */
	readonly liveNonces: number;
	/** Header names that it was told to forward, in lower case. */
	readonly forwarded: readonly string[];
}

const reading: What = { path: "/sites/{id}", method: "GET", headers: [] };

/** What everybody may ask for who proves anything. */
const plain: fc.Arbitrary<What> = fc.constantFrom<What>(
	reading,
	reading,
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

/**
 * One request more than a gateway remembers nonces, the first once more, and one that is new; or the first once more before
 * the others, which takes no room.
 */
export function crowdedAsks(by: OwnKey, { liveNonces }: AskChoice): fc.Arbitrary<readonly Ask[]> {
	const readingWith = (nonce?: number) => askOf(by, reading, { nonce });
	const others = Array.from({ length: liveNonces }, () => readingWith());
	return fc.constantFrom(
		[readingWith(0), ...others, readingWith(0), readingWith()],
		[readingWith(0), readingWith(0), ...others],
	);
}

/** A request of a key's holder, or of somebody who would like to be. */
export function signedAsk(by: OwnKey, { hasElsewhere }: AskChoice): fc.Arbitrary<Ask> {
	return fc
		.record({
			what,
			secret: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: secret }),
			nonce: rarely(fc.nat({ max: ownNonces + memberNonces.length - 1 }), 4),
			keyId: rarely(fc.constantFrom(...otherIds), 8),
			offset: rarely(fc.constantFrom(-900, -310, 310, 86_400, -290, 290), 10),
			elsewhere: hasElsewhere ? fc.boolean() : fc.constant(false),
		})
		.map(({ what: asked, offset, ...rest }) =>
			askOf(by, { ...asked, ...(offset === undefined ? {} : { sign: { timestampOffset: offset } }) }, rest),
		);
}

/** A request that was changed on its way. */
export function tamperedAsk(by: OwnKey, { hosts: [own, other] }: AskChoice): fc.Arbitrary<Ask> {
	const posted: What = { path: "/sites/{id}", method: "POST", body: { text: '{"a":1}' }, headers: [] };
	const changed = fc
		.oneof(fc.tuple(plain, tampering), fc.tuple(fc.constant(posted), otherBody))
		.map(([asked, change]) => askOf(by, { ...asked, after: [change] }, {}));
	if (own === undefined || other === undefined) {
		return changed;
	}
	// Signed for one host, and sent to the other.
	const misled: What = {
		path: "/sites/{id}",
		method: "GET",
		headers: [["Host", other]],
		sign: { lines: { host: own } },
	};
	return fc.oneof({ weight: 12, arbitrary: changed }, { weight: 1, arbitrary: fc.constant(askOf(by, misled, {})) });
}

/** What no signature covers, and by which somebody might be taken for another. */
const disguises: readonly HeaderPair[] = [
	["CF-Connecting-IP", "198.51.100.7"],
	["X-Forwarded-For", "198.51.100.7"],
	["X-Forwarded-For", "127.0.0.1"],
	["Forwarded", "for=127.0.0.1"],
	["X-Real-IP", "10.0.0.1"],
	["X-Internal", "1"],
	["User-Agent", "other/1"],
	["X-Request-Id", "again"],
];
const uncovered = fc.oneof(
	{ weight: 1, arbitrary: fc.constant<readonly HeaderPair[]>([]) },
	{ weight: 2, arbitrary: fc.constantFrom(...disguises).map((pair): readonly HeaderPair[] => [pair]) },
);

/** A signed request of somebody who would like to be taken for another. */
export function disguisedAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return uncovered.map((headers) => askOf(by, { ...reading, headers }, {}));
}

/** Routes that ask for scopes, some of them within others. */
const scoped = [
	"/sites/{id}",
	"/sites/ledger/{id}",
	"/sites/audit/{id}",
	"/sites/closed",
	"/users/{id}",
	"/gone/secret/{id}",
	"/inbox/{id}",
];

/** A signed request that is in order if its key has the scopes of its route. */
export function scopedAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return fc
		.record({ path: fc.constantFrom(...scoped), method: fc.constantFrom("GET", "GET", "HEAD", "POST") })
		.map(({ path: where, method }) =>
			askOf(by, { path: where, method, ...(method === "POST" ? { body: { text: "{}" } } : {}), headers: [] }, {}),
		);
}

/** A signed request of which the upstream makes something that is not its usual answer. */
export function answeredAsk(by: OwnKey): fc.Arbitrary<Ask> {
	return fc
		.record({ answer: fc.constantFrom(...upstreamAnswers), method: fc.constantFrom("GET", "GET", "HEAD") })
		.map(({ answer, method }) => askOf(by, { ...reading, path: `/sites/{id}/${answer}`, method }, {}));
}

/** So many signed requests at once. */
export function burstOfAsks(by: OwnKey, burst: number): Ask {
	return { ...askOf(by, reading, {}), burst };
}

/**
 * A request, more others than a cache of nonces may hold, and the nonce of the first once more; not so many that they fill
 * the pipe of the log while an object is evicted (see `Simulator.evict`).
 */
export function floodedAsks(by: OwnKey): fc.Arbitrary<readonly Ask[]> {
	const first = askOf(by, reading, { nonce: 0 });
	return fc.constantFrom(9, 17, 33, 65).map((burst) => [first, burstOfAsks(by, burst), first]);
}

/** What a request is told by, so that it would be another with one more, and what is its framing. */
const notForAnyone =
	/^(?:authorization|x-(?:key-id|timestamp|nonce|content-sha256|signature)|host|content-length|connection|transfer-encoding|te|trailer|upgrade|expect|keep-alive)$/;

/** A request with headers that the gateway was told to forward, some of which it must not forward all the same. */
export function listedAsk(by: Ask["by"], { forwarded }: AskChoice): fc.Arbitrary<Ask> {
	const names = forwarded.filter((name) => !notForAnyone.test(name));
	const probe: What = by === "nobody" ? { ...reading, path: "/open/{id}" } : reading;
	return fc
		.subarray(names, { minLength: Math.min(1, names.length), maxLength: Math.min(3, names.length) })
		.map((some) => askOf(by, { ...probe, headers: some.map((name): HeaderPair => [name, "listed"]) }, {}));
}

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

/** A request whose credential holds, and once more with another signature under what it says. */
export function resigned(by: OwnKey | "bearer"): fc.Arbitrary<readonly [Ask, Again]> {
	const header = by === "bearer" ? "Authorization" : "X-Signature";
	const at = fc.integer({ min: -60, max: -2 });
	const probe = by === "bearer" ? algorithm.map((alg): What => ({ ...reading, token: { alg } })) : fc.constant(reading);
	return fc
		.tuple(probe, at)
		.map(([asked, place]) => [
			askOf(by, asked, {}),
			{ do: "again", by, as: "sent", headers: [], after: [{ flipCharacter: { header, at: place } }] },
		]);
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
			// Its key would fit, and the algorithm is none that it is for.
			...["RS384", "RS512", "PS384"].map((alg) => ({ alg })),
		),
	},
);

/** Seconds at which a date ends with the tolerance or is not yet right, and those beside them. */
const edges = [29, 30, 31].flatMap((off) => [{ exp: -off }, { nbf: off }, { iat: off }]);

const dates: fc.Arbitrary<TokenDefect> = fc
	.oneof<fc.MaybeWeightedArbitrary<NonNullable<TokenDefect["times"]>>[]>(
		{ weight: 2, arbitrary: fc.constantFrom<NonNullable<TokenDefect["times"]>>(...edges) },
		{
			weight: 1,
			arbitrary: fc.constantFrom<NonNullable<TokenDefect["times"]>>(
				...[-3600, -100, -15].map((exp) => ({ exp })),
				...[100, 10].map((nbf) => ({ nbf })),
				{ iat: 3600 },
			),
		},
	)
	.map((times) => ({ times }));

/** A request with a token: of an issuer whose keys change, or with something wrong that no key makes good. */
export function bearerAsk(choice: AskChoice): fc.Arbitrary<Ask> {
	const minted = fc
		.tuple(what, signer, fc.oneof({ weight: 5, arbitrary: scopeClaims }, { weight: 2, arbitrary: dates }))
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

/** What the upstream does not begin to answer in time, and what it does not end in that. */
export function lateAsk({ upstreamSeconds }: AskChoice): fc.Arbitrary<Ask> {
	return fc
		.constantFrom("slow", "halting")
		.map((how) => `/sites/{id}/~${how}-${upstreamSeconds * 1000 + 300}`)
		.map((path) => askOf("bearer", { path, method: "GET", headers: [] }, {}));
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
