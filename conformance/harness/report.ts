import { z } from "zod";

/** What a signer made of the vectors: the `json` reporter's document. */
export const SignerReport = z
	.strictObject({
		schemaVersion: z.literal(1),
		tool: z.strictObject({ name: z.literal("countersign"), version: z.string() }),
		command: z.array(z.string()),
		schemes: z.array(z.string()),
		startedAt: z.iso.datetime(),
		durationMs: z.number().nonnegative(),
		process: z.strictObject({
			exitCode: z.int().nullable(),
			signal: z.string().nullable(),
			failure: z.string().optional().describe("why the command was not run to its end"),
			stderr: z.string().describe("the end of what it wrote to stderr"),
		}),
		violations: z.array(z.string()).describe("lines that are no answer to any vector"),
		summary: z.strictObject({
			total: z.int(),
			pass: z.int(),
			fail: z.int(),
			notSelected: z.int().describe("published vectors that this run left out"),
			causes: z
				.array(z.strictObject({ stage: z.string(), count: z.int() }))
				.describe("failures by the first stage that is wrong, most frequent first"),
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
			}),
		),
	})
	.meta({ title: "Countersign signer report" });

export type SignerReport = z.infer<typeof SignerReport>;

/** What counts against a signer besides its answers. */
export function processFaults({ process, violations }: SignerReport): string[] {
	const ended =
		process.failure ??
		(process.signal !== null
			? `the command was ended by ${process.signal}`
			: process.exitCode !== 0
				? `the command ended with exit code ${process.exitCode}`
				: undefined);
	return [...(ended === undefined ? [] : [ended]), ...violations];
}
