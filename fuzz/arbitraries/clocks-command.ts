import * as fc from "fast-check";
import type { NonceCommand } from "../models/nonce-command.ts";

type ClocksCommand = Extract<NonceCommand, { do: "clocks" }>;

/** Fractions of a second, at whose ends a clock that is rounded turns. */
const fraction = fc.constantFrom(0, 0, 1, 500, 999);

/** How far a clock goes on, or back: over the ends of windows and margins, by a leap second, by a time zone. */
const steps = fc
	.tuple(
		fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom(0, 1, 30, 60, 61, 299, 300, 301, 360, 361, 362, 600, 661, 1000, 3600) },
			{ weight: 2, arbitrary: fc.constantFrom(-1, -30, -60, -61, -299, -300, -301, -361, -600, -1000, -3600) },
			{ weight: 2, arbitrary: fc.integer({ min: -700, max: 700 }) },
		),
		fraction,
	)
	.map(([seconds, ms]) => seconds * 1000 + ms);

/** How far one clock is from another: mostly within the margin that is allowed for, at its very edge, and far beyond. */
export const clockDistance = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(0) },
	{ weight: 3, arbitrary: fc.integer({ min: -60_000, max: 60_000 }) },
	{ weight: 3, arbitrary: fc.constantFrom(60_000, -60_000, 59_999, 59_001, 59_000, -59_999, 60_001, 61_000, -61_000) },
	{ weight: 1, arbitrary: fc.constantFrom(90_000, -90_000, 300_000, -300_000, 1_000_000, -1_000_000, 86_400_000) },
);

/** The clocks go on together, go back, jump, and drift apart: each by its own way. */
export const clocksCommand: fc.Arbitrary<ClocksCommand> = fc.record({
	do: fc.constant("clocks" as const),
	on: steps,
	there: clockDistance,
	object: clockDistance,
});
