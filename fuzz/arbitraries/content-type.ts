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
