import { nearest } from "../engine/distance.ts";
import { matches } from "../engine/select.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { checkSigner } from "../harness/check-signer.ts";
import { renderSignerJunit } from "../harness/junit.ts";
import { renderSignerPretty } from "../harness/pretty.ts";
import { processFaults, type SignerReport } from "../harness/report.ts";
import { type ListedVector, publishedVectors, signingVectors } from "../harness/vectors.ts";
import { parseDestinations } from "../report/index.ts";
import { deliverRendered, prepareDestinations } from "./deliver.ts";
import type { Io } from "./io.ts";
import { showProgress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

const kinds = ["signing", "verification", "jwt"] as const;
const schemes = ["countersign-v1", "sorted-query"] as const;
/** Far more than honest answers to all vectors take. */
const maxOutputBytes = 64 * 1024 * 1024;

export interface ListVectorsOptions {
	only?: readonly string[];
	kind?: readonly string[];
}

/** `countersign vectors list`: one line for each vector. */
export async function listVectors({ only = [], kind = kinds }: ListVectorsOptions, io: Io): Promise<ExitCode> {
	for (const name of kind) {
		among("kind", name, kinds);
	}
	const listed = publishedVectors().filter((vector) => kind.includes(vector.kind));
	const kept = keep(listed, only);
	const width = Math.max(...kept.map(({ id }) => id.length));
	const lines = kept.map(
		({ id, requirement, comment }) => `${id.padEnd(width)}  ${requirement.padEnd(14)}  ${comment}`,
	);
	await io.stdout.write(`${lines.join("\n")}\n`);
	await io.stderr.write(`${kept.length} vectors\n`);
	return exitCodes.clean;
}

/** `countersign vectors show ID`: the vector as it is published. */
export async function showVector(id: string, io: Io): Promise<ExitCode> {
	const vectors = publishedVectors();
	const found = vectors.find((vector) => vector.id === id);
	if (found === undefined) {
		throw unknown("vector", id, vectors);
	}
	await io.stdout.write(`${JSON.stringify(found.vector, undefined, "\t")}\n`);
	return exitCodes.clean;
}

export interface CheckVectorsOptions {
	scheme?: readonly string[];
	only?: readonly string[];
	reporter?: readonly string[];
	/** Milliseconds. */
	timeout?: number;
	verbose: boolean;
}

/** `countersign vectors check -- COMMAND`: runs a signer over the vectors and says what it gets wrong. */
export async function checkVectors(
	command: readonly string[],
	options: CheckVectorsOptions,
	io: Io,
): Promise<ExitCode> {
	const destinations = parseDestinations(options.reporter ?? []);
	if (!destinations.ok) {
		throw new UsageError(destinations.message);
	}
	const [file, ...args] = command;
	if (file === undefined) {
		throw new UsageError("No command: vectors check -- COMMAND, for example vectors check -- python3 signer.py");
	}
	const all = signingVectors();
	const vectors = chooseVectors(all, options);
	prepareDestinations(destinations.destinations, io);
	const report = await checkShown([file, ...args], vectors, all.length - vectors.length, options.timeout ?? 10_000, io);
	if (report.process.failure !== undefined && report.process.exitCode === null && report.process.signal === null) {
		throw new UsageError(`${report.process.failure}. Check the words after --, from this folder.`);
	}
	await deliverRendered(
		(format, surface) => renderers[format](report, { ...surface, verbose: options.verbose }),
		destinations.destinations,
		io,
	);
	return report.summary.fail === 0 && processFaults(report).length === 0 ? exitCodes.clean : exitCodes.findings;
}

const renderers = {
	pretty: renderSignerPretty,
	json: (report: SignerReport) => `${JSON.stringify(report, undefined, "\t")}\n`,
	junit: renderSignerJunit,
};

async function checkShown(
	command: readonly [string, ...string[]],
	vectors: readonly ListedVector[],
	notSelected: number,
	timeoutMs: number,
	io: Io,
): Promise<SignerReport> {
	const progress = showProgress(vectors.length, io.stderr, "answers");
	try {
		return await checkSigner({
			command,
			vectors,
			notSelected,
			limits: { patienceSeconds: timeoutMs / 1000, maxOutputBytes },
			onProgress: () => progress.add("pass"),
		});
	} finally {
		progress.stop();
	}
}

function chooseVectors(
	all: readonly ListedVector[],
	{ scheme = ["countersign-v1"], only = [] }: CheckVectorsOptions,
): readonly ListedVector[] {
	for (const name of scheme) {
		among("scheme", name, [...schemes, "all"]);
	}
	const wanted = all.filter((listed) => scheme.includes("all") || scheme.includes(listed.scheme));
	const ids = new Set(
		keep(
			wanted.map(({ vector }) => vector),
			only,
		).map(({ id }) => id),
	);
	return wanted.filter(({ vector }) => ids.has(vector.id));
}

/** The vectors that a filter keeps; one that matches none is a usage error, because a typing mistake must not pass. */
function keep<V extends { id: string }>(vectors: readonly V[], only: readonly string[]): readonly V[] {
	for (const filter of only) {
		if (!vectors.some(({ id }) => matches(id, filter))) {
			throw unknown("vector", filter, vectors);
		}
	}
	return only.length === 0 ? vectors : vectors.filter(({ id }) => only.some((filter) => matches(id, filter)));
}

function unknown(what: string, name: string, known: readonly { id: string }[]): UsageError {
	const near = nearest(
		name,
		known.map(({ id }) => id),
	);
	const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : "vectors list shows all";
	return new UsageError(`no ${what} ${JSON.stringify(name)}; ${hint}`);
}

function among(option: string, name: string, allowed: readonly string[]): void {
	if (!allowed.includes(name)) {
		throw new UsageError(`--${option} ${name}: there are ${allowed.join(", ")}`);
	}
}
