import * as fc from "fast-check";

/** Seconds at which windows begin, end and turn, relative to a clock. */
const offsets = fc.oneof(
	fc.constantFrom(0, 1, -1, 299, 300, 301, -299, -300, -301, 599, 600, 601, -600, 3600, -3600, 86_400),
	fc.integer({ min: -310, max: 310 }),
	fc.integer({ min: -2_000_000_000, max: 8_000_000_000 }),
);

/** One number, written in every way that some parser takes for it. */
const spellings: readonly ((seconds: number) => string)[] = [
	(seconds) => `${seconds}`,
	(seconds) => `0${seconds}`,
	(seconds) => `+${seconds}`,
	(seconds) => `-${seconds}`,
	(seconds) => ` ${seconds}`,
	(seconds) => `${seconds} `,
	(seconds) => `\u00a0${seconds}`,
	(seconds) => `${seconds}\u000b`,
	(seconds) => `\ufeff${seconds}`,
	(seconds) => `${seconds}\u2028`,
	(seconds) => `${seconds}\n`,
	(seconds) => `${seconds}.0`,
	(seconds) => `${seconds}.`,
	(seconds) => `${seconds}.9`,
	(seconds) => `${seconds}e0`,
	(seconds) => `${seconds / 1e9}e9`,
	(seconds) => `0x${seconds.toString(16)}`,
	(seconds) => `0b${seconds.toString(2)}`,
	(seconds) => `0o${seconds.toString(8)}`,
	(seconds) => `${seconds}n`,
	(seconds) => `${seconds}abc`,
	(seconds) => `${seconds}, ${seconds}`,
	(seconds) => `${seconds},${seconds}`,
	(seconds) => `${seconds}000`,
	(seconds) => `${seconds}`.replace(/(\d)(\d{3})/, "$1_$2"),
	(seconds) => `${seconds}`.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
	(seconds) => `${seconds}`.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
	(seconds) => `${seconds}`.slice(1),
	(seconds) => `${seconds}`.slice(0, -1),
	(seconds) => (Math.abs(seconds) < 8e12 ? new Date(seconds * 1000).toISOString() : "1970-01-01T00:00:00Z"),
	(seconds) => (Math.abs(seconds) < 8e12 ? new Date(seconds * 1000).toUTCString() : "Thu, 01 Jan 1970 00:00:00 GMT"),
];

const odd = fc.constantFrom(
	...["", " ", "0", "-1", "NaN", "Infinity", "-Infinity", "null", "undefined", "true", "[]", "1e9", "1e10", "1.7e9"],
	...["1e400", "-0", "+", "0000000000", "9999999999", "1000000000", "10000000000", `1${"0".repeat(400)}`, "now", "١"],
);

/** Texts of timestamps around a clock of whole or fractional Unix seconds. */
export function timestampText(now: number): fc.Arbitrary<string> {
	const around = offsets.map((offset) => Math.floor(now) + offset);
	return fc.oneof(
		{ weight: 5, arbitrary: around.map((seconds) => `${seconds}`) },
		{ weight: 5, arbitrary: fc.tuple(around, fc.constantFrom(...spellings)).map(([seconds, spell]) => spell(seconds)) },
		{ weight: 1, arbitrary: odd },
		{ weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
	);
}

/** Clocks in Unix milliseconds: whole seconds, the last and first millisecond of one, the ends of what ten digits say. */
export const clockMs: fc.Arbitrary<number> = fc
	.tuple(
		fc.oneof(
			fc.constantFrom(1_767_225_600, 1_000_000_000, 9_999_999_999, 1_000_000_300, 9_999_999_700, 0),
			fc.integer({ min: 900_000_000, max: 10_000_000_400 }),
		),
		fc.constantFrom(0, 1, 499, 500, 999, 0.25, 999.75),
	)
	.map(([seconds, ms]) => seconds * 1000 + ms);
