import type pc from "picocolors";
import { legible, wrap } from "./legible.ts";

/** Lines of a text beside its label; none where there is no text. */
type Rows = (label: string, text: string | undefined) => readonly string[];

const labelWidth = 10;
const narrowest = 20;

/** Labels in a column of their own, so far indented, in a terminal of so many columns. */
export function labelledRows({
	indent,
	width,
	colors,
}: {
	indent: number;
	width: number;
	colors: Pick<ReturnType<typeof pc.createColors>, "dim">;
}): {
	/** Prose, wrapped. */
	row: Rows;
	/** A command or an input, which must survive being copied, and so is not wrapped. */
	verbatim: Rows;
} {
	const beside = (label: string, lines: readonly string[]): readonly string[] =>
		lines.map((line, at) =>
			`${" ".repeat(indent)}${colors.dim((at === 0 ? label : "").padEnd(labelWidth))}${line}`.trimEnd(),
		);
	const room = Math.max(narrowest, width - indent - labelWidth);
	return {
		row: (label, text) => (text === undefined ? [] : beside(label, wrap(legible(text), room))),
		verbatim: (label, text) => (text === undefined ? [] : beside(label, legible(text).split("\n"))),
	};
}
