import type { SoakRun } from "./soak.ts";

/** Whether a run of the right gateway came to anything but a pass. */
export function isFinding({ unpassed, inconclusive }: SoakRun): boolean {
	return unpassed.length > 0 || inconclusive !== undefined;
}

/** What the runs came to, for people. */
export function summaryLines(runs: readonly SoakRun[], checks: number): readonly string[] {
	const notClean = runs.filter(isFinding);
	return [
		`${runs.length} runs of ${checks} checks, ${runs.length - notClean.length} of them clean`,
		...(["near", "far"] as const).flatMap((distance) => linesOf(runs, distance)),
		...notClean.flatMap(({ seed, distance, unpassed, inconclusive }) => [
			`not clean, ${distance}, seed ${seed}${inconclusive === undefined ? "" : `: ${inconclusive}`}`,
			...unpassed.map((line) => `  ${line}`),
		]),
	];
}

function linesOf(runs: readonly SoakRun[], distance: SoakRun["distance"]): readonly string[] {
	const some = runs.filter((run) => run.distance === distance);
	if (some.length === 0) return [];
	const times = some.map(({ durationMs }) => durationMs).toSorted((one, other) => one - other);
	const at = (share: number): string => ((times[Math.floor(share * (times.length - 1))] ?? 0) / 1000).toFixed(1);
	const sum = (of: "connections" | "dropped" | "repeated"): number =>
		some.reduce((total, run) => total + (run[of] ?? 0), 0);
	const lost =
		distance === "far"
			? `; ${sum("dropped")} of ${sum("connections")} connections cut, ${sum("repeated")} checks run again`
			: "";
	return [
		`  ${distance}: ${some.length} runs, ${at(0)} s at least, ${at(0.5)} s in the middle, ${at(1)} s at most${lost}`,
	];
}
