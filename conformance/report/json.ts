import type { Report } from "./schema.ts";

/** The report itself, for programs; its schema is published by `countersign schema report`. */
export function renderJson(report: Report): string {
	return `${JSON.stringify(report, undefined, "\t")}\n`;
}
