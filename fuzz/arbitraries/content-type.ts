import * as fc from "fast-check";

/** Values that a gateway takes as they are, blanks around them apart. */
export const contentType: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(
		"application/json",
		"application/json; charset=utf-8",
		"Application/JSON",
		"text/plain",
		"text/plain;  a=1",
		"a;b",
		"",
		" ",
		"\ttext/plain ",
		"text/plain, text/html",
	),
	fc.string({ unit: "grapheme-ascii", maxLength: 12 }),
);

const typeUnits = [
	...[
		"application",
		"text",
		"json",
		"plain",
		"/",
		"/",
		";",
		";",
		"; ",
		";  ",
		";   ",
		" ",
		"\t",
		"=",
		"charset",
		"utf-8",
	],
	...["a=1", "b=c", '"', "x", "X", ",", "+", ".", "*", "q=0", "boundary=--"],
];

/** Texts of the pieces that media types consist of, in any order, without a blank at an end. */
export const mediaType: fc.Arbitrary<string> = fc
	.array(fc.constantFrom(...typeUnits), { minLength: 1, maxLength: 7 })
	.map((units) => units.join(""))
	.filter((text) => !/^[ \t]|[ \t]$/.test(text));
