import type { FeedbackFigures } from "./feedback.ts";

/** What code coverage as feedback brings and costs, beside the same run without it, for people. */
export function renderFeedback(without: readonly FeedbackFigures[], having: readonly FeedbackFigures[]): string {
	const rows = without.map((one, at) => {
		const other = having[at];
		const cells = [
			one.executions,
			share(one),
			seconds(one),
			other === undefined ? "" : share(other),
			other === undefined ? "" : seconds(other),
		];
		return `  ${cells.map((cell) => String(cell).padStart(14)).join("")}`;
	});
	const heads = ["inputs", "blocks without", "time", "blocks with", "time"].map((head) => head.padStart(14)).join("");
	return ["Code coverage of the core as feedback, in blocks that V8 counts:", `  ${heads}`, ...rows, ""].join("\n");
}

function share({ reached, all }: FeedbackFigures): string {
	return `${reached} of ${all}`;
}

function seconds({ ms }: FeedbackFigures): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
