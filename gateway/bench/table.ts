import type { Spread } from "./spread.ts";
import type { Ratio, RowSummary, SectionSummary } from "./summary.ts";

/** A section for people: medians, and the least and the most of all rounds behind them. */
export function renderSection({ title, unit, notes, rows }: SectionSummary): string {
	const names = padded(["", ...rows.map(({ name }) => name)], "end");
	const values = padded([unit, ...rows.map(valueText)], "start");
	const ratios = ["", ...rows.map((row) => row.ratios.map(ratioText).join("  "))];
	const lines = names.map((name, index) => `  ${name}  ${values[index]}  ${ratios[index]}`.trimEnd());
	return [title, ...lines, ...notes.map((note) => `  ${note}`), ""].join("\n");
}

function valueText(row: RowSummary): string {
	return row.values.length > 1 ? spreadText(row, numberText) : numberText(row.median);
}

function ratioText(ratio: Ratio): string {
	return `${spreadText(ratio, (value) => value.toFixed(2))} of ${ratio.to}`;
}

function spreadText({ median, lowest, highest }: Spread, text: (value: number) => string): string {
	return `${text(median)} (${text(lowest)} to ${text(highest)})`;
}

/** Three digits, or all of a number that has more before its point. */
export function numberText(value: number): string {
	return value.toLocaleString("en", value < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 });
}

function padded(texts: readonly string[], side: "start" | "end"): readonly string[] {
	const width = Math.max(...texts.map(({ length }) => length));
	return texts.map((text) => (side === "start" ? text.padStart(width) : text.padEnd(width)));
}
