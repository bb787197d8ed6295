import * as fc from "fast-check";
import type { Body, Change, Framing, KeyRole, Probe, RouteRole } from "../../conformance/client/probe.ts";
import type { Need } from "../../conformance/engine/check.ts";
import { isPlain } from "../models/target-shape.ts";
import { mediaType } from "./content-type.ts";
import { noise } from "./header-noise.ts";
import { query } from "./query.ts";
import { rarely } from "./rarely.ts";
import { pathEnds, requestChange, upperCaseDigits } from "./request-change.ts";
import { type Respelling, respelling } from "./respelling.ts";
import { signerMistake, toldElsewhere } from "./signer-mistake.ts";

/** What a target has that probes can be made of. */
export interface ProbeMaterial {
	readonly scheme: string;
	readonly capabilities: ReadonlySet<Need>;
}

const roles: readonly (readonly [KeyRole, Need])[] = [
	["second", "hmac.second"],
	["readOnly", "hmac.readOnly"],
	["revoked", "hmac.revoked"],
	["expired", "hmac.expired"],
	["rotated", "hmac.rotated"],
	["retired", "hmac.rotated"],
];

/** Whether it is known what becomes of a writing request of the key: an operator says of these not what they may do. */
function isKnownToWrite(role: KeyRole, capabilities: ReadonlySet<Need>): boolean {
	return capabilities.has("lab") || (role !== "second" && role !== "rotated");
}

const verbatimQueries = [
	"a=1",
	"a=1&b=2",
	"a=x+y&b=%20",
	"a=1%26b%3D2",
	"r=1&r=2",
	"a",
	"a=%C3%A9;b",
	"?a=1",
	"x=/hi&y=..",
	"b=2&a=1",
];

/** Content types that are not covered as they are sent, or not let in. */
const types = [
	"application/json",
	"text/plain;  a=b",
	"application/json; charset=utf-8",
	"Application/JSON",
	"text/pl\u00e9n",
	"text/plain\u0001",
];

const bodyText = fc.oneof(
	fc.constantFrom(
		"",
		"{}",
		'{"a":1}',
		'{ "a":1 }',
		'{"n":9007199254740993}',
		'{"a":1, "a":2}',
		"x\r\n",
		" x ",
		"caf\u00e9",
	),
	fc.json({ maxDepth: 2 }),
	fc.string({ unit: "binary", maxLength: 40 }),
);

const shortBody: fc.Arbitrary<Body> = fc.oneof(
	{ weight: 6, arbitrary: bodyText.map((text) => ({ text })) },
	{
		weight: 3,
		arbitrary: fc.uint8Array({ maxLength: 24 }).map((bytes) => ({ base64: Buffer.from(bytes).toString("base64") })),
	},
	{ weight: 2, arbitrary: fc.constant({ base64: "77u/e30=" }) },
);

/** An asterisk in place of a path, under its own signature or that of a path (RFC 9112 §3.2.4). */
const asterisks: readonly Partial<Probe>[] = ["*", "/*", "/"].map((path) => ({
	method: "OPTIONS",
	path,
	after: path === "*" ? [] : [{ target: "*" }],
}));

/** About the sizes of the blocks in which bodies are read. */
const longBody: fc.Arbitrary<Body> = fc
	.tuple(fc.constantFrom(1024, 4096, 16_384, 65_536), fc.integer({ min: -1, max: 1 }))
	.map(([size, more]) => ({ fill: { byte: 0x78, length: size + more } }));

/** How the body goes on the wire: well, in pieces, or in a way that no body comes. */
const framing: fc.Arbitrary<Framing | undefined> = fc.oneof<fc.MaybeWeightedArbitrary<Framing | undefined>[]>(
	{ weight: 8, arbitrary: fc.constant(undefined) },
	{ weight: 6, arbitrary: fc.constantFrom(1, 3, 100).map((chunkSize) => ({ kind: "chunked", chunkSize })) },
	{
		weight: 1,
		arbitrary: fc.constantFrom<Framing[]>(
			{ kind: "declared", declared: "99999999" },
			{ kind: "declared", declared: "99999999999999999999" },
			{ kind: "declared", declared: "50", thenClose: true },
			{ kind: "bad-chunks", text: "zz\r\nx\r\n0\r\n\r\n" },
			{ kind: "bad-chunks", text: "5\r\nab", thenClose: true },
			{ kind: "length-and-chunked", declared: "3" },
		),
	},
);

