import * as fc from "fast-check";
import type { Change } from "../../conformance/client/probe.ts";
import { headerNoise } from "./header-noise.ts";

const fields = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"] as const;
const field = fc.constantFrom(...fields);
const signedField = fc.constantFrom(...fields, "X-Signature" as const, "X-Nonce" as const);

const fieldChange: fc.Arbitrary<Change> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc
			.tuple(signedField, fc.integer({ min: -12, max: 11 }))
			.map(([header, at]) => ({ flipCharacter: { header, at } })),
	},
	{ weight: 1, arbitrary: field.map((name) => ({ remove: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ duplicate: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ upperCase: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ lowerCase: name })) },
	{ weight: 1, arbitrary: field.map((name) => ({ rename: [name, name.replaceAll("-", "_")] as const })) },
	{ weight: 1, arbitrary: field.map((name) => ({ rename: [name, name.toLowerCase()] as const })) },
	{
		weight: 1,
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

const targetChange: fc.Arbitrary<Change> = fc.oneof(
	fc
		.constantFrom(
			...[
				"?",
				"&",
				"/",
				"?a=1",
				"&a=1",
				"?b=2&a=1",
				"&b=2",
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
				"//",
			],
			...[
				"?x=%00",
				"/%2e%2e",
				"#x",
				"\\",
				"\u00e9",
				"%zz",
				"%",
				"?a",
				"&a",
				"&&",
				"/admin",
				"x",
				"%00",
				"|",
				"/~",
				".",
				"?_method=DELETE",
			],
		)
		.map((text) => ({ appendToTarget: text })),
	fc
		.constantFrom<readonly [string, string]>(
			["{id}", "x{id}"],
			["{id}", "{id}/../{id}"],
			["/{id}", "//{id}"],
			["/{id}", "/./{id}"],
			["/{id}", "/%2E/{id}"],
			["/{id}", "\\{id}"],
			["/{id}", "/%2F{id}"],
			["{id}", "%7B{id}"],
			["{id}", "{id};v=1"],
		)
		.map((pair) => ({ inTarget: pair })),
	fc
		.constantFrom<readonly [string, string]>(
			["a=1", "a=2"],
			["a=1", "a=1&a=2"],
			["&", ";"],
			["&", "&&"],
			["+", "%20"],
			["%20", "+"],
			["%26", "&"],
			["%3D", "="],
			["=", ""],
			["a", "%61"],
			["%C3%A9", "%c3%a9"],
			["?", "??"],
			["?", "?&"],
		)
		.map((pair) => ({ inTarget: pair })),
);

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

/** A change of a signed request on its way: of a signed field, the target, the head, the body, or of what nothing covers. */
export const requestChange: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 8, arbitrary: fieldChange },
	{ weight: 6, arbitrary: targetChange },
	{ weight: 4, arbitrary: headChange },
	{ weight: 2, arbitrary: bodyChange },
	{ weight: 6, arbitrary: headerNoise },
);
