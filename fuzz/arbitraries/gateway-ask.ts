import * as fc from "fast-check";
import type { HeaderPair } from "../../conformance/client/probe.ts";
import type { Ask, SecretChoice } from "../laws/gateway-command.ts";
import { path, publicPaths, type What, what } from "./gateway-what.ts";

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

export const reading: What = { path: "/sites/{id}", method: "GET", headers: [] };

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

/** None of them, or one. */
export const uncovered = fc.oneof(
	{ weight: 1, arbitrary: fc.constant<readonly HeaderPair[]>([]) },
	{ weight: 2, arbitrary: fc.constantFrom(...disguises).map((pair): readonly HeaderPair[] => [pair]) },
);

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

export function askOf(
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
