import { z } from "zod";
import { Report } from "../report/index.ts";

const Result = Report.shape.results.unwrap().element;
const Count = z.int().nonnegative();

const Replayed = Result.pick({ id: true, requirement: true, title: true, severity: true, evidence: true }).extend({
	outcome: z.enum(["FIXED", "FAILED", "ERROR"]),
	file: z.string().describe("the report that it comes from"),
	was: z.strictObject({
		target: z.string().optional(),
		expected: z.string().optional(),
		actual: z.string().optional(),
	}),
	reason: z.string().optional().describe("of an error: why nothing was established"),
	remedy: z.string().optional(),
	expected: z.string().optional(),
	actual: z.string().optional(),
	held: z
		.int()
		.positive()
		.optional()
		.describe("of an input of the fuzzer that is fixed: how often it was judged, and held"),
	internal: z.literal(true).optional().describe("the error is one of the runner"),
});

/**
 * What became of stored findings. FIXED: the check or property that found it holds now, on this target, of all of what was
 * stored. FAILED: it is still found. ERROR: nothing was established.
 */
export const ReplayReport = z
	.strictObject({
		schemaVersion: z.literal(1),
		tool: z.strictObject({ name: z.literal("countersign"), version: z.string() }),
		target: z.strictObject({ name: z.string(), url: z.string() }).optional(),
		startedAt: z.iso.datetime(),
		durationMs: z.number().nonnegative(),
		interrupted: z
			.literal(true)
			.optional()
			.describe("present if the replay was cut short; what was not sent is an error"),
		summary: z.strictObject({ fixed: Count, failed: Count, error: Count }),
		findings: z.array(Replayed).readonly(),
	})
	.meta({ title: "Countersign replay report" });

export type ReplayReport = z.infer<typeof ReplayReport>;
export type Replayed = z.infer<typeof Replayed>;