/** Signed requests that are honest, or have one mistake of their signer, or were altered on their way, or all of it. */
export function signedProbe({ scheme, capabilities }: ProbeMaterial): fc.Arbitrary<Probe> {
	const keyFor = (where: RouteRole): fc.Arbitrary<KeyRole> =>
		fc.constantFrom<KeyRole>(
			"unknown",
			...roles
				.filter(([role, need]) => capabilities.has(need) && (isKnownToWrite(role, capabilities) || where === "read"))
				.map(([role]) => role),
		);
	const route = fc.constantFrom<RouteRole>("read", ...(capabilities.has("route.write") ? (["write"] as const) : []));
	const queries =
		scheme === "sorted-query"
			? query
			: fc.oneof(
					{ weight: 2, arbitrary: fc.constantFrom(...verbatimQueries) },
					{ weight: 1, arbitrary: query.filter((text) => isPlain(`/?${text}`)) },
				);
	const isDirect = scheme === "countersign-v1" && capabilities.has("direct");
	const chosen = fc.record({
		route,
		query: fc.option(queries, { nil: undefined, freq: 2 }),
		type: fc.option(fc.oneof(fc.constantFrom(...types), mediaType), { nil: undefined, freq: 3 }),
		// What other gateways take is for them to say.
		body: capabilities.has("lab")
			? fc.oneof({ weight: 11, arbitrary: shortBody }, { weight: 1, arbitrary: longBody })
			: shortBody,
	});
	return chosen.chain(({ route: where, query: text, type: told, body: content }) => {
		const writes = where === "write";
		const type = writes ? told : undefined;
		const change = requestChange({ query: text, type, body: writes ? content : undefined });
		const methods = writes ? (capabilities.has("lab") ? ["PUT", "PATCH", "DELETE"] : ["POST"]) : ["HEAD"];
		return fc
			.record({
				key: mostly(fc.constant(undefined), keyFor(where)),
				sign: rarely(signerMistake, 7),
				told: rarely(toldElsewhere, 30),
				// What else a gateway serves that way is for its operator to say, and what stands in front may answer it.
				asterisk: isDirect ? rarely(fc.constantFrom(...asterisks), 60) : fc.constant(undefined),
				path: mostly(
					fc.constant(undefined),
					fc.constantFrom(...pathEnds).map((end) => `{route}${end}`),
				),
				method: mostly(fc.constant(undefined), fc.constantFrom(...methods)),
				framing,
				isUnframed: capabilities.has("lab") ? fc.nat({ max: 31 }).map((number) => number === 31) : fc.constant(false),
				noise: fc.array(fc.constantFrom(...noise), { maxLength: 2 }),
				respelt: rarely(respelling, 3),
				together: fc.integer({ min: 0, max: 7 }).map((number) => number === 7),
				after: fc.oneof<fc.MaybeWeightedArbitrary<readonly Change[]>[]>(
					{ weight: 40, arbitrary: fc.tuple(change) },
					{ weight: 5, arbitrary: fc.constant([]) },
					{ weight: 10, arbitrary: fc.tuple(change, change) },
					{ weight: 1, arbitrary: fc.constant(upperCaseDigits) },
				),
			})
			.map(({ framing: framed, isUnframed, noise: extra, respelt, together, after, told, asterisk, ...drawn }) => {
				const rest = told === undefined ? drawn : { ...drawn, sign: told.sign };
				const parts = {
					headers: [
						...(type === undefined ? [] : [["Content-Type", type] as const]),
						...(told === undefined ? extra : [told.header]),
					],
					// Whoever has no body need not say so (RFC 9112 §6.3).
					...(writes ? (isUnframed ? { framing: { kind: "none" } as const } : { body: content, framing: framed }) : {}),
				};
				return probeOf({
					credential: "hmac",
					route: where,
					query: rest.path?.includes("?") === true || asterisk !== undefined ? undefined : text,
					...rest,
					// One defect hides another, so most requests have one; a few have all that was drawn.
					after: (together || isSound(rest) ? after : []).filter((change) => !(isUnframed && isOfBody(change))),
					...parts,
					...(respelt !== undefined && isSound(rest) ? respelled(respelt, parts) : {}),
					...asterisk,
				});
			});
	});
}

function isOfBody(change: Change): boolean {
	return "body" in change || "appendToBody" in change;
}

/** What a request has that is signed in one spelling and comes in another. */
function respelled(spelt: Respelling, { headers = [], body: own }: Pick<Probe, "headers" | "body">): Partial<Probe> {
	switch (spelt.part) {
		case "path":
			return { path: `{route}/${spelt.one}`, after: [{ inTarget: [spelt.one, spelt.other] }] };
		case "query":
			return { query: spelt.one, after: [{ inTarget: [`?${spelt.one}`, `?${spelt.other}`] }] };
		case "type":
			return {
				headers: [["Content-Type", spelt.one], ...headers.filter(([name]) => name !== "Content-Type")],
				after: [{ inHeader: ["Content-Type", spelt.one, spelt.other] }],
			};
		case "body":
			// A request that reads has none.
			return own === undefined ? {} : { body: spelt.one, after: [{ body: spelt.other }] };
	}
}

/** Whether the signer made no mistake that a change on the way would hide. */
function isSound({ sign, key, path }: { sign?: unknown; key?: unknown; path?: unknown }): boolean {
	return sign === undefined && key === undefined && path === undefined;
}

function mostly<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
	return fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

/** Without the members that have no value, as JSON has it. */
function probeOf(members: Readonly<Record<string, unknown>>): Probe {
	return JSON.parse(JSON.stringify(members));
}
