import { z } from "zod";
import { MergedShard, Shard } from "../shards/schema.ts";
import { JudgedWaiver, Waiver } from "../waivers/schema.ts";
import { Measurement } from "./measurement.ts";
import { RunInputs } from "./run-inputs.ts";

const Count = z.int().nonnegative();
const Header = z.tuple([z.string(), z.string()]);

/** A body as evidence: text where it is printable, otherwise base64; cut off where it is long. */
const BodyExcerpt = z.strictObject({
	bytes: Count.describe("length of the whole body"),
	text: z.string().optional(),
	base64: z.string().optional(),
	truncated: z.literal(true).optional(),
});

const Evidence = z.strictObject({
	request: z.strictObject({
		method: z.string(),
		target: z.string(),
		host: z.string().nullable().describe("null if no Host was sent"),
		headers: z.array(Header).readonly(),
		framing: z.string().describe("how the body was framed on the wire"),
		body: BodyExcerpt,
	}),
	response: z.union([
		z.strictObject({ status: z.int(), headers: z.array(Header).readonly(), body: BodyExcerpt, durationMs: z.number() }),
		z.strictObject({ fault: z.string(), detail: z.string() }),
	]),
	edge: z
		.strictObject({ name: z.string(), url: z.string() })
		.optional()
		.describe("where the request was sent, if not to the target itself"),
	curl: z.string().describe("the request as a command, with credentials masked"),
	replay: z.json().describe("the probe: a valid request and its defect, to be signed anew"),
});

export const Result = z.strictObject({
	id: z.string(),
	requirement: z.string(),
	level: z.enum(["MUST", "SHOULD"]),
	severity: z.enum(["critical", "high", "medium", "low", "info"]),
	title: z.string(),
	verdict: z.enum(["pass", "fail", "warn", "skip", "inconclusive", "error"]),
	durationMs: z.number().nonnegative(),
	reason: z.string().optional().describe("why it was skipped, is inconclusive, or went wrong"),
	remedy: z.string().optional().describe("how to enable a skipped check"),
	expected: z.string().optional(),
	actual: z.string().optional(),
	references: z.array(z.string()).readonly().optional(),
	evidence: Evidence.optional(),
	repeated: z
		.strictObject({ times: Count.positive(), because: z.string() })
		.optional()
		.describe(
			"present if the check was run again, since an answer was lost on the way or there were too many requests",
		),
	waiver: Waiver.pick({ owner: true, reason: true, link: true, expires: true })
		.optional()
		.describe("present if just this outcome is waived, so that it does not fail the run"),
	stack: z.string().optional().describe("where an error of the runner itself was thrown"),
});

/** What a run found: the `json` reporter's document, and what every other reporter is made of. */
export const Report = z
	.strictObject({
		schemaVersion: z.literal(1),
		tool: z.strictObject({ name: z.literal("countersign"), version: z.string() }),
		target: z.strictObject({ name: z.string(), url: z.string(), errors: z.enum(["countersign", "any"]) }),
		scheme: z.string(),
		seed: z.string(),
		runId: z
			.string()
			.describe(
				"sent with each request as X-Countersign-Run; of merged shards that of the first, the others are in `shards`",
			),
		startedAt: z.iso.datetime().describe("of merged shards the earliest"),
		durationMs: z.number().nonnegative().describe("of merged shards from the first beginning to the last end"),
		inputs: RunInputs.optional().describe(
			"what else decides the run, so that reports of different ones can be told apart",
		),
		shard: Shard.optional().describe("present if the report is of a part of what was selected"),
		shards: z.array(MergedShard).readonly().optional().describe("present if the report was merged from shards"),
		inconclusive: z
			.string()
			.optional()
			.describe("present if the run as a whole proves nothing, for example because the target was out of reach"),
		summary: z.strictObject({
			pass: Count,
			fail: Count,
			warn: Count,
			skip: Count,
			inconclusive: Count,
			error: Count,
			requirements: z.strictObject({
				total: Count.describe("requirements of the specification"),
				exercised: Count.describe("requirements for which a check passed, failed or warned"),
			}),
		}),
		waivers: z.array(JudgedWaiver).readonly().optional().describe("what became of the waivers of the selected checks"),
		measurements: z
			.array(Measurement)
			.readonly()
			.optional()
			.describe("what was measured and not judged, by races on their way and by what --measure asked for"),
		results: z.array(Result).readonly(),
	})
	.meta({ title: "Countersign report" });

export type Report = z.infer<typeof Report>;
export type Result = z.infer<typeof Result>;
export type Evidence = z.infer<typeof Evidence>;
