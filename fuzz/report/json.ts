import { FuzzReport } from "./schema.ts";

/** The report as one JSON document that keeps to its schema. */
export function renderFuzzJson(report: FuzzReport): string {
	return `${JSON.stringify(FuzzReport.parse(report), undefined, "\t")}\n`;
}
