import { checks as allChecks } from "../checks/index.ts";
import { nearest } from "../engine/distance.ts";
import { matches } from "../engine/select.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { renderMatrixHtml } from "../mutants/html.ts";
import { mutants as allMutants } from "../mutants/index.ts";
import { isClean, type KillMatrix, killMatrixOf } from "../mutants/kill-matrix.ts";
import { type Matrix, type MatrixOptions, runMatrix, type Scope } from "../mutants/matrix.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { renderMatrix } from "../mutants/pretty.ts";
import { type Chapter, type Destination, parseDestinations } from "../report/index.ts";
import { readChapters } from "./chapters.ts";
import { deliverRendered, prepareDestinations, type Surface } from "./deliver.ts";
import type { Io } from "./io.ts";
import { keepingSignals } from "./keeping-signals.ts";
import { showProgress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

const formats = ["pretty", "json", "html"] as const;
type Format = (typeof formats)[number];

/** The options of `countersign mutants`, parsed. */
export interface MutantsOptions {
	only?: readonly string[];
	list?: boolean;
	/** Every check where mutants are named, otherwise those of what each says it breaks. */
	checks?: Scope;
	reporter?: readonly string[];
}

/** What the command is made of; replaced in tests. */
export interface MutantsParts {
	mutants: readonly Mutant[];
	run(options: MatrixOptions): Promise<Matrix>;
}

/** `countersign mutants`: the kill matrix. 0 if every mutant is killed by what it declares, and the reference passes; 3 if it was interrupted. */
export async function killMutants(
	options: MutantsOptions,
	io: Io,
	parts: MutantsParts = { mutants: allMutants, run: runMatrix },
): Promise<ExitCode> {
	const destinations = destinationsOf(options.reporter ?? []);
	const mutants = chooseMutants(parts.mutants, options.only ?? []);
	if (options.list === true) {
		const width = Math.max(...mutants.map(({ id }) => id.length));
		const lines = mutants.map(({ id, sentence }) => `${id.padEnd(width)}  ${sentence}`);
		await io.stdout.write(`${lines.join("\n")}\n`);
		return exitCodes.clean;
	}
	const killable = mutants.filter(({ seen }) => seen === "wire");
	if (killable.length === 0) {
		throw new UsageError(
			"No mutant that shows on the wire is selected: the others are killed by the gateway's own tests.",
		);
	}
	prepareDestinations(destinations, io);
	const scope = options.checks ?? (options.only === undefined ? "declared" : "all");
	const matrix = await runShown({ mutants: killable, checks: allChecks, scope, signal: io.interrupted }, io, parts);
	const chapters = destinations.some(({ format }) => format === "html") ? await readChapters() : [];
	await deliverRendered((format, surface) => renderers[format](matrix, { ...surface, chapters }), destinations, io);
	if (matrix.notRun !== undefined) return exitCodes.inconclusive;
	return isClean(matrix) ? exitCodes.clean : exitCodes.findings;
}

function destinationsOf(specs: readonly string[]): readonly Destination<Format>[] {
	const parsed = parseDestinations(specs, formats);
	if (!parsed.ok) throw new UsageError(parsed.message);
	return parsed.destinations;
}

type Renderer = (matrix: KillMatrix, options: Surface & { chapters: readonly Chapter[] }) => string;

const renderers: Readonly<Record<Format, Renderer>> = {
	pretty: renderMatrix,
	json: (matrix) => `${JSON.stringify(matrix, undefined, "\t")}\n`,
	html: (matrix, { chapters }) => renderMatrixHtml(matrix, chapters),
};

/** The mutants that these filters name; one that names none is a usage error, because a typing mistake must not pass. */
function chooseMutants(mutants: readonly Mutant[], only: readonly string[]): readonly Mutant[] {
	const ids = mutants.map(({ id }) => id);
	for (const filter of only) {
		if (!ids.some((id) => matches(id, filter))) {
			const near = nearest(filter, ids);
			const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : "--list shows all ids";
			throw new UsageError(`--only ${filter} matches no mutant; ${hint}`);
		}
	}
	return only.length === 0 ? mutants : mutants.filter(({ id }) => only.some((filter) => matches(id, filter)));
}

async function runShown(options: MatrixOptions, { stderr }: Io, parts: MutantsParts): Promise<KillMatrix> {
	const startedAt = new Date();
	const progress = showProgress(options.mutants.length, stderr, "mutants");
	try {
		const onOutcome: MatrixOptions["onOutcome"] = ({ verdict }) => progress.add(verdict === "killed" ? "pass" : "fail");
		const matrix = await keepingSignals(() => parts.run({ ...options, onOutcome }));
		const durationMs = Date.now() - startedAt.getTime();
		return killMatrixOf(matrix, { scope: options.scope, startedAt, durationMs });
	} finally {
		progress.stop();
	}
}
