import { z } from "zod";
import { Report } from "../../conformance/report/index.ts";
import { groups } from "../property.ts";

const Count = z.int().nonnegative();
const Evidence = Report.shape.results.unwrap().element.shape.evidence.unwrap();

/** A counterexample, as small as it could be made. */
const Finding = z.strictObject({
	requirement: z.string().describe("id of the requirement that it breaks"),
	severity: z.enum(["critical", "high", "medium", "low", "info"]),
	expected: z.string(),
	actual: z.string(),
	input: z.json().describe("the counterexample"),
	regression: z.string().optional().describe("file of the frozen counterexample, if it is one"),
	path: z.string().optional().describe("where the generator stood, for --path"),
	replay: z.string().optional().describe("command that judges this counterexample again"),
	shrinks: Count.optional().describe("how often it was made smaller"),
	evidence: Evidence.optional(),
});

const Result = z.strictObject({
	id: z.string(),
	group: z.enum(groups),
	title: z.string(),
	requirements: z.array(z.string()).readonly(),
	where: z.enum(["in-process", "workerd", "target"]),
	verdict: z.enum(["pass", "fail", "skip", "inconclusive", "error"]),
	executions: Count.describe("inputs that were judged, those of shrinking too"),
	regressions: Count.describe("frozen counterexamples that were judged first"),
	durationMs: z.number().nonnegative(),
	reason: z.string().optional().describe("why it was skipped, is inconclusive, or went wrong"),
	remedy: z.string().optional(),
	finding: Finding.optional(),
	stack: z.string().optional(),
});

/** What a fuzz run found: the document of the `json` reporter. */
export const FuzzReport = z
	.strictObject({
		schemaVersion: z.literal(1),
		tool: z.strictObject({ name: z.literal("countersign"), version: z.string() }),
		target: z.strictObject({ name: z.string(), url: z.string() }).optional().describe("absent if none was asked"),
		seed: z.int(),
		runId: z.string(),
		startedAt: z.iso.datetime(),
		durationMs: z.number().nonnegative(),
		interrupted: z.literal(true).optional(),
		summary: z.strictObject({
			pass: Count,
			fail: Count,
			skip: Count,
			inconclusive: Count,
			error: Count,
			executions: Count,
		}),
		results: z.array(Result).readonly(),
	})
	.meta({ title: "Countersign fuzz report" });

export type FuzzReport = z.infer<typeof FuzzReport>;
export type FuzzResult = z.infer<typeof Result>;
export type Finding = z.infer<typeof Finding>;
