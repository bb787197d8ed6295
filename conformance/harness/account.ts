import { packageVersion } from "../data.ts";
import type { CollectedAnswers } from "./collected-answers.ts";
import { diagnoseReport } from "./diagnose-report.ts";
import { judgeAnswers } from "./judge-answer.ts";
import type { SignerReport } from "./report.ts";
import type { ListedVector } from "./vectors.ts";

/** The vectors of a run. */
export interface VectorChoice {
	vectors: readonly ListedVector[];
	/** How many published vectors this run leaves out. */
	notSelected: number;
	/** How long the search for causes may take; 2 seconds unless given. */
	diagnosisSeconds?: number;
}

type Result = SignerReport["results"][number];

/** Judges what was collected, looks for causes, and accounts for every vector of the choice. */
export function accountFor(
	{ vectors, notSelected, diagnosisSeconds = 2 }: VectorChoice,
	collected: CollectedAnswers,
	source: SignerReport["source"],
	startedAt: Date,
): SignerReport {
	const { asked, notAsked } = divided(vectors, collected);
	const judged = asked.map((listed) => judge(listed, collected));
	const { diagnosis, results } = diagnoseReport(asked, judged, collected.answers, diagnosisSeconds);
	const failed = results.filter(({ verdict }) => verdict === "fail");
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: packageVersion() },
		source,
		schemes: [...new Set(vectors.map(({ scheme }) => scheme))],
		startedAt: startedAt.toISOString(),
		durationMs: Date.now() - startedAt.getTime(),
		...(collected.interrupted === true ? { notAsked: notAsked.map(({ vector }) => vector.id) } : {}),
		violations: [...collected.violations],
		summary: {
			total: results.length,
			pass: results.length - failed.length,
			fail: failed.length,
			notSelected,
			stages: stagesOf(failed),
		},
		diagnosis,
		results,
	};
}

/** After an interruption only what was answered was asked, as far as anybody knows. */
function divided(
	vectors: readonly ListedVector[],
	{ answers, interrupted }: CollectedAnswers,
): { asked: readonly ListedVector[]; notAsked: readonly ListedVector[] } {
	if (interrupted !== true) return { asked: vectors, notAsked: [] };
	const isAsked = ({ vector }: ListedVector): boolean => answers.has(vector.id);
	return { asked: vectors.filter(isAsked), notAsked: vectors.filter((listed) => !isAsked(listed)) };
}

function judge(listed: ListedVector, { answers, silence }: CollectedAnswers): Result {
	const { scheme, family, vector } = listed;
	const { id, requirement, comment: title } = vector;
	const verdict = judgeAnswers(scheme, vector, answers.get(id) ?? [], silence(id));
	return { id, requirement, scheme, family, title, ...verdict };
}

function stagesOf(failed: readonly Result[]): { stage: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { stage = "unknown" } of failed) {
		counts.set(stage, (counts.get(stage) ?? 0) + 1);
	}
	return [...counts].map(([stage, count]) => ({ stage, count })).sort((left, right) => right.count - left.count);
}
