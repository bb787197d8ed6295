import { z } from "zod";

const told = (what: string) => z.string().trim().min(1, `say ${what}`);

/** One finding that is known and accepted for a time, and what exactly is accepted. */
export const Waiver = z.strictObject({
	id: z.string().describe("id of a check, in full"),
	owner: told("who answers for it").describe("who answers for it"),
	reason: told("why it is accepted").describe("why it is accepted"),
	link: z.url({ protocol: /^https?$/, error: "give the address where it is tracked" }).describe("where it is tracked"),
	expires: z.iso.date().describe("the last day on which it holds, in UTC"),
	outcome: z
		.strictObject({
			verdict: z.enum(["fail", "inconclusive"]),
			answer: z
				.string()
				.optional()
				.describe("status of the answer in the evidence, or the fault in place of one; whichever it is if left out"),
		})
		.describe("what is expected of the check; anything else is not waived"),
});

/** The file of `--expected-failures`. */
export const ExpectedFailures = z
	.strictObject({
		schemaVersion: z.literal(1),
		waivers: z.array(Waiver).readonly(),
	})
	.meta({ title: "Countersign expected failures" });

export type Waiver = z.infer<typeof Waiver>;
export type ExpectedFailures = z.infer<typeof ExpectedFailures>;

/**
 * What became of a waiver in a run. `met`: just what it expects came. `otherwise`: the check failed in another way.
 * `stale`: the check fails no more. `expired`: its day has passed. `unproven`: the check established nothing.
 */
export const JudgedWaiver = Waiver.extend({
	state: z.enum(["met", "otherwise", "stale", "expired", "unproven"]),
	came: z.string().describe("the verdict of the check, and the answer in its evidence"),
});
export type JudgedWaiver = z.infer<typeof JudgedWaiver>;
