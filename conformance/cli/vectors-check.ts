import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import type { VectorChoice } from "../harness/account.ts";
import { checkAnswers } from "../harness/check-answers.ts";
import { checkOracle } from "../harness/check-oracle.ts";
import { checkSigner } from "../harness/check-signer.ts";
import { renderSignerHtml } from "../harness/html.ts";
import { renderSignerJunit } from "../harness/junit.ts";
import type { Oracle } from "../harness/oracle.ts";
import { renderSignerPretty } from "../harness/pretty.ts";
import { faultsOf, type SignerReport } from "../harness/report.ts";
import { signingVectors } from "../harness/vectors.ts";
import { parseDestinations } from "../report/index.ts";
import { deliverRendered, prepareDestinations } from "./deliver.ts";
import { givenOracle } from "./given-oracle.ts";
import type { Io } from "./io.ts";
import { type Progress, showProgress } from "./progress.ts";
import { type InputSource, readInput } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";
import { chooseVectors, type VectorFilter } from "./vector-choice.ts";

/** Far more than honest answers to all vectors take. */
const maxOutputBytes = 64 * 1024 * 1024;
const usualTimeoutMs = 10_000;
const usualConcurrency = 8;

/** The options of `countersign vectors check`, parsed. */
export interface CheckVectorsOptions extends VectorFilter {
	/** Where a signer is asked by HTTP. */
	url?: string;
	/** `NAME=VARIABLE` each. */
	headerEnv?: readonly string[];
	concurrency?: number;
	/** A file of answers; `-`: standard input. */
	answers?: string;
	reporter?: readonly string[];
	/** Milliseconds. */
	timeout?: number;
	verbose: boolean;
}

/** A signer in one of the three forms in which it can be asked. */
type Subject =
	| { kind: "command"; command: readonly [string, ...string[]] }
	| { kind: "oracle"; oracle: Oracle }
	| { kind: "answers"; file: string };

const renderers = {
	pretty: renderSignerPretty,
	json: (report: SignerReport) => `${JSON.stringify(report, undefined, "\t")}\n`,
	junit: renderSignerJunit,
	html: renderSignerHtml,
};

/**
 * `countersign vectors check`: puts the vectors to a signer and says what it gets wrong. 0: nothing, 1: something,
 * 3: the signer is out of reach, or the run was interrupted. Throws `UsageError`.
 */
export async function checkVectors(
	command: readonly string[],
	options: CheckVectorsOptions,
	io: Io,
	stdin: InputSource["stdin"],
): Promise<ExitCode> {
	const parsed = parseDestinations(options.reporter ?? [], ["pretty", "json", "junit", "html"]);
	if (!parsed.ok) throw new UsageError(parsed.message);
	const { destinations } = parsed;
	const subject = subjectOf(command, options, io);
	const choice = chooseVectors(options);
	prepareDestinations(destinations, io);
	const checked =
		subject.kind === "answers"
			? await checkFile(subject.file, choice, io, stdin)
			: await checkShown(subject, choice, options, io);
	if (!checked.ok) return saidInconclusive(checked.reason, io);
	const { report } = checked;
	await deliverRendered(
		(format, surface) => renderers[format](report, { ...surface, verbose: options.verbose }),
		destinations,
		io,
	);
	if (report.notAsked !== undefined) return exitCodes.inconclusive;
	return report.summary.fail === 0 && faultsOf(report).length === 0 ? exitCodes.clean : exitCodes.findings;
}

async function saidInconclusive(reason: string, io: Io): Promise<ExitCode> {
	await io.stderr.write(`countersign: ${reason}\n`);
	return exitCodes.inconclusive;
}

function subjectOf(command: readonly string[], options: CheckVectorsOptions, io: Io): Subject {
	const [file, ...args] = command;
	const { answers, concurrency, headerEnv, timeout, url } = options;
	const given = [...(file === undefined ? [] : ["a command"]), ...(url === undefined ? [] : ["--url"])];
	if (answers !== undefined) given.push("--answers");
	if (given.length > 1) throw new UsageError(`${given.join(" and ")} exclude each other: one signer at a time.`);
	if (url === undefined && (headerEnv !== undefined || concurrency !== undefined)) {
		throw new UsageError(`${headerEnv === undefined ? "--concurrency" : "--header-env"} goes with --url only.`);
	}
	if (url !== undefined) {
		return { kind: "oracle", oracle: givenOracle(url, headerEnv ?? [], timeout ?? usualTimeoutMs, io.env) };
	}
	if (answers !== undefined) {
		if (timeout !== undefined) throw new UsageError("--timeout goes with a command or --url only.");
		return { kind: "answers", file: answers };
	}
	if (file === undefined) {
		throw new UsageError(
			"No signer: vectors check -- COMMAND, for example vectors check -- python3 signer.py; or --url URL, or --answers FILE.",
		);
	}
	return { kind: "command", command: [file, ...args] };
}

type Checked = { ok: true; report: SignerReport } | { ok: false; reason: string };

async function checkFile(
	file: string,
	choice: VectorChoice,
	{ cwd }: Io,
	stdin: InputSource["stdin"],
): Promise<Checked> {
	const bytes = await readInput(file, { cwd, stdin });
	const shown = file === "-" ? "standard input" : file;
	const published = new Set(signingVectors().map(({ vector }) => vector.id));
	const report = checkAnswers({ ...choice, file: shown, text: bytes.toString("utf8"), published });
	if (report.results.every(({ stage }) => stage === "no answer")) {
		const [first] = report.violations;
		throw new UsageError(
			`${shown} has no answer to any of the ${report.summary.total} vectors${first === undefined ? "" : `: ${first}`}. vectors questions prints what is to be answered, a line for each.`,
		);
	}
	return { ok: true, report };
}

async function checkShown(
	subject: Exclude<Subject, { kind: "answers" }>,
	choice: VectorChoice,
	options: CheckVectorsOptions,
	io: Io,
): Promise<Checked> {
	const progress = showProgress(choice.vectors.length, io.stderr, "answers");
	try {
		return subject.kind === "command"
			? await checkCommand(subject.command, choice, options.timeout ?? usualTimeoutMs, io, progress)
			: await checkOracle({
					...choice,
					oracle: subject.oracle,
					concurrency: options.concurrency ?? usualConcurrency,
					signal: io.interrupted,
					onProgress: () => progress.add("pass"),
				});
	} finally {
		progress.stop();
	}
}

async function checkCommand(
	command: readonly [string, ...string[]],
	choice: VectorChoice,
	timeoutMs: number,
	io: Io,
	progress: Progress,
): Promise<Checked> {
	const report = await checkSigner({
		...choice,
		command,
		limits: { patienceSeconds: timeoutMs / 1000, maxOutputBytes },
		signal: io.interrupted,
		onProgress: () => progress.add("pass"),
	});
	const { source } = report;
	const neverRan = source.kind === "command" && source.exitCode === null && source.signal === null;
	if (neverRan && source.failure !== undefined) {
		const { failure } = source;
		throw new UsageError(`${failure.charAt(0).toUpperCase()}${failure.slice(1)}. Check the words after --.`);
	}
	return { ok: true, report };
}
