import { accountFor, type VectorChoice } from "./account.ts";
import { sortLines } from "./collected-answers.ts";
import { questionsOf } from "./protocol.ts";
import type { SignerReport } from "./report.ts";
import { describeFailure } from "./signer-failure.ts";
import { runSigner, type SignerLimits, type SignerRun } from "./signer-process.ts";

export interface CheckSignerOptions extends VectorChoice {
	command: readonly [string, ...string[]];
	limits: SignerLimits;
	/** Ends the signer. */
	signal?: AbortSignal;
	/** Called after each line of the signer. */
	onProgress(): void;
}

/** Runs a partner's signer over the vectors and accounts for every one of them. */
export async function checkSigner(options: CheckSignerOptions): Promise<SignerReport> {
	const { command, limits, onProgress, signal } = options;
	const startedAt = new Date();
	const questions = questionsOf(options.vectors);
	const run = await runSigner(command, questions, limits, {
		onLine: onProgress,
		...(signal === undefined ? {} : { signal }),
	});
	const silence = silenceOf(run);
	const sorted = sortLines(run.lines, new Set(questions.map(({ id }) => id)), "output line");
	const source: SignerReport["source"] = {
		kind: "command",
		command: [...command],
		exitCode: run.exit.code,
		signal: run.exit.signal,
		...(run.failure === undefined ? {} : { failure: describeFailure(run.failure) }),
		stderr: run.stderr,
	};
	const interrupted = run.failure?.kind === "interrupted";
	return accountFor(options, { ...sorted, silence: () => silence, interrupted }, source, startedAt);
}

/** Why an answer may be missing, as far as the process tells. */
function silenceOf({ exit, failure }: SignerRun): string {
	if (failure !== undefined) return `none: ${describeFailure(failure)}`;
	if (exit.signal !== null) return `none: the command was ended by ${exit.signal}`;
	return exit.code === 0
		? "none, although the command ended as if all were well"
		: `none: the command ended with exit code ${exit.code}`;
}
