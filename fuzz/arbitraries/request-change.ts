import * as fc from "fast-check";
import type { Change } from "../../conformance/client/probe.ts";
import { headerNoise } from "./header-noise.ts";
import { type ChosenParts, inTarget, partEdit } from "./part-edit.ts";

const fields = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"] as const;
const field = fc.constantFrom(...fields);
/** How many of a header's characters are flipped, from which on: whoever leaves out one of them binds nothing to it. */
const flips: readonly (readonly [weight: number, header: (typeof fields)[number], from: number, to: number])[] = [
	[2, "X-Key-Id", -16, 15],
	[2, "X-Timestamp", -10, -1],
	[3, "X-Nonce", -18, 17],
	[2, "X-Content-SHA256", 0, 63],
	// Behind its prefix it is hexadecimal.
	[6, "X-Signature", 0, 66],
];

const fieldChange: fc.Arbitrary<Change> = fc.oneof(
	...flips.map(([weight, header, min, max]) => ({
		weight,
		arbitrary: fc.integer({ min, max }).map((at): Change => ({ flipCharacter: { header, at } })),
	})),
	{ weight: 1, arbitrary: field.map((name) => ({ remove: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ duplicate: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ upperCase: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ lowerCase: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ rename: [name, name.replaceAll("-", "_")] as const })) },
	{ weight: 1, arbitrary: field.map((name) => ({ rename: [name, name.toLowerCase()] as const })) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(field, fc.constantFrom(1, 2, 16, 32, 35, 64, 66))
			.map(([header, length]) => ({ truncate: { header, length } })),
	},
	{
		weight: 3,
		arbitrary: fc
			.tuple(
				field,
				fc.constantFrom(
					" ",
					"\t",
					"0",
					"00",
					".0",
					",",
					", x",
					"=",
					"\u000b",
					"\u00a0",
					"\u00c3\u00a9",
					"abc",
					"\u0001",
					";",
				),
			)
			.map(([name, text]) => ({ appendTo: [name, text] as const })),
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(field, fc.constantFrom(" ", "\t", "0", "+", "-", "v1=", '"', "\u00a0"))
			.map(([name, text]) => ({ prependTo: [name, text] as const })),
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(
				field,
				fc.constantFrom(
					"",
					"x",
					"0",
					"NaN",
					"undefined",
					"null",
					"UNSIGNED-PAYLOAD",
					"__proto__",
					"0".repeat(64),
					"x".repeat(12_000),
					"x".repeat(30_000),
					"v1=",
					`v1=${"0".repeat(64)}`,
				),
			)
			.map(([name, value]) => ({ set: [name, value] as const })),
	},
	{
		weight: 1,
		arbitrary: fc
			.constantFrom(
				"hex" as const,
				"base64" as const,
				"base64-unpadded" as const,
				"base64url" as const,
				"trailing-bits" as const,
			)
			.map((spelling) => ({ respell: ["X-Signature", spelling] as const })),
	},
	{
		weight: 1,
		arbitrary: fc
			.tuple(field, fc.constantFrom("query" as const, "cookie" as const))
			.map(([header, to]) => ({ carry: { header, to, as: header } })),
	},
);

/** The digits of a signature in capitals, behind a prefix that is as it was. */
export const upperCaseDigits: readonly Change[] = [
	{ inHeader: ["X-Signature", "v1=", ""] },
	{ upperCase: "X-Signature" },
	{ prependTo: ["X-Signature", "v1="] },
];

/** With a sign that stands beside the digits of a triplet, in ASCII. */
const badTriplets = [..."/:@Gg"].flatMap((sign) => [`%${sign}0`, `%A${sign}`]);

