import type { Check, IssuerMode } from "../engine/check.ts";
import { accepted } from "./expect.ts";
import { keySetCheck } from "./key-set.ts";
import {
	asked,
	bad,
	keySetTimeline,
	newKey,
	newToken,
	oldKey,
	oldToken,
	type ToldTimeline,
	timeline,
	told,
	unavailable,
} from "./key-set-timeline.ts";

/** JWKS-08, JWKS-11: what is not a set to take. Each holds a key under which a token would be good if it were taken. */
const unfitSets: readonly (readonly [slug: string, what: string, mode: IssuerMode])[] = [
	["html", "a page", { mode: "body", body: "<!doctype html><title>Maintenance</title>", contentType: "text/html" }],
	["empty-body", "nothing", { mode: "body", body: "" }],
	["cut-off", "JSON that is cut off", { mode: "body", body: '{"keys":[{"kty":"EC"' }],
	["array", "an array", { mode: "body", body: "[]" }],
	["text", "a text", { mode: "body", body: '"keys"' }],
	["null", "null", { mode: "body", body: "null" }],
	["bare-keys", "an array of good keys", { mode: "body", body: "{keys}", keys: [newKey] }],
	[
		"keys-by-name",
		"an object of good keys",
		{ mode: "body", body: '{"keys":{"0":{keys},"next":{keys}}}', keys: [newKey] },
	],
	["wrapped", "a set inside of something else", { mode: "body", body: '{"jwks":{"keys":{keys}}}', keys: [newKey] }],
	["junk-after", "a set with text after it", { mode: "body", body: '{"keys":{keys}}x', keys: [newKey] }],
	["no-keys", "an object without keys", { mode: "body", body: "{}" }],
	["keys-null", "keys of null", { mode: "body", body: '{"keys":null}' }],
	["keys-object", "keys that are an object", { mode: "body", body: '{"keys":{"0":{},"length":1}}' }],
	["keys-text", "keys that are a text", { mode: "body", body: '{"keys":"next"}' }],
	["empty", "an empty array of keys", { mode: "ok", keys: [] }],
	[
		"nothing-usable",
		"no usable key",
		{
			mode: "ok",
			keys: [
				{ ...newKey, use: "enc" },
				{ ...newKey, kid: null },
			],
		},
	],
	["weak-only", "a weak key only", { mode: "ok", keys: [{ $key: "weak", kid: "next" }] }],
	["empty-kid-only", "a key with an empty name only", { mode: "ok", keys: [{ ...newKey, kid: "" }] }],
	[
		"other-curve-only",
		"a key only that says to be on another curve than it is",
		{ mode: "ok", keys: [{ $key: "right", $alg: "ES256", kid: "next", crv: "P-384" }] },
	],
	[
		"other-edwards-only",
		"a key only that says to be for another use of its curve",
		{ mode: "ok", keys: [{ $key: "right", $alg: "EdDSA", kid: "next", crv: "X25519" }] },
	],
	["symmetric-only", "a symmetric key only", { mode: "ok", keys: [{ kty: "oct", kid: "next", k: "AAAA" }] }],
	["over-64-kb", "more than 64 KB", { mode: "huge", bytes: 66_000, keys: [newKey] }],
	["megabytes", "megabytes", { mode: "huge", bytes: 20_000_000, keys: [newKey] }],
];

const redirected: IssuerMode = { mode: "redirect", keys: [newKey] };

function notTaken(
	id: string,
	what: string,
	mode: IssuerMode,
	meta: Pick<ToldTimeline, "severity" | "threats" | "references">,
) {
	return keySetTimeline(
		{ ...meta, id, title: `does not take ${what} for a key set, and goes on with the last good one` },
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", keys: [oldKey] }),
			asked(trial, gateway, oldToken, accepted()),
			told(trial, gateway, mode),
			asked(trial, gateway, newToken, bad),
			asked(trial, gateway, oldToken, accepted()),
		],
	);
}

