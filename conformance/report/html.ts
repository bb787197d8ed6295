import { groupBy } from "./group-by.ts";
import { html, type Markup, type Piece, renderPage } from "./html/index.ts";
import { type FindingContext, findingsSection } from "./html-findings.ts";
import { headerOf, headlineOf } from "./html-head.ts";
import { requirementMap } from "./html-map.ts";
import { measurementsSection } from "./html-measurements.ts";
import { reasonsSection } from "./html-reasons.ts";
import { checkFilter, requirementsSection } from "./html-requirements.ts";
import { conformStyle } from "./html-style.ts";
import { waiversSection } from "./html-waivers.ts";
import type { RenderOptions } from "./render-options.ts";
import type { Report } from "./schema.ts";

/** What the page takes of the options. */
export type HtmlOptions = Pick<RenderOptions, "chapters" | "command" | "appendix">;

/**
 * One self-contained page for people: the verdict, every requirement on a map, each finding with its exchange, and what
 * was not tested, to be looked through without a network. Everything of the target's is hostile text here.
 */
export function renderHtml(report: Report, options: HtmlOptions): string {
	const repeat = `${options.command} --seed ${report.seed}`;
	const appendix = options.appendix?.(options.chapters);
	return renderPage({
		title: `${headlineOf(report)}, ${report.target.name}`,
		about: `countersign ${report.tool.version}, conformance of a signed API gateway`,
		header: headerOf(report, repeat),
		main: mainOf(report, options.chapters, repeat, appendix?.section),
		style: `${conformStyle}${appendix?.style ?? ""}`,
	});
}

function mainOf(report: Report, chapters: HtmlOptions["chapters"], repeat: string, appendix: Piece): Markup {
	const { results } = report;
	const ofRequirement = groupBy(results, ({ requirement }) => requirement);
	const explained = new Map(chapters.flatMap(({ requirements }) => requirements.map((each) => [each.id, each])));
	const context: FindingContext = {
		requirementOf: (id) => explained.get(id),
		repeat,
	};
	return html`<div class="aside">${requirementMap(chapters, ofRequirement)}</div>
<div class="body">
${checkFilter(chapters, results)}
${findingsSection(results, context)}
${waiversSection(report)}
${measurementsSection(report)}
${reasonsSection(report)}
${appendix}
${requirementsSection(chapters, ofRequirement)}
</div>`;
}