/** What is put behind a target that has no query yet, or stands inside its path. */
export const pathEnds = [
	...["?a=1", "?b=2&a=1", "?x=%00", "?_method=DELETE", "?access_token=x", "?a", "?a=", "?%61=1"],
	...[
		"/",
		"//",
		"/x",
		"x",
		"?",
		";a=1",
		"%20",
		"+",
		"%2F",
		"%2f",
		"%41",
		"=",
		"'",
		"/.",
		"/..",
		"/%2e%2e",
		"/%2E",
		"#x",
		"\\",
	],
	...["\u00e9", "%zz", "%", "/admin", "%00", "|", "/~", ".", "%0A", "%3F", "%3Fa=1", "%7E", "%e2%84%aa", ".json"],
	...badTriplets,
];
/** What is put behind a query. */
const queryEnds = [
	...[
		"&a=1",
		"&a=2",
		"&b=2",
		"&",
		"&&",
		"=",
		"&a",
		";b=2",
		"?b=2",
		"&x=%00",
		"+",
		"%20",
		"%26c=1",
		"%0A",
		"#x",
		"'",
		"/",
		"/..",
	],
	...["&_method=DELETE", "&access_token=x", "\u00e9", "%zz", "%", "|", "%2b", "%2B", "&%61=1", "&A=1", "&a=1&a=1"],
	...badTriplets,
];
/** Texts inside a target, and what stands there afterwards; each is used where the target has it. */
const exchanges: readonly (readonly [string, string])[] = [
	...[
		["{id}", "x{id}"],
		["{id}", "{id}/../{id}"],
		["/{id}", "//{id}"],
		["/{id}", "/./{id}"],
		["/{id}", "/%2E/{id}"],
	],
	...[
		["/{id}", "\\{id}"],
		["/{id}", "/%2F{id}"],
		["{id}", "%7B{id}"],
		["{id}", "{id};v=1"],
		["/{id}", "%2F{id}"],
	],
	...[
		["a=1", "a=2"],
		["a=1", "a=1&a=2"],
		["a=1", "A=1"],
		["r=1&r=2", "r=2&r=1"],
		["r=1&r=2", "r=1"],
		["r=1&r=2", "r=2"],
	],
	...[
		["a=1&b=2", "b=2&a=1"],
		["b=2&a=1", "a=1&b=2"],
		["&", ";"],
		[";", "&"],
		["&", "&&"],
		["+", "%20"],
		["%20", "+"],
	],
	...[
		["%26", "&"],
		["%3D", "="],
		["=", ""],
		["=", "%3D"],
		["a", "%61"],
		["%C3%A9", "%c3%a9"],
		["%C3%A9", "e%CC%81"],
		["%C3%A9", "\u00c3\u00a9"],
		["%C3%A9", "\u00e9"],
		["%23", "#"],
	],
	...[
		["?", "??"],
		["??", "?"],
		["?", "?&"],
		["?", "%3F"],
		["%FF", "%EF%BF%BD"],
		["%EF%BF%BD", "%FF"],
		["&", ""],
		["1", "01"],
		["/", ""],
	],
].map(([from = "", to = ""]) => [from, to] as const);

/**
 * The parameters of a query in another order, without one of them, with one of them twice, or with the equals sign of one
 * that has no value left out or put there.
 */
function parameterChange(query: string): fc.Arbitrary<Change> | undefined {
	const all = query.split("&");
	const others = all.flatMap((parameter, at) => [
		...(all.length > 1 ? [all.toSpliced(at, 1)] : []),
		all.toSpliced(at, 0, parameter),
		...withAndWithoutEquals(parameter).map((other) => all.with(at, other)),
		...all.slice(at + 1).map((other, behind) => all.with(at, other).with(at + 1 + behind, parameter)),
	]);
	const texts = new Set(others.map((parameters) => parameters.join("&")));
	texts.delete(query);
	return texts.size === 0
		? undefined
		: fc.constantFrom(...texts).map((other) => ({ inTarget: [`?${query}`, `?${inTarget(other)}`] }));
}

function withAndWithoutEquals(parameter: string): readonly string[] {
	if (parameter.endsWith("=")) return [parameter.slice(0, -1)];
	return parameter.includes("=") ? [] : [`${parameter}=`];
}

