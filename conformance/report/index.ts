import type { Format } from "./destination.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { type PrettyOptions, renderPretty } from "./pretty.ts";
import type { Report } from "./schema.ts";

/** A renderer for each format. Standard output and files differ in colour and width only. */
export const renderers: Readonly<Record<Format, (report: Report, options: PrettyOptions) => string>> = {
	pretty: renderPretty,
	json: renderJson,
	junit: renderJunit,
};

export {
	type Destination,
	type Format,
	parseDestinations,
	prepareDestination,
	writeReport,
} from "./destination.ts";
export { makeFolder } from "./make-folder.ts";
export type { PrettyOptions } from "./pretty.ts";
export { Report } from "./schema.ts";
