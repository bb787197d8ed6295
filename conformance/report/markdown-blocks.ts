import { cut } from "./markdown-fitted.ts";
import { codeBlock } from "./markdown-text.ts";

/** Texts as they are, each under its label; those that are not there are left out. */
export function labelledBlocks(
	rows: readonly (readonly [label: string, text: string | undefined])[],
): readonly string[] {
	return rows.flatMap(([label, text]) => (text === undefined ? [] : [`${label}:\n\n${codeBlock(cut(text))}`]));
}