const refusedSets = [
	...unfitSets.map(([slug, what, mode]) =>
		notTaken(`JWKS-08/${slug}`, what, mode, {
			severity: "medium",
			threats: mode.mode === "huge" ? ["JWK-14"] : ["JWK-09", "JWK-16"],
			references: mode.mode === "huge" ? ["CWE-770"] : ["RFC 7517 §5"],
		}),
	),
	notTaken("JWKS-11/redirect", "the set behind a redirect", redirected, {
		severity: "high",
		threats: ["JWK-11"],
		references: ["CWE-918"],
	}),
	timeline(
		{
			id: "JWKS-08/without-a-good-one",
			title: "answers 503, and no other 5xx, as long as the issuer has published nothing but unfit sets",
			severity: "medium",
			threats: ["JWK-09", "JWT-30", "AVL-12"],
			references: ["CWE-636"],
			spares: { attentive: 1 },
		},
		(trial, gateway) => [
			...[...unfitSets.map(([, , mode]) => mode), redirected].flatMap((mode) => [
				told(trial, gateway, mode),
				asked(trial, gateway, newToken, unavailable),
			]),
			told(trial, gateway, { mode: "ok", keys: [newKey] }),
			asked(trial, gateway, newToken, accepted()),
		],
	),
];

/** JWKS-09: the good entry has a kid that no earlier set had, so that it can come from this one only. */
const badEntries = (
	[
		["null", null],
		["text", "key"],
		["array", []],
		["empty-object", {}],
		["no-modulus", { kty: "RSA", kid: "bad", e: "AQAB" }],
		["bad-modulus", { kty: "RSA", kid: "bad", n: "!!", e: "AQAB" }],
		["bad-point", { kty: "EC", crv: "P-256", kid: "bad", x: "AAAA", y: "AAAA" }],
		["numbers", { kty: "EC", crv: "P-256", kid: "bad", x: 1, y: 2 }],
		["unknown-type", { kty: "AKP", kid: "bad", alg: "ML-DSA-44", pub: "AAAA" }],
		["symmetric", { kty: "oct", kid: "bad", k: "AAAA" }],
		["kid-number", { $key: "right", kid: 1 }],
		["weak", { $key: "weak", kid: "bad" }],
		["private", { $key: "right", kid: "bad", d: "AAAA" }],
		["operations-text", { $key: "right", kid: "bad", key_ops: "verify" }],
	] as const
).map(([slug, entry]) =>
	keySetTimeline(
		{
			id: `JWKS-09/${slug}`,
			title: "uses the good key of a set that has an unusable entry before and after it",
			severity: "medium",
			threats: ["JWK-09", "JWK-10", ...(slug === "private" ? ["JWK-21"] : [])],
			references: ["RFC 7517 §5"],
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", keys: [oldKey] }),
			asked(trial, gateway, oldToken, accepted()),
			told(trial, gateway, { mode: "ok", keys: [entry, newKey, entry] }),
			asked(trial, gateway, newToken, accepted()),
		],
	),
);

/** JWKS-09: a member that only becomes the text of a key when somebody makes a text of it (RFC 7518 §6.3.1). */
const madeText = keySetCheck({
	id: "JWKS-09/exponent-in-a-list",
	title: "makes no key of an entry whose exponent is a list that holds the right text",
	severity: "low",
	threats: ["JWK-09"],
	references: ["RFC 7518 §6.3.1.2", "CWE-843"],
	keys: [
		{ $key: "right", $alg: "RS256", kid: "good" },
		{ $key: "right", $alg: "RS256", kid: "listed", e: ["AQAB"] },
	],
	twin: { alg: "RS256", header: { kid: "good" } },
	token: { alg: "RS256", header: { kid: "listed" } },
	expect: bad,
});

/** JWKS-10. */
const first20 = (
	[
		["usable", (index: number) => ({ ...oldKey, kid: `filler-${index}` })],
		["unusable", (index: number) => ({ kty: "AKP", kid: `filler-${index}` })],
	] as const
).map(([slug, filler]) =>
	keySetCheck({
		id: `JWKS-10/${slug}-before`,
		title: `looks at the twentieth entry and not at the twenty-first, after ${slug} ones`,
		severity: "low",
		threats: ["JWK-14"],
		references: ["CWE-770"],
		keys: [
			...Array.from({ length: 19 }, (_, index) => filler(index)),
			{ ...oldKey, kid: "twentieth" },
			{ ...oldKey, kid: "twenty-first" },
		],
		twin: { header: { kid: "twentieth" } },
		token: { header: { kid: "twenty-first" } },
		expect: bad,
	}),
);

export const jwksContentChecks: readonly Check[] = [...refusedSets, ...badEntries, madeText, ...first20];
