import { filterForm, html, type Markup, renderPage } from "../../conformance/report/html/index.ts";
import type { Chapter } from "../../conformance/report/index.ts";
import { groups } from "../property.ts";
import { exploredSection } from "./html-explored.ts";
import { faultsSection } from "./html-findings.ts";
import { headerOf } from "./html-head.ts";
import { fuzzStyle } from "./html-style.ts";
import { outsideSection, threatMap } from "./html-threats.ts";
import { neverMetSection, reasonsSections } from "./html-untried.ts";
import type { Finding, FuzzReport } from "./schema.ts";
import { headlineOf } from "./standing.ts";

export interface FuzzHtmlOptions {
	/** Every requirement of the specification. */
	readonly chapters: readonly Chapter[];
	/** The file in which a finding is kept, for the command that makes more of it. */
	storedAt(property: string, finding: Finding): string;
}

/**
 * One self-contained page for people: the verdict, each fault with its counterexample and exchange, what was explored,
 * and what was not. Everything of the target's is hostile text here, and so is every input.
 */
export function renderFuzzHtml(report: FuzzReport, options: FuzzHtmlOptions): string {
	const { tool, target } = report;
	return renderPage({
		title: `${headlineOf(report)}${target === undefined ? "" : `, ${target.name}`}`,
		about: `countersign ${tool.version}, inputs that look for what breaks a rule`,
		header: headerOf(report),
		main: html`${faultsSection(report, options)}
${reasonsSections(report)}
${neverMetSection(report)}
${threatMap(report)}
${outsideSection(report)}
${propertyFilter(report)}
${exploredSection(report)}`,
		style: fuzzStyle,
	});
}

function propertyFilter({ results }: FuzzReport): Markup {
	const came = <Name extends "verdict" | "group" | "where">(name: Name, label: string) => ({
		name,
		label,
		options: [...new Set(results.map((result) => result[name]))]
			.toSorted((one, other) => orderOf(one) - orderOf(other))
			.map((value) => ({ value, label: value })),
	});
	return filterForm("properties", [came("verdict", "Verdict"), came("group", "Group"), came("where", "Tried on")]);
}

function orderOf(name: string): number {
	return ["fail", "error", "inconclusive", "skip", "pass", ...groups].indexOf(name);
}
