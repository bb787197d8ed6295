import { z } from "zod";
import { Report } from "../report/index.ts";

const Verdict = Report.shape.results.unwrap().element.shape.verdict;
const Count = z.int().nonnegative();
const Side = Report.pick({ tool: true, target: true, scheme: true, seed: true, startedAt: true });

const Change = z.strictObject({
	id: z.string(),
	requirement: z.string(),
	title: z.string(),
	change: z.enum(["better", "worse", "otherwise"]),
	before: Verdict.optional().describe("absent if the check was not in that report"),
	after: Verdict.optional().describe("absent if the check is not in that report"),
	reason: z.string().describe("what it was, and what it is"),
});

/** Two reports compared, check by check; checks that say the same are not listed. */
export const Comparison = z
	.strictObject({
		schemaVersion: z.literal(1),
		before: Side,
		after: Side,
		differences: z.array(z.string()).readonly().describe("what differs besides the results, and so may explain them"),
		inconclusive: z.string().optional().describe("present if one of the runs proves nothing"),
		summary: z.strictObject({ better: Count, worse: Count, otherwise: Count, same: Count }),
		changes: z.array(Change).readonly(),
	})
	.meta({ title: "Countersign comparison" });

export type Comparison = z.infer<typeof Comparison>;
export type Change = z.infer<typeof Change>;
