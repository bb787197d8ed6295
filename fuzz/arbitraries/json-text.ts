import * as fc from "fast-check";

const names = [
	'"a"',
	'"b"',
	'"sub"',
	'"\\u0073ub"',
	'"\\u0061"',
	'"__proto__"',
	'"constructor"',
	'""',
	'"\\ud83d\\ude00"',
	'"é"',
];
const scalars = [
	...[
		"0",
		"-0",
		"1",
		"-1.5",
		"1e3",
		"1E-2",
		"1e400",
		"9007199254740993",
		'"x"',
		'"\\n"',
		'"\\/"',
		'"\\ud800"',
		'"\u2028"',
		"true",
		"null",
	],
	...[
		"01",
		"+1",
		".5",
		"1.",
		"0x10",
		"NaN",
		"Infinity",
		"'x'",
		'"\t"',
		'"\\x"',
		'"\\u12"',
		'"',
		"tru",
		"undefined",
		"-",
		"1e",
	],
];
const blank = fc.constantFrom("", "", "", "", " ", "\n\t", "\r", "\u00a0", "\ufeff", "/**/", "\u000b");

const { object } = fc.letrec<{ value: string; object: string; array: string }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		fc.constantFrom(...scalars.slice(0, 15)),
		fc.constantFrom(...scalars),
		tie("object"),
		tie("array"),
	),
	object: list(
		"{",
		"}",
		fc
			.tuple(fc.constantFrom(...names), blank, tie("value"))
			.map(([name, space, value]) => `${name}${space}:${space}${value}`),
	),
	array: list("[", "]", tie("value")),
}));

function list(open: string, close: string, item: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const end = fc.constantFrom(close, close, close, close, close, `,${close}`, "");
	return fc
		.tuple(fc.array(item, { maxLength: 4, depthIdentifier: "json" }), blank, end)
		.map(([items, space, last]) => open + space + items.join(`${space},`) + space + last);
}

/** Texts that are a JSON object or nearly one: duplicate and escaped names, odd numbers, white space that is none, and what follows. */
const jsonText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 6, arbitrary: object },
	{
		weight: 1,
		arbitrary: fc
			.tuple(blank, object, blank, fc.constantFrom("", "", "x", "{}", "\u0000", ","))
			.map((parts) => parts.join("")),
	},
	{ weight: 1, arbitrary: fc.json() },
);

/** The bytes of such texts, in lower-case hexadecimal; one in a few has a byte that makes it no UTF-8, or a byte order mark. */
export const jsonBytes: fc.Arbitrary<string> = fc
	.tuple(
		jsonText,
		fc.constantFrom("", "", "", "", "ff", "c0af", "eda080", "efbbbf", "80", "f4908080"),
		fc.nat({ max: 8 }),
	)
	.map(([text, bytes, at]) => {
		const whole = Buffer.from(text, "utf8").toString("hex");
		return bytes === "efbbbf" ? bytes + whole : whole.slice(0, 2 * at) + bytes + whole.slice(2 * at);
	});
