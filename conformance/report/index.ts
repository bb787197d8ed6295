import type { Format } from "./destination.ts";
import { renderGithub } from "./github.ts";
import { renderHtml } from "./html.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderPretty } from "./pretty.ts";
import type { RenderOptions } from "./render-options.ts";
import { renderSarif } from "./sarif.ts";
import type { Report } from "./schema.ts";
import { renderTap } from "./tap.ts";

/** The formats that are made of a whole report; events are written while it comes about. */
export type RenderedFormat = Exclude<Format, "ndjson">;

/** A renderer for each of them. Standard output and files differ in colour and width only. */
export const renderers: Readonly<Record<RenderedFormat, (report: Report, options: RenderOptions) => string>> = {
	pretty: renderPretty,
	json: renderJson,
	junit: renderJunit,
	sarif: renderSarif,
	github: renderGithub,
	markdown: renderMarkdown,
	tap: renderTap,
	html: renderHtml,
};

export type { Chapter, KnownFault } from "./chapter.ts";
export {
	type Destination,
	parseDestinations,
	prepareDestination,
	writeReport,
} from "./destination.ts";
export { groupBy } from "./group-by.ts";
export { makeFolder } from "./make-folder.ts";
export { type EventReporter, reportEvents } from "./ndjson.ts";
export { type Place, placesInSpecification } from "./place.ts";
export type { Appendix, RenderOptions } from "./render-options.ts";
export { Report } from "./schema.ts";
export { writeWhole } from "./write-whole.ts";
