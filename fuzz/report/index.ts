import type { FuzzFormat } from "./formats.ts";
import { type FuzzHtmlOptions, renderFuzzHtml } from "./html.ts";
import { renderFuzzJson } from "./json.ts";
import { type FuzzPrettyOptions, renderFuzzPretty } from "./pretty.ts";
import type { FuzzReport } from "./schema.ts";

/** What any format may need besides the report. */
export type FuzzRenderOptions = FuzzPrettyOptions & FuzzHtmlOptions;

/** A renderer for each of them. */
export const fuzzRenderers: Readonly<Record<FuzzFormat, (report: FuzzReport, options: FuzzRenderOptions) => string>> = {
	pretty: renderFuzzPretty,
	json: renderFuzzJson,
	html: renderFuzzHtml,
};

export { type FuzzFormat, fuzzFormats } from "./formats.ts";
