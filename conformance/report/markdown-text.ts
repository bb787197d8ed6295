import { legible } from "./legible.ts";

/** Text as it is, within a line of Markdown: a code span that nothing in it can end, where no mention or link is made. */
export function codeSpan(text: string): string {
	const line = legible(text).replaceAll("\n", " ");
	if (line.trim() === "") return "` `";
	const fence = "`".repeat(longestRun(line) + 1);
	return `${fence} ${line} ${fence}`;
}

/** Text as it is, over several lines: a fenced block that nothing in it can end. */
export function codeBlock(text: string): string {
	const block = legible(text);
	const fence = "`".repeat(Math.max(3, longestRun(block) + 1));
	return `${fence}text\n${block}\n${fence}`;
}

function longestRun(text: string): number {
	return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Prose of our own, in which only code in backticks means anything: the rest of Markdown and HTML is taken literally. */
export function prose(text: string): string {
	return legible(text)
		.replaceAll("\n", " ")
		.split(/(`[^`]*`)/)
		.map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\`*_{}[\]()#+.!|~<>&@:-]/g, "\\$&")))
		.join("");
}
