import { z } from "zod";
import { Digest } from "../report/run-inputs.ts";

const Index = z.int().positive();

/** Which part of a selection a report is about, and of what whole. */
export const Shard = z.strictObject({
	index: Index.describe("from 1"),
	of: z.int().positive().describe("how many shards there are"),
	total: z.int().positive().describe("how many checks all of them have together"),
	digest: Digest.describe("of the ids of all of these, in the order of the suite, one a line"),
});

/** What is left of the run of a shard in the report that it was merged into. */
export const MergedShard = z.strictObject({
	index: Index,
	runId: z.string(),
	url: z.string().describe("where the target of this shard was"),
	startedAt: z.iso.datetime(),
	durationMs: z.number().nonnegative(),
	checks: z.int().positive(),
});

export type Shard = z.infer<typeof Shard>;
export type MergedShard = z.infer<typeof MergedShard>;
