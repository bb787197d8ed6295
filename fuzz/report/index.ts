import { type FuzzHtmlOptions, renderFuzzHtml } from "./html.ts";
import { renderFuzzJson } from "./json.ts";
import { type FuzzPrettyOptions, renderFuzzPretty } from "./pretty.ts";
import type { FuzzReport } from "./schema.ts";

/** The formats of a fuzz report; the first goes to standard output where no other does. */
export const fuzzFormats = ["pretty", "json", "html"] as const;
export type FuzzFormat = (typeof fuzzFormats)[number];

/** What any format may need besides the report. */
export type FuzzRenderOptions = FuzzPrettyOptions & FuzzHtmlOptions;

/** A renderer for each of them. */
export const fuzzRenderers: Readonly<Record<FuzzFormat, (report: FuzzReport, options: FuzzRenderOptions) => string>> = {
	pretty: renderFuzzPretty,
	json: renderFuzzJson,
	html: renderFuzzHtml,
};
