import { z } from "zod";
import { Report } from "../../conformance/report/index.ts";
import { groups } from "../property.ts";

const Count = z.int().nonnegative();
const Evidence = Report.shape.results.unwrap().element.shape.evidence.unwrap();

/** Bytes of a connection, cut off where they are many. */
const Spoken = z.strictObject({
	bytes: Count.describe("how many there were"),
	text: z.string().describe("a character for each byte, with credentials masked"),
	truncated: z.literal(true).optional(),
});

const Conversation = z.strictObject({
	said: Spoken,
	pieces: Count.describe("in how many pieces they were written"),
	pauseMs: z.number().nonnegative().describe("between the pieces, and before leaving"),
	leaving: z.enum(["when-answered", "half-close", "hang-up", "reset"]).describe("what the sender did then"),
	saidAll: z.boolean().describe("whether all was said before it was over"),
	heard: Spoken,
	fault: z
		.strictObject({ kind: z.string(), detail: z.string() })
		.optional()
		.describe("why it did not end by closing, or by leaving"),
});

/** One fault as one property shows it, by a counterexample as small as it could be made. */
export const Finding = z.strictObject({
	fault: z.string().describe("its name: the requirement, what was seen, and what kinds of input show it"),
	requirement: z.string().describe("id of the requirement that it breaks"),
	severity: z
		.enum(["critical", "high", "medium", "low", "info"])
		.describe("how bad it is at least, by the threats that its smallest input stands for"),
	references: z.array(z.string()).readonly().describe("CWE, CVE or RFC of what it breaks"),
	expected: z.string(),
	actual: z.string(),
	input: z.json().describe("the counterexample"),
	kinds: z.array(z.string()).readonly().describe("what the counterexample is an example of"),
	seen: Count.describe("how many inputs showed it, those of shrinking not counted"),
	stored: z.string().optional().describe("file of the stored input, if it is one"),
	path: z.string().optional().describe("where the generator stood, for --path"),
	replay: z.string().optional().describe("command that judges this counterexample again"),
	shrinks: Count.optional().describe("how often it was made smaller"),
	shrinkRequests: Count.optional().describe("how many requests to the gateway that took, with those that confirmed it"),
	repetition: z
		.strictObject({ shown: Count, asked: Count })
		.readonly()
		.optional()
		.describe("how often this input showed it, of so many attempts, where that was not each time"),
	evidence: Evidence.optional(),
	steps: z
		.array(
			z.union([
				z.strictObject({ curl: z.string(), how: z.string().optional().describe("several times at once, for one") }),
				z.strictObject({ done: z.string().describe("what is no request") }),
			]),
		)
		.readonly()
		.optional()
		.describe("all that was done, in order, where that is more than one exchange; credentials masked"),
	conversation: Conversation.optional().describe("what went over one connection, where that is what shows it"),
});

const KindCount = z.strictObject({
	id: z.string(),
	threats: z.array(z.string()).readonly().describe("rows of the threat catalogue that it stands for"),
	isForm: z
		.literal(true)
		.optional()
		.describe(
			"no fault is told by it: it is one of several of which every input has one, or says how much is done at once",
		),
	apart: z
		.array(z.string())
		.readonly()
		.optional()
		.describe("ids of kinds that no input can be an example of together with it; true of both, told by one"),
	count: Count.describe("inputs that were examples of it"),
	with: z
		.array(Count)
		.readonly()
		.describe("places of later kinds of this list that one input was an example of together with it"),
});

/** What is left of the run of a shard in the report that it was merged into. */
const MergedShard = z.strictObject({
	index: z.int().positive(),
	runId: z.string(),
	url: z.string().optional().describe("where the target of this shard was"),
	startedAt: z.iso.datetime(),
	durationMs: z.number().nonnegative(),
	executions: Count,
});

const Result = z.strictObject({
	id: z.string(),
	group: z.enum(groups),
	title: z.string(),
	requirements: z.array(z.string()).readonly(),
	where: z.enum(["in-process", "workerd", "target"]),
	verdict: z.enum(["pass", "fail", "skip", "inconclusive", "error"]),
	executions: Count.describe("inputs that were tried, those of shrinking too"),
	unjudged: Count.describe(
		"inputs of which nothing could be judged, those of shrinking not counted; they count for no kind",
	),
	stored: z
		.strictObject({ frozen: Count, corpus: Count })
		.describe("inputs that were judged before any new one: frozen counterexamples, and those of the corpus"),
	kept: Count.describe("inputs that were added to the corpus"),
	explored: z.strictObject({
		kinds: z.array(KindCount).readonly(),
		pairs: Count.describe("pairs of two kinds that were met in one input"),
	}),
	durationMs: z.number().nonnegative(),
	reason: z
		.string()
		.optional()
		.describe(
			"why it was skipped, is inconclusive, went wrong, or ended early; where it passed or failed, what was not judged",
		),
	remedy: z.string().optional(),
	findings: z.array(Finding).readonly(),
	failedOn: z
		.strictObject({ input: z.json(), replay: z.string().optional() })
		.optional()
		.describe("the input on which the property itself went wrong"),
	stack: z.string().optional(),
});

const Summary = z.strictObject({
	pass: Count,
	fail: Count,
	skip: Count,
	inconclusive: Count,
	error: Count,
	faults: Count.describe("different faults, at least, however many properties show each"),
	executions: Count,
	unjudged: Count.describe("inputs of which nothing could be judged"),
	kinds: z.strictObject({ reached: Count, all: Count }),
	threats: z
		.strictObject({
			reached: Count.describe("met by an input"),
			named: Count.describe("that a kind of input of these properties stands for"),
			all: Count.describe("of the whole catalogue"),
		})
		.describe("rows of the threat catalogue"),
	pairs: z
		.strictObject({ reached: Count, all: Count.describe("that one input can be an example of") })
		.describe("pairs of two kinds of one property"),
});

/** What a fuzz run found: the document of the `json` reporter. */
export const FuzzReport = z
	.strictObject({
		schemaVersion: z.literal(1),
		tool: z.strictObject({ name: z.literal("countersign"), version: z.string() }),
		target: z.strictObject({ name: z.string(), url: z.string() }).optional().describe("absent if none was asked"),
		seed: z.int(),
		runId: z.string(),
		asked: z
			.strictObject({ runs: z.int().positive().optional(), timeMs: z.number().positive().optional() })
			.describe("how much was to be tried; without either, each property's own number of inputs"),
		shard: z.strictObject({ index: z.int().positive(), of: z.int().positive() }).optional(),
		shards: z
			.array(MergedShard)
			.readonly()
			.optional()
			.describe("present if reports of shards were merged into this one"),
		startedAt: z.iso.datetime(),
		durationMs: z.number().nonnegative(),
		interrupted: z.literal(true).optional(),
		summary: Summary,
		results: z.array(Result).readonly(),
		aside: z
			.array(z.strictObject({ id: z.string(), reason: z.string() }))
			.readonly()
			.optional()
			.describe("properties that are tried only where they or their group are named, and why"),
	})
	.meta({ title: "Countersign fuzz report" });

export type FuzzReport = z.infer<typeof FuzzReport>;
export type FuzzResult = z.infer<typeof Result>;
export type Finding = z.infer<typeof Finding>;
