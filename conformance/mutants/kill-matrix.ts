import { z } from "zod";
import { packageVersion } from "../data.ts";
import type { Matrix, Scope } from "./matrix.ts";

/** A check that a gateway did not pass. */
const Failed = z.object({
	check: z.string(),
	requirement: z.string(),
	expected: z.string(),
	actual: z.string(),
	/** Whether it failed for the plain request already. */
	atTwin: z.boolean(),
});

/** Which mutants the suite killed, as JSON. */
export const KillMatrix = z.object({
	schemaVersion: z.literal(1),
	tool: z.object({ name: z.literal("countersign"), version: z.string() }),
	scope: z.enum(["declared", "all"]),
	startedAt: z.iso.datetime(),
	durationMs: z.number().int(),
	/** Present if the run was interrupted: the ids of the mutants that did not come to an outcome. */
	notRun: z.array(z.string()).optional(),
	summary: z.object({
		mutants: z.number().int(),
		killed: z.number().int(),
		moreThanDeclared: z.number().int(),
		survived: z.number().int(),
		/** Checks that the reference did not pass. */
		reference: z.number().int(),
		/** Checks that did not come to a verdict. */
		errors: z.number().int(),
	}),
	reference: z.array(Failed),
	mutants: z.array(
		z.object({
			id: z.string(),
			sentence: z.string(),
			verdict: z.enum(["killed", "survived", "more than declared"]),
			breaks: z.array(z.string()),
			/** Of these, those that no check found broken. */
			kept: z.array(z.string()),
			/** What may be found broken besides. */
			also: z.array(z.string()),
			threats: z.array(z.string()),
			failed: z.array(Failed),
			errors: z.array(z.string()),
		}),
	),
});
export type KillMatrix = z.infer<typeof KillMatrix>;

/** The matrix as a document. */
export function killMatrixOf(
	{ reference, outcomes, notRun }: Matrix,
	run: { readonly scope: Scope; readonly startedAt: Date; readonly durationMs: number },
): KillMatrix {
	const count = (wanted: string): number => outcomes.filter(({ verdict }) => verdict === wanted).length;
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: packageVersion() },
		scope: run.scope,
		startedAt: run.startedAt.toISOString(),
		durationMs: run.durationMs,
		...(notRun === undefined ? {} : { notRun: notRun.map(({ id }) => id) }),
		summary: {
			mutants: outcomes.length,
			killed: count("killed"),
			moreThanDeclared: count("more than declared"),
			survived: count("survived"),
			reference: reference.length,
			errors: outcomes.reduce((sum, { errors }) => sum + errors.length, 0),
		},
		reference: [...reference],
		mutants: outcomes.map(({ mutant, verdict, kept, failed, errors }) => ({
			id: mutant.id,
			sentence: mutant.sentence,
			verdict,
			breaks: [...mutant.breaks],
			kept: [...kept],
			also: [...(mutant.also ?? [])],
			threats: [...mutant.threats],
			failed: [...failed],
			errors: [...errors],
		})),
	};
}

/** Whether the suite is as good as it says: every mutant is killed and says what it breaks, and the reference passes. */
export function isClean({ summary, mutants, notRun }: KillMatrix): boolean {
	return (
		notRun === undefined &&
		mutants.every(({ kept }) => kept.length === 0) &&
		summary.survived === 0 &&
		summary.moreThanDeclared === 0 &&
		summary.reference === 0 &&
		summary.errors === 0
	);
}
