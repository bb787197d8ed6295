import type { LatencyRow } from "./latency.ts";
import type { Trial } from "./trials.ts";

/** What was tried, one paragraph each: its title, what was seen, and what went wrong. */
export function trialLines(trials: readonly Trial[]): string {
	return trials
		.map(({ title, seen, wrong }) => {
			const shown = wrong.slice(0, 5).map((one) => `    ${one}`);
			const more = wrong.length > 5 ? [`    and ${wrong.length - 5} more`] : [];
			return [`${wrong.length === 0 ? "ok   " : "WRONG"} ${title}`, `      ${seen}`, ...shown, ...more].join("\n");
		})
		.join("\n");
}

const stageNames = ["key", "admission", "upstream"] as const;

/** Latency by place and credential in milliseconds, split by the stages that wait, beside what the design predicts. */
export function latencyLines(rows: readonly LatencyRow[]): string {
	const heads = ["place", "credential", "client", ...stageNames, "predicted admission"];
	const cells = rows.map(({ place, credential, client, stages, predicted }) => [
		place,
		credential,
		client.toFixed(0),
		...stageNames.map((name) => stages[name]?.toFixed(0) ?? "-"),
		predicted?.toFixed(0) ?? "-",
	]);
	const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join("  ");
	return [heads, ...cells].map(line).join("\n");
}
