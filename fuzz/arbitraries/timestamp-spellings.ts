/** The digits of other scripts, by their zero. */
const zeros = {
	"arabic-indic": 0x660,
	"extended-arabic-indic": 0x6f0,
	devanagari: 0x966,
	bengali: 0x9e6,
	thai: 0xe50,
	fullwidth: 0xff10,
	"mathematical-bold": 0x1d7ce,
} as const;

type Spell = (seconds: number) => string;

const digitsFrom =
	(zero: number): Spell =>
	(seconds) =>
		`${seconds}`.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** In threes, from the end. */
const grouped =
	(mark: string): Spell =>
	(seconds) =>
		`${seconds}`.replace(/\B(?=(?:\d{3})+$)/g, mark);

const around =
	(before: string, after = ""): Spell =>
	(seconds) =>
		`${before}${seconds}${after}`;

/** A date that there is, whatever the number. */
const dateOf = (seconds: number) => new Date(Math.max(0, Math.min(seconds, 253_402_300_799)) * 1000);
const isoOf = (seconds: number) => dateOf(seconds).toISOString();

/** White space that some trim and others do not, SP and HTAB apart. */
const blanks = [
	...["\n", "\r", "\r\n", "\u000b", "\f", "\u0000", "\u001c", "\u0085", "\u00a0", "\u1680", "\u180e", "\u2003"],
	...["\u2009", "\u200b", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\ufeff"],
];

/** What numbers end in, in one language or another, and units of time. */
const suffixes = [
	...["n", "L", "l", "LL", "u", "UL", "f", "F", "d", "D", "m", "i64", "_u64", "j", "h", "k", "%"],
	...["s", "ms", "us", "ns", " s", "sec", "Z", "+0000", "+00:00"],
];

/**
 * One number, written in every way that a parser of some language takes for it, or for one near it: those of C, C++, C#,
 * Java, JavaScript, Python, Ruby, Perl, PHP, Go, Rust, Swift, Ada, Erlang, Clojure, SQL, shells and spreadsheets.
 */
export const timestampSpellings: Readonly<Record<string, readonly Spell[]>> = {
	plain: [around("")],
	"blank-of-http": [around(" "), around("", " "), around("\t"), around(" \t", "\t ")],
	"leading-zeros": [around("0"), around("00"), around("0".repeat(22))],
	plus: [around("+"), around("+0"), around("\uff0b"), around("%2B")],
	minus: [around("-"), around("--"), around("+-"), around("\u2212"), around("", "-")],
	"other-blank": blanks.flatMap((blank) => [around(blank), around("", blank)]),
	"nul-and-more": [around("", "\u00000"), around("", "\u0000abc")],
	"decimal-point": [".0", ".", ".9", ".5", ".000000", ".9999999999"].map((end) => around("", end)),
	"decimal-comma": [around("", ",0"), around("", ",9"), around("", "\u066b0")],
	exponent: [
		...[around("", "e0"), around("", "E+0"), around("", "e-0"), around("", "e")],
		(seconds) => `${seconds / 1e9}e9`,
		(seconds) => `${seconds}0e-1`,
		(seconds) => `.${seconds}E10`,
		(seconds) => `${seconds}*10^0`,
	],
	hexadecimal: [
		...["0x", "0X", "0x00", "$", "#", "&H", "x", "\\x"].map(
			(mark): Spell =>
				(seconds) =>
					`${mark}${seconds.toString(16)}`,
		),
		(seconds) => seconds.toString(16),
		(seconds) => `${seconds.toString(16)}h`,
		(seconds) => `16#${seconds.toString(16)}#`,
		(seconds) => `16r${seconds.toString(16)}`,
		(seconds) => `0x${seconds.toString(16)}p0`,
	],
	octal: ["0", "0o", "0O", "\\"].map((mark) => (seconds) => `${mark}${seconds.toString(8)}`),
	binary: ["0b", "0B", "2#", "2r"].map((mark) => (seconds) => `${mark}${seconds.toString(2)}`),
	grouped: ["_", ",", ".", " ", "'", "\u2019", "\u00a0", "\u202f", "\u066c"].map(grouped),
	underscore: [around("_"), around("", "_"), (seconds) => `${seconds}`.replace(/(\d)$/, "__$1")],
	suffix: suffixes.map((suffix) => around("", suffix)),
	junk: ["abc", " abc", "x", ";", "/", "\\", "=", "}", "\u00e9", " 1"].map((end) => around("", end)),
	"junk-before": ["abc", "t=", "x", ":", "@", "epoch:", "\u00e9"].map((start) => around(start)),
	quoted: [
		...[around('"', '"'), around("'", "'"), around("\u201c", "\u201d"), around("`", "`"), around('\\"', '\\"')],
		around('"'),
	],
	bracketed: [
		around("(", ")"),
		around("[", "]"),
		around("{", "}"),
		around("<", ">"),
		around('["', '"]'),
		around('{"t":', "}"),
	],
	list: [", ", ",", ";", "|", "/", " ", "&", ",,"]
		.map(
			(mark): Spell =>
				(seconds) =>
					`${seconds}${mark}${seconds}`,
		)
		.concat([around("", ","), around(","), around("", ", 0"), around("0, ")]),
	encoded: [
		(seconds) => `%3${`${seconds}`.charAt(0)}${`${seconds}`.slice(1)}`,
		around("%20"),
		around("", "%00"),
		(seconds) => `&#x3${`${seconds}`.charAt(0)};${`${seconds}`.slice(1)}`,
		(seconds) => `\\u003${`${seconds}`.charAt(0)}${`${seconds}`.slice(1)}`,
	],
	"finer-unit": [around("", "000"), around("", "999"), around("", "000000"), around("", "000000000")],
	"other-digits": Object.values(zeros).map(digitsFrom),
	"one-other-digit": [
		(seconds) => `${seconds}`.replace(/\d$/, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
		(seconds) => `${seconds}`.replace(/\d$/, (digit) => String.fromCodePoint(0x660 + Number(digit))),
		(seconds) =>
			`${seconds}`.replace(/\d$/, (digit) =>
				"\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(Number(digit)),
			),
		(seconds) => `${seconds}`.replace("0", "O").replace("1", "l"),
	],
	"fewer-digits": [(seconds) => `${seconds}`.slice(1), (seconds) => `${seconds}`.slice(0, -1)],
	"iso-date": [
		isoOf,
		(seconds) => isoOf(seconds).replace(/\.\d+Z$/, "Z"),
		(seconds) => isoOf(seconds).replace(/\.\d+Z$/, "+00:00"),
		(seconds) => isoOf(seconds).replace(/\.\d+Z$/, ""),
		(seconds) =>
			isoOf(seconds)
				.replace(/\.\d+Z$/, "")
				.replace("T", " "),
		(seconds) => isoOf(seconds).replace(/[-:]|\.\d+/g, ""),
		(seconds) => isoOf(seconds).slice(0, 10),
		(seconds) => isoOf(seconds).slice(0, 16).replaceAll(/\D/g, ""),
	],
	"text-date": [
		(seconds) => dateOf(seconds).toUTCString(),
		(seconds) => dateOf(seconds).toUTCString().replace("GMT", "+0000"),
		(seconds) =>
			dateOf(seconds)
				.toUTCString()
				.replace(/^.*?, /, ""),
		(seconds) => `Date.UTC(${dateOf(seconds).getTime()})`,
		(seconds) => `/Date(${dateOf(seconds).getTime()})/`,
		(seconds) => `${isoOf(seconds).slice(5, 7)}/${isoOf(seconds).slice(8, 10)}/${isoOf(seconds).slice(0, 4)}`,
	],
	"wraps-around": [
		(seconds) => `${seconds + 2 ** 32}`,
		(seconds) => `${seconds - 2 ** 32}`,
		(seconds) => `${BigInt(seconds) + 2n ** 64n}`,
		(seconds) => `${BigInt(seconds) - 2n ** 64n}`,
		(seconds) => `${BigInt(seconds) + 2n ** 53n}`,
		(seconds) => `${BigInt(seconds) + 2n ** 128n}`,
	],
};

/** Texts that say no time near any clock, or none at all. */
export const oddTimestamps = [
	...["", " ", "\t", "0", "-1", "-0", "+", "-", ".", "NaN", "nan", "NaN()", "Infinity", "-Infinity", "inf", "-inf"],
	...[
		"null",
		"nil",
		"None",
		"undefined",
		"true",
		"TRUE",
		"[]",
		"{}",
		"now",
		"today",
		"tomorrow",
		"epoch",
		"$(date +%s)",
	],
	...["1e9", "1e10", "1.7e9", "1e400", "-1e400", "0e0", "0000000000", "9999999999", "1000000000", "10000000000"],
	...[
		"2147483647",
		"2147483648",
		"4294967295",
		"4294967296",
		"9007199254740991",
		"9007199254740993",
		"9223372036854775807",
	],
	...[
		"9223372036854775808",
		"18446744073709551616",
		`1${"0".repeat(400)}`,
		"9".repeat(4000),
		"\u0661",
		"\u4e00",
		"MMXXVI",
	],
] as const;
