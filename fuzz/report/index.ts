import type { FuzzFormat } from "./formats.ts";
import { type FuzzGithubOptions, renderFuzzGithub } from "./github.ts";
import { type FuzzHtmlOptions, renderFuzzHtml } from "./html.ts";
import { renderFuzzJson } from "./json.ts";
import { type FuzzMarkdownOptions, renderFuzzMarkdown } from "./markdown.ts";
import { type FuzzPrettyOptions, renderFuzzPretty } from "./pretty.ts";
import { type FuzzSarifOptions, renderFuzzSarif } from "./sarif.ts";
import type { FuzzReport } from "./schema.ts";

export { type FuzzFormat, fuzzFormats } from "./formats.ts";

/** What any format may need besides the report. */
type FuzzRenderOptions = FuzzPrettyOptions &
	FuzzHtmlOptions &
	FuzzMarkdownOptions &
	FuzzGithubOptions &
	FuzzSarifOptions;

/** A renderer for each of the formats. */
export const fuzzRenderers: Readonly<Record<FuzzFormat, (report: FuzzReport, options: FuzzRenderOptions) => string>> = {
	pretty: renderFuzzPretty,
	json: renderFuzzJson,
	html: renderFuzzHtml,
	markdown: renderFuzzMarkdown,
	github: renderFuzzGithub,
	sarif: renderFuzzSarif,
};
