import { z } from "zod";

const Cause = z.strictObject({
	alternatives: z
		.array(
			z
				.array(
					z.strictObject({
						id: z.string(),
						does: z.string().describe('what the signer does, to be read after "you"'),
						remedy: z.string(),
						requirement: z.string(),
					}),
				)
				.describe("mistakes that are made together"),
		)
		.describe("one of these; several where the answers do not tell them apart"),
	vectors: z.array(z.string()).describe("in whose answers it shows"),
});

const Source = z.discriminatedUnion("kind", [
	z
		.strictObject({
			kind: z.literal("command"),
			command: z.array(z.string()),
			exitCode: z.int().nullable(),
			signal: z.string().nullable(),
			failure: z.string().optional().describe("why the command was not run to its end"),
			stderr: z.string().describe("the end of what it wrote to stderr"),
		})
		.describe("a program, asked on its standard input"),
	z
		.strictObject({
			kind: z.literal("oracle"),
			url: z.string().describe("without its query"),
			failure: z.string().optional().describe("why it was not asked everything"),
		})
		.describe("a service, asked by HTTP"),
	z.strictObject({ kind: z.literal("answers"), file: z.string() }).describe("a file of answers that were given before"),
]);

/** What a signer made of the vectors: the `json` reporter's document. */
export const SignerReport = z
	.strictObject({
		schemaVersion: z.literal(1),
		tool: z.strictObject({ name: z.literal("countersign"), version: z.string() }),
		source: Source.describe("where the answers came from"),
		schemes: z.array(z.string()),
		startedAt: z.iso.datetime(),
		durationMs: z.number().nonnegative(),
		notAsked: z
			.array(z.string())
			.optional()
			.describe("present if the run was interrupted: the selected vectors of which nothing is known"),
		violations: z.array(z.string()).describe("lines that are no answer to any vector"),
		summary: z.strictObject({
			total: z.int(),
			pass: z.int(),
			fail: z.int(),
			notSelected: z.int().describe("published vectors that this run left out"),
			stages: z
				.array(z.strictObject({ stage: z.string(), count: z.int() }))
				.describe("failures by the first stage that is wrong, most frequent first"),
		}),
		diagnosis: z.strictObject({
			causes: z.array(Cause).describe("what the signer does wrong, most vectors first"),
			resemblances: z.array(Cause).describe("what some unexplained answers look like although others do not fit it"),
			unexplained: z.array(z.string()).describe("failed vectors without a known cause"),
			complete: z.boolean().describe("whether every known mistake was tried before time was up"),
		}),
		results: z.array(
			z.strictObject({
				id: z.string(),
				requirement: z.string(),
				scheme: z.string(),
				family: z.string(),
				title: z.string(),
				verdict: z.enum(["pass", "fail"]),
				stage: z.string().optional(),
				expected: z.string().optional(),
				actual: z.string().optional(),
				causes: z.array(z.string()).optional().describe("ids of the mistakes that show here"),
				signed: z
					.strictObject({ line: z.string(), expected: z.string(), actual: z.string() })
					.optional()
					.describe(
						"the line of the string to sign that must have been signed otherwise, where the signer did not show it",
					),
			}),
		),
	})
	.meta({ title: "Countersign signer report" });

export type SignerReport = z.infer<typeof SignerReport>;

/** What counts against a signer besides its answers: how its process ended, and what it said that answers nothing. */
export function faultsOf({ source, violations }: Pick<SignerReport, "source" | "violations">): readonly string[] {
	const ended = source.kind === "answers" ? undefined : (source.failure ?? endOf(source));
	return [...(ended === undefined ? [] : [ended]), ...violations];
}

function endOf(source: SignerReport["source"]): string | undefined {
	if (source.kind !== "command") return undefined;
	if (source.signal !== null) return `the command was ended by ${source.signal}`;
	return source.exitCode === 0 ? undefined : `the command ended with exit code ${source.exitCode}`;
}
