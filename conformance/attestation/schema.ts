import { z } from "zod";
import { Report } from "../report/index.ts";
import { Digest } from "../report/run-inputs.ts";
import { JudgedWaiver } from "../waivers/schema.ts";

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export const statementType = "https://in-toto.io/Statement/v1";
/** https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
export const predicateType = "https://in-toto.io/attestation/test-result/v0.1";

const DigestSet = z.object({ sha256: Digest });
const Subject = z.object({
	name: z.string().min(1).describe("what was given with --subject, otherwise the URL of the target"),
	uri: z.string().optional(),
	digest: DigestSet.describe(
		"of the artifact; of the text of its URL for a target of which nobody says what runs there",
	),
});

/** The parts of the configuration; each name but `config` stands there once at most. */
const ConfigurationName = z.enum(["checks", "suite", "requirements", "vectors", "config", "scheme", "waivers"]);

const Configuration = z.object({
	name: ConfigurationName.describe(
		"checks: ids of those that were selected, one a line; suite: of all there are; requirements, config, scheme, waivers: bytes of the file; vectors: their release",
	),
	digest: DigestSet,
	annotations: z.record(z.string(), z.json()).optional(),
});

const { tool, target, scheme, seed, startedAt, durationMs, inconclusive, summary } = Report.shape;

/** What the predicate of test results has no member for. */
const Run = z.object({
	schemaVersion: z.literal(1),
	tool,
	verdict: z.enum(["pass", "fail", "inconclusive", "error"]).describe("what the exit codes 0, 1, 3 and 4 stand for"),
	target,
	scheme,
	seed,
	runIds: z.array(z.string()).min(1).readonly().describe("one, or that of each shard; sent as X-Countersign-Run"),
	startedAt,
	durationMs,
	inconclusive,
	summary,
	waivers: z.array(JudgedWaiver).readonly().describe("the waivers that were in force"),
	report: z.object({ digest: DigestSet }).describe("the bytes of the json reporter"),
});

const Tests = z.array(z.string()).readonly();

/** The statement that an attestation signs: in-toto Statement v1 with the predicate Test Result v0.1. */
export const Attestation = z
	.object({
		_type: z.literal(statementType),
		subject: z.array(Subject).min(1).readonly(),
		predicateType: z.literal(predicateType),
		predicate: z.object({
			result: z
				.enum(["PASSED", "WARNED", "FAILED"])
				.describe("WARNED: nothing fails the run, but something was warned of or waived; FAILED: whatever proves less"),
			configuration: z.array(Configuration).readonly(),
			passedTests: Tests,
			warnedTests: Tests,
			failedTests: Tests.describe("waived or not"),
			countersign: Run.describe("an extension field"),
		}),
	})
	.meta({ title: "Countersign attestation" });

export type Attestation = z.infer<typeof Attestation>;
export type Subject = z.infer<typeof Subject>;
export type Configuration = z.infer<typeof Configuration>;
