import { z } from "zod";

const about = {
	id: z.string().describe("of the measurement, or of the check that measured on its way"),
	requirement: z.string().optional().describe("the requirement that it is about"),
	title: z.string(),
};

const Measured = z.strictObject({
	...about,
	outcome: z.literal("measured"),
	statement: z.string().describe("what was found, with its interval, in a sentence"),
	value: z.number().optional().describe("the likeliest value, where there is one"),
	interval: z
		.strictObject({ low: z.number().nullable(), high: z.number().nullable() })
		.describe("both ends belong to it; null: not bounded on this side, as far as was looked"),
	unit: z.string().describe("of value and interval: s, ms, fetches/s, or share of rounds"),
	confidence: z
		.number()
		.gt(0)
		.max(1)
		.describe("with which probability the interval covers the true value; 1 where its ends are what was seen"),
	samples: z.int().nonnegative().describe("requests, pairs of requests or rounds that it rests on"),
	method: z.string().describe("how it was measured, and what the interval takes for granted"),
	notes: z.array(z.string()).readonly().optional().describe("what was seen besides"),
});

const Unmeasured = z.strictObject({
	...about,
	outcome: z.enum(["unmeasured", "error"]).describe("error: the runner itself went wrong"),
	reason: z.string(),
	remedy: z.string().optional().describe("how to have it measured"),
});

/** What was measured and not judged: it has no verdict, and no part in the exit code. */
export const Measurement = z.discriminatedUnion("outcome", [Measured, Unmeasured]);

export type Measured = z.infer<typeof Measured>;
export type Measurement = z.infer<typeof Measurement>;
