import { FuzzReport } from "./schema.ts";

/** The report as one JSON document that keeps to its schema, a list of numbers on one line. */
export function renderFuzzJson(report: FuzzReport): string {
	const text = JSON.stringify(FuzzReport.parse(report), undefined, "\t");
	// No text of JSON has a line feed or a tab in it, so that this is never a part of one.
	return `${text.replaceAll(/\[[\n\t\d,]+\]/g, (list) => list.replaceAll(/[\n\t]/g, ""))}\n`;
}
