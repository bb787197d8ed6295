import type { SoakRun } from "./soak.ts";

/**
 * Whether a run of the right gateway came to anything but a pass. Where nothing gets lost on the way, a check that had to
 * be run again is something else.
 */
export function isFinding({ distance, unpassed, inconclusive, repeated }: SoakRun): boolean {
	return unpassed.length > 0 || inconclusive !== undefined || (distance === "near" && repeated.length > 0);
}

/** What the runs came to, for people. */
export function summaryLines(runs: readonly SoakRun[], checks: number): readonly string[] {
	const notClean = runs.filter(isFinding);
	return [
		`${runs.length} runs of ${checks} checks, ${runs.length - notClean.length} of them clean`,
		...(["near", "far"] as const).flatMap((distance) => linesOf(runs, distance)),
		...notClean.flatMap((run) => [
			`not clean, ${run.distance}, seed ${run.seed}${run.inconclusive === undefined ? "" : `: ${run.inconclusive}`}`,
			...findingLines(run),
		]),
	];
}

/** What was not clean about a run, one line each. */
export function findingLines({ distance, unpassed, repeated }: SoakRun): readonly string[] {
	const again = distance === "near" ? repeated.map((line) => `run again ${line}`) : [];
	return [...unpassed, ...again].map((line) => `  ${line}`);
}

function linesOf(runs: readonly SoakRun[], distance: SoakRun["distance"]): readonly string[] {
	const some = runs.filter((run) => run.distance === distance);
	if (some.length === 0) return [];
	const times = some.map(({ durationMs }) => durationMs).toSorted((one, other) => one - other);
	const at = (share: number): string => ((times[Math.floor(share * (times.length - 1))] ?? 0) / 1000).toFixed(1);
	const sum = (of: (run: SoakRun) => number | undefined): number =>
		some.reduce((total, run) => total + (of(run) ?? 0), 0);
	const cut = `${sum(({ dropped }) => dropped)} of ${sum(({ connections }) => connections)} connections cut`;
	const again = `${sum(({ repeated }) => repeated.length)} checks run again`;
	const lost = distance === "far" ? `; ${cut}, ${again}` : "";
	return [
		`  ${distance}: ${some.length} runs, ${at(0)} s at least, ${at(0.5)} s in the middle, ${at(1)} s at most${lost}`,
	];
}
