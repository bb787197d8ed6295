import { resolve } from "node:path";
import { deliverRendered } from "../conformance/cli/deliver.ts";
import { findingPlaces } from "../conformance/cli/finding-place.ts";
import type { Io } from "../conformance/cli/io.ts";
import { UsageError } from "../conformance/cli/usage-error.ts";
import { readSpecification } from "../conformance/engine/requirements.ts";
import { type Destination, parseDestinations } from "../conformance/report/index.ts";
import { findingFile } from "./corpus.ts";
import { type FuzzFormat, fuzzFormats, fuzzRenderers } from "./report/index.ts";
import type { FuzzReport } from "./report/schema.ts";

/** Where fuzz reports go. Throws a `UsageError` for what is none of their formats. */
export function fuzzDestinations(specs: readonly string[]): readonly Destination<FuzzFormat>[] {
	const parsed = parseDestinations(specs, fuzzFormats);
	if (!parsed.ok) throw new UsageError(parsed.message);
	return parsed.destinations;
}

/** Writes a fuzz report to all its destinations; `corpus` is the folder that the run kept its findings in. */
export async function deliverFuzz(
	report: FuzzReport,
	destinations: readonly Destination<FuzzFormat>[],
	io: Io,
	{ verbose, corpus, config }: { verbose: boolean; corpus?: string | undefined; config?: string | undefined },
): Promise<void> {
	const specification = readSpecification();
	const options = {
		verbose,
		textOf: (requirement: string) => specification.requirements.get(requirement)?.text,
		placeOf: findingPlaces(config === undefined ? undefined : resolve(io.cwd, config)),
		chapters: await chaptersFor(destinations),
		storedAt: storedAt(destinations, corpus),
	};
	const render = fuzzRenderers;
	await deliverRendered((format, surface) => render[format](report, { ...options, ...surface }), destinations, io);
}

/** They take a moment to load, so that only a page asks for them. */
async function chaptersFor(destinations: readonly Destination<FuzzFormat>[]) {
	if (destinations.every(({ format }) => format !== "html")) return [];
	const { readChapters } = await import("../conformance/cli/chapters.ts");
	return readChapters();
}

/** The file that has a finding: of the corpus, else the report as JSON, which whoever has none is to write. */
function storedAt(
	destinations: readonly Destination<FuzzFormat>[],
	corpus: string | undefined,
): (property: string, finding: { fault: string }) => string {
	const json = destinations.find(({ format }) => format === "json")?.file ?? "fuzz-report.json";
	return (property, finding) => (corpus === undefined ? json : `${corpus}/${findingFile(property, finding)}`);
}