/** A change of a target of this path and query, in view of what it has. */
function targetChange(query: string | undefined): fc.Arbitrary<Change> {
	const end = fc
		.constantFrom(...(query === undefined ? pathEnds : queryEnds))
		.map((appendToTarget): Change => ({ appendToTarget }));
	const text = `/{id}${query === undefined ? "" : `?${query}`}`;
	const fitting = exchanges.filter(([from]) => text.includes(from));
	const parameters = query === undefined ? undefined : parameterChange(query);
	return fc.oneof(
		end,
		fc.constantFrom(...fitting).map((exchange): Change => ({ inTarget: exchange })),
		...(parameters === undefined ? [] : [parameters]),
	);
}

const headChange: fc.Arbitrary<Change> = fc.oneof(
	fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE").map((method) => ({ method })),
	fc
		.constantFrom<readonly [string, string]>(
			["Content-Type", "text/plain"],
			["Content-Type", "application/json;charset=utf-8"],
			["Content-Type", ""],
			["Content-Type", "application/xml"],
			["Content-Encoding", "gzip"],
			["Content-Encoding", "IDENTITY"],
			["Authorization", "Bearer x"],
			["Authorization", "Basic eDp5"],
			["Authorization", ""],
		)
		.map((pair) => ({ set: pair })),
	fc.constantFrom("Host", "Content-Type").map((name) => ({ upperCase: name })),
	fc.constantFrom(":443", ":80", ":8443", ".", ":0443").map((end) => ({ appendTo: ["Host", end] as const })),
	fc.constant({ remove: "Content-Type" }),
	fc.constant({ set: ["Host", "other.example"] as const }),
);

const bodyChange: fc.Arbitrary<Change> = fc.oneof(
	fc.constantFrom("x", "\n", " ", "\u0000", '{"a":1}').map((text) => ({ appendToBody: { text } })),
	fc.constantFrom("", "{}", '{"a":2}', '{ "a":1}', '{"a":1,"a":1}').map((text) => ({ body: { text } })),
	fc
		.constantFrom("7b7d", "efbbbf7b7d", "ff", "efbfbd")
		.map((hex) => ({ body: { base64: Buffer.from(hex, "hex").toString("base64") } })),
);

/** Texts inside a content type, and what stands there afterwards; each is used where the type has it. */
const typeExchanges: readonly (readonly [string, string])[] = [
	[";  ", "; "],
	["; ", ";   "],
	["; charset=utf-8", ""],
	["json", "json; charset=utf-8"],
	["json", "xml"],
	["/", " /"],
	["A", "a"],
	["text", "TEXT"],
	["json", "JSON"],
	["plain", "Plain"],
];

function contentTypeChange(type: string): fc.Arbitrary<Change> {
	return fc.constantFrom<Change>(
		...typeExchanges
			.filter(([from]) => type.includes(from))
			.map(([from, to]): Change => ({ inHeader: ["Content-Type", from, to] })),
		{ remove: "Content-Type" },
		{ set: ["Content-Type", ""] },
		{ appendTo: ["Content-Type", "; a=1"] },
	);
}

/** A change of a signed request on its way: of a signed field, the target, the head, the body, or of what nothing covers. */
export function requestChange(chosen: ChosenParts): fc.Arbitrary<Change> {
	const { query, type, body } = chosen;
	const edit = partEdit(chosen);
	return fc.oneof(
		{ weight: 8, arbitrary: fieldChange },
		{ weight: 8, arbitrary: targetChange(query) },
		{ weight: 4, arbitrary: headChange },
		{ weight: body === undefined ? 1 : 6, arbitrary: bodyChange },
		{ weight: 3, arbitrary: headerNoise },
		...(type === undefined ? [] : [{ weight: 4, arbitrary: contentTypeChange(type) }]),
		...(edit === undefined ? [] : [{ weight: 14, arbitrary: edit }]),
	);
}
