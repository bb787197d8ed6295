import * as fc from "fast-check";

const units = ["a", "b", "A", "~", "-", "+", "%20", "%2B", "%26", "%3D", "%3d", "%61", "%FF", "%C3%A9", "%F0%9F%98%80"];
const oddUnits = [
	"_",
	".",
	",",
	"$",
	";",
	"/",
	"?",
	":",
	"@",
	"!",
	"'",
	'"',
	"(",
	"*",
	"^",
	"{",
	"|",
	"[",
	"\\",
	"%00",
	"%0a",
	"%23",
	"%25",
	"%EF%BD%9E",
	"%E2%84%AA",
	"e%CC%81",
	"%2F",
	"/../",
];
const text = fc
	.array(
		fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom(...units) },
			{ weight: 1, arbitrary: fc.constantFrom(...oddUnits) },
		),
		{
			maxLength: 3,
		},
	)
	.map((parts) => parts.join(""));

const piece = fc.oneof(
	{ weight: 5, arbitrary: fc.tuple(text, text).map(([name, value]) => `${name}=${value}`) },
	{ weight: 2, arbitrary: text },
	{ weight: 1, arbitrary: fc.constantFrom("", "=", "==", "a==b", "a=b=c", "=a") },
);

/** Queries of pairs, with repeated names, empty pieces, names without a value, and several spellings of one byte. */
export const query: fc.Arbitrary<string> = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("&"));
