import { packageVersion } from "../data.ts";
import { diagnoseReport } from "./diagnose-report.ts";
import { judgeAnswers } from "./judge-answer.ts";
import type { SignerAnswer } from "./protocol.ts";
import type { SignerReport } from "./report.ts";
import { runSigner, type SignerFailure, type SignerLimits, type SignerRun } from "./signer-process.ts";
import type { ListedVector } from "./vectors.ts";

export interface CheckSignerOptions {
	command: readonly [string, ...string[]];
	vectors: readonly ListedVector[];
	/** How many published vectors this run leaves out. */
	notSelected: number;
	limits: SignerLimits;
	/** How long the search for causes may take; 2 seconds unless given. */
	diagnosisSeconds?: number;
	/** Called after each line of the signer, with the number of answers so far. */
	onProgress(answered: number): void;
}

/** Runs a partner's signer over the vectors and accounts for every one of them. */
export async function checkSigner(options: CheckSignerOptions): Promise<SignerReport> {
	const startedAt = new Date();
	const requests = options.vectors.map(({ scheme, vector }) => ({ id: vector.id, scheme, ...vector.input }));
	let answered = 0;
	const run = await runSigner(options.command, requests, options.limits, () => {
		answered += 1;
		options.onProgress(answered);
	});
	const { answers, violations } = sortAnswers(run, new Set(requests.map(({ id }) => id)));
	const judged = options.vectors.map((listed) => judge(listed, answers, silenceOf(run)));
	const { diagnosis, results } = diagnoseReport(options.vectors, judged, answers, options.diagnosisSeconds ?? 2);
	const failed = results.filter(({ verdict }) => verdict === "fail");
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: packageVersion() },
		command: [...options.command],
		schemes: [...new Set(options.vectors.map(({ scheme }) => scheme))],
		startedAt: startedAt.toISOString(),
		durationMs: Date.now() - startedAt.getTime(),
		process: {
			exitCode: run.exit.code,
			signal: run.exit.signal,
			...(run.failure === undefined ? {} : { failure: describeFailure(run.failure) }),
			stderr: run.stderr,
		},
		violations,
		summary: {
			total: results.length,
			pass: results.length - failed.length,
			fail: failed.length,
			notSelected: options.notSelected,
			stages: stagesOf(failed),
		},
		diagnosis,
		results,
	};
}

type Result = SignerReport["results"][number];

function judge(listed: ListedVector, answers: ReadonlyMap<string, readonly SignerAnswer[]>, silence: string): Result {
	const { scheme, family, vector } = listed;
	const verdict = judgeAnswers(scheme, vector, answers.get(vector.id) ?? [], silence);
	return { id: vector.id, requirement: vector.requirement, scheme, family, title: vector.comment, ...verdict };
}

/** Answers by vector, and what is an answer to none. */
function sortAnswers(run: SignerRun, ids: ReadonlySet<string>) {
	const answers = new Map<string, SignerAnswer[]>();
	const violations: string[] = [];
	for (const [index, line] of run.lines.entries()) {
		if (!line.ok) {
			violations.push(`output line ${index + 1} ${line.problem}`);
		} else if (!ids.has(line.answer.id)) {
			violations.push(
				`output line ${index + 1} answers ${JSON.stringify(line.answer.id.slice(0, 80))}, which was not asked`,
			);
		} else {
			answers.set(line.answer.id, [...(answers.get(line.answer.id) ?? []), line.answer]);
		}
	}
	return { answers, violations };
}

/** Why an answer may be missing, as far as the process tells. */
function silenceOf(run: SignerRun): string {
	if (run.failure !== undefined) {
		return `none: ${describeFailure(run.failure)}`;
	}
	if (run.exit.signal !== null) {
		return `none: the command was ended by ${run.exit.signal}`;
	}
	return run.exit.code === 0
		? "none, although the command ended as if all were well"
		: `none: the command ended with exit code ${run.exit.code}`;
}

function describeFailure(failure: SignerFailure): string {
	switch (failure.kind) {
		case "not-started":
			return `the command could not be started (${failure.detail})`;
		case "hung":
			return `the command did nothing for ${failure.seconds} s and was ended (does it flush its output after each line?)`;
		case "flooded":
			return `the command printed more than ${failure.bytes} bytes and was ended`;
	}
}

function stagesOf(failed: readonly Result[]): { stage: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { stage = "unknown" } of failed) {
		counts.set(stage, (counts.get(stage) ?? 0) + 1);
	}
	return [...counts].map(([stage, count]) => ({ stage, count })).sort((left, right) => right.count - left.count);
}
