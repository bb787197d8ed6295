import * as fc from "fast-check";
import { oddTimestamps, timestampSpellings } from "./timestamp-spellings.ts";

/** Seconds at which windows begin, end and turn, relative to a clock. */
const offsets = fc.oneof(
	fc.constantFrom(0, 1, -1, 299, 300, 301, -299, -300, -301, 599, 600, 601, -600, 3600, -3600, 86_400),
	fc.integer({ min: -310, max: 310 }),
	fc.integer({ min: -2_000_000_000, max: 8_000_000_000 }),
);

/** Each way to write a number is as likely as another, however many variants it has. */
const spellings = fc.oneof(...Object.values(timestampSpellings).map((variants) => fc.constantFrom(...variants)));

/** Texts of timestamps around a clock of whole or fractional Unix seconds. */
export function timestampText(now: number): fc.Arbitrary<string> {
	const around = offsets.map((offset) => Math.floor(now) + offset);
	return fc.oneof(
		{ weight: 5, arbitrary: around.map((seconds) => `${seconds}`) },
		{ weight: 6, arbitrary: fc.tuple(around, spellings).map(([seconds, spell]) => spell(seconds)) },
		{ weight: 1, arbitrary: fc.constantFrom(...oddTimestamps) },
		{ weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
	);
}

/** Clocks in Unix milliseconds: whole seconds, the last and first millisecond of one, the ends of what ten digits say. */
export const clockMs: fc.Arbitrary<number> = fc
	.tuple(
		fc.oneof(
			fc.constantFrom(1_767_225_600, 1_000_000_000, 9_999_999_999, 1_000_000_300, 9_999_999_700, 0),
			// The ends of 31 and of 32 bits.
			fc.constantFrom(2_147_483_647, 2_147_483_648, 4_294_967_295, 4_294_967_296),
			fc.integer({ min: 900_000_000, max: 10_000_000_400 }),
		),
		fc.constantFrom(0, 1, 499, 500, 999, 0.25, 999.75),
	)
	.map(([seconds, ms]) => seconds * 1000 + ms);
