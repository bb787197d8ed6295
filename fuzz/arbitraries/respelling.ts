import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import type { Body } from "../../conformance/client/probe.ts";
import { alikeLetters } from "./alike-letters.ts";
import { inTarget } from "./part-edit.ts";
import { applyTextEdit, targetSigns, textEdit, triplet } from "./text-edit.ts";

/** A part that is signed in one spelling and comes in another. */
export type Respelling =
	| {
			readonly part: "path" | "query" | "type";
			/** All of a content type or a query; what a path goes on with behind its route and a slash. */
			readonly one: string;
			readonly other: string;
	  }
	| { readonly part: "body"; readonly one: Body; readonly other: Body };

const typeSigns = [";", ",", "=", '"', "'", "+", ".", "/", "*", "(", ":", "-", "_", " ", "  ", "\t", "; ", " ;"];

/** One sign between letters, and in its place another one; its triplet, two of it or none, or the other way round. */
function signForSign(all: readonly string[]): fc.Arbitrary<{ readonly one: string; readonly other: string }> {
	const between = (one: string, other: string) => ({ one: `x${one}y`, other: `x${other}y` });
	const pairs = all.flatMap((sign) => [
		...all.filter((other) => other !== sign).map((other) => between(sign, other)),
		...[triplet(sign), sign + sign, ""].flatMap((other) => [between(sign, other), between(other, sign)]),
	]);
	return fc.constantFrom(...pairs);
}

/** A letter between others, and in its place the same in the other case. */
const caseForCase: fc.Arbitrary<{ readonly one: string; readonly other: string }> = fc
	.tuple(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), fc.boolean())
	.map(([letter, isUpper]) => {
		const [lower, upper] = [`x${letter}y`, `x${letter.toUpperCase()}y`];
		return isUpper ? { one: upper, other: lower } : { one: lower, other: upper };
	});

const bodySigns = [
	" ",
	"\t",
	"\n",
	"\r\n",
	"\r",
	"\u0000",
	"+",
	",",
	";",
	'"',
	"'",
	"\\",
	"/",
	"=",
	"&",
	":",
	"-",
	"_",
	"\u00e9",
];

/** One byte between letters, and another that differs in one bit. */
const bitForBit: fc.Arbitrary<{ readonly one: Body; readonly other: Body }> = fc
	.record({ byte: fc.integer({ min: 0, max: 255 }), bit: fc.integer({ min: 0, max: 7 }) })
	.map(({ byte, bit }) => ({ one: bytes(0x78, byte, 0x79), other: bytes(0x78, byte ^ (1 << bit), 0x79) }));

function bytes(...values: readonly number[]): Body {
	return { base64: Buffer.from(values).toString("base64") };
}

const edited: fc.Arbitrary<{ readonly one: string; readonly other: string }> = fc
	.tuple(
		fc.array(
			fc.oneof(
				fc.constantFrom(...targetSigns),
				fc.constantFrom(...targetSigns, "%", "#", " ", "a", "Z").map(triplet),
				fc.constantFrom("a", "Z", "0", "%C3%A9", "%00", "%FF"),
			),
			{ maxLength: 6 },
		),
		textEdit,
	)
	.map(([units, edit]) => ({ one: units.join(""), other: inTarget(applyTextEdit(units.join(""), edit)) }));

/** By a letter that some reader takes for another, by its case, by a sign, or by any edit. */
export const respelling: fc.Arbitrary<Respelling> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc
			.tuple(
				fc.constantFrom("path" as const, "query" as const),
				fc.oneof(alikeLetters, caseForCase, { weight: 4, arbitrary: signForSign(targetSigns) }, edited),
			)
			// Letters that no template has, so that it is found in a target.
			.map(([part, { one, other }]): Respelling => ({ part, one: `zqj${one}`, other: `zqj${other}` })),
	},
	{
		weight: 1,
		arbitrary: fc
			.oneof(
				signForSign(bodySigns).map(({ one, other }) => ({ one: { text: one }, other: { text: other } })),
				bitForBit,
			)
			.map((bodies): Respelling => ({ part: "body", ...bodies })),
	},
	{
		weight: 1,
		arbitrary: fc
			.oneof({ weight: 4, arbitrary: signForSign(typeSigns) }, caseForCase)
			.map(({ one, other }): Respelling => ({ part: "type", one: `text/${one}`, other: `text/${other}` })),
	},
);
