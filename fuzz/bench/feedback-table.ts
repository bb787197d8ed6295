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
		return `  ${cells.map((cell) => String(cell).padStart(18)).join("")}`;
	});
	const heads = ["inputs", "without", "time", "with", "time"].map((head) => head.padStart(18)).join("");
	return ["Code coverage of the core as feedback, in characters that were executed:", `  ${heads}`, ...rows, ""].join(
		"\n",
	);
}

function share({ reached, all }: FeedbackFigures): string {
	return `${reached} of ${all}`;
}

function seconds({ ms }: FeedbackFigures): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
