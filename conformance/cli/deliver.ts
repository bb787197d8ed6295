import { statSync } from "node:fs";
import { resolve } from "node:path";
import {
	type Destination,
	prepareDestination,
	type RenderedFormat,
	type RenderOptions,
	type Report,
	renderers,
	writeReport,
} from "../report/index.ts";
import { readChapters } from "./chapters.ts";
import { type Io, wantsColor } from "./io.ts";
import { UsageError } from "./usage-error.ts";

const fileWidth = 100;

/** Makes sure, before anything runs, that all reports can be written. Throws a `UsageError` where one cannot, or two share a file. */
export function prepareDestinations(destinations: readonly Destination<string>[], io: Io): void {
	const faults = destinations.flatMap(({ file }) =>
		file === undefined ? [] : (prepareDestination(resolve(io.cwd, file)) ?? []),
	);
	if (faults.length > 0) throw new UsageError(`The report could not be written: ${faults.join("; ")}.`);
	// Two spellings of one place would leave one report only.
	const places = destinations.flatMap(({ file }) => (file === undefined ? [] : resolve(io.cwd, file)));
	const twice = places.find((place, at) => places.indexOf(place) !== at);
	if (twice !== undefined) throw new UsageError(`Two reports for ${twice}.`);
}

/**
 * How much stands in the summary of a step of GitHub Actions, to which every command of the step adds its own; undefined
 * for any other file, which is written anew.
 */
function standingIn(place: string, { cwd, env }: Io): number | undefined {
	const summary = env["GITHUB_STEP_SUMMARY"];
	if (summary === undefined || summary === "" || resolve(cwd, summary) !== place) return undefined;
	return statSync(place, { throwIfNoEntry: false })?.size ?? 0;
}

/** Writes a conformance report to all its destinations; `lost` are those that have failed before, and fail it. */
export async function deliver(
	report: Report,
	destinations: readonly Destination[],
	io: Io,
	options: Omit<RenderOptions, "color" | "width" | "chapters"> & { lost: readonly string[] },
): Promise<void> {
	const rendered = destinations.flatMap(({ format, ...place }): readonly Destination<RenderedFormat>[] =>
		format === "ndjson" ? [] : [{ format, ...place }],
	);
	const chapters = rendered.some(({ format }) => format === "html") ? await readChapters() : [];
	const render = (format: RenderedFormat, surface: Surface): string =>
		renderers[format](report, { ...options, chapters, ...surface });
	await deliverRendered(render, rendered, io, options.lost);
}

/** What of the place where it is shown a rendering depends on. */
export interface Surface {
	color: boolean;
	width: number;
	/** So many bytes stand already where the rendering is added. */
	taken?: number;
}

/**
 * Writes a document to all its destinations, to the last one even if an earlier one fails. Throws a `UsageError` if
 * any could not be written: a verdict that nobody can read is none.
 */
export async function deliverRendered<F extends string>(
	render: (format: F, surface: Surface) => string,
	destinations: readonly Destination<F>[],
	io: Io,
	lost: readonly string[] = [],
): Promise<void> {
	const faults = [...lost];
	for (const { format, file } of destinations) {
		try {
			if (file === undefined) {
				await io.stdout.write(render(format, { color: wantsColor(io.stdout, io.env), width: io.stdout.columns }));
			} else {
				const place = resolve(io.cwd, file);
				const taken = standingIn(place, io);
				const text = render(format, { color: false, width: fileWidth, ...(taken === undefined ? {} : { taken }) });
				writeReport(place, text, taken === undefined ? "instead" : "after");
			}
		} catch (error) {
			const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
			// Without a code of the system it is no fault of the destination.
			if (code === undefined) throw error;
			faults.push(`${file ?? "standard output"} (${code})`);
		}
	}
	if (faults.length > 0) throw new UsageError(`The report could not be written: ${faults.join("; ")}.`);
}
