import type pc from "picocolors";
import { groupBy } from "./group-by.ts";
import { legible, wrap } from "./legible.ts";
import type { Measurement } from "./measurement.ts";
import type { Report } from "./schema.ts";

/** What was found, or why nothing was, in a sentence. */
export function measurementSentence(measurement: Measurement): string {
	if (measurement.outcome === "measured") return measurement.statement;
	const { outcome, reason, remedy } = measurement;
	const enabling = remedy === undefined ? "" : `; to enable: ${remedy}`;
	return `${outcome === "error" ? "error of the runner" : "not measured"}: ${reason}${enabling}`;
}

/** Measurements that were made in one and the same way, which is said once. */
export function byMethod(measurements: readonly Measurement[]): readonly (readonly Measurement[])[] {
	const groups = groupBy(measurements, (each) => (each.outcome === "measured" ? each.method : each.id));
	return [...groups.values()];
}

/** What was seen besides, and how it was measured. */
export function measurementRemarks(group: readonly Measurement[]): readonly string[] {
	const measured = group.flatMap((each) => (each.outcome === "measured" ? [each] : []));
	const methods = measured.slice(0, 1).map(({ method }) => method);
	return [...new Set([...measured.flatMap(({ notes = [] }) => notes), ...methods])];
}

/** A section of everything that was measured: an interval each, and how it came about. */
export function measurementLines(
	{ measurements = [] }: Report,
	{ width, colors }: { width: number; colors: Pick<ReturnType<typeof pc.createColors>, "bold" | "dim"> },
): readonly string[] {
	if (measurements.length === 0) return [];
	const lines = byMethod(measurements).flatMap((group) => [
		...group.flatMap((each) => [
			`  ${legible(each.id)}`,
			...wrap(legible(measurementSentence(each)), width - 4).map((line) => `    ${line}`),
		]),
		...measurementRemarks(group)
			.flatMap((remark) => wrap(legible(remark), width - 4))
			.map((line) => colors.dim(`    ${line}`)),
	]);
	return ["", colors.bold("Measured, without a verdict"), ...lines];
}
