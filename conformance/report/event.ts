import { z } from "zod";
import { Measurement } from "./measurement.ts";
import { Report, Result } from "./schema.ts";

const { schemaVersion, tool, target, scheme, seed, runId, startedAt, durationMs, inputs, shard, shards } = Report.shape;
const { inconclusive, summary, waivers } = Report.shape;

/** What is known of a run before its first check. */
export const RunStart = z.strictObject({
	schemaVersion,
	tool,
	target,
	scheme,
	seed,
	runId,
	startedAt,
	inputs,
	shard,
	shards,
	checks: z.int().positive().describe("how many results are to come"),
});

/**
 * One line of the `ndjson` reporter. The first is the run, the last the summary; a document without a summary is of a
 * run that did not come to its end.
 */
export const Event = z
	.discriminatedUnion("event", [
		RunStart.extend({ event: z.literal("run") }),
		Result.extend({ event: z.literal("result") }),
		z.strictObject({ event: z.literal("measurement"), measurement: Measurement }),
		z.strictObject({
			event: z.literal("summary"),
			durationMs,
			inconclusive,
			summary,
			waivers: waivers.describe("what became of the waivers, which are judged when all results are known"),
		}),
	])
	.meta({ title: "Countersign event" });

export type RunStart = z.infer<typeof RunStart>;
export type Event = z.infer<typeof Event>;
