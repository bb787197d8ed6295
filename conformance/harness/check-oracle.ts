import { Redactor } from "../engine/redact.ts";
import { accountFor, type VectorChoice } from "./account.ts";
import { askOracle, maxAnswerBytes, type Oracle, type OracleReply } from "./oracle.ts";
import { questionsOf, type SignerAnswer, type SignerRequest } from "./protocol.ts";
import type { SignerReport } from "./report.ts";

export interface CheckOracleOptions extends VectorChoice {
	oracle: Oracle;
	/** Questions under way at once. */
	concurrency: number;
	/** Stops the asking. */
	signal?: AbortSignal;
	/** Called after each question. */
	onProgress(): void;
}

/** A run that says something about the signer, or why there was none behind the address. */
export type OracleCheck = { ok: true; report: SignerReport } | { ok: false; reason: string };

/**
 * Asks a service every question and accounts for every vector. It gives up where as many questions in a row as are
 * under way at once, and at least four, bring nothing: for good if nothing was ever answered with 200, and otherwise
 * with what there is.
 */
export async function checkOracle(options: CheckOracleOptions): Promise<OracleCheck> {
	const { oracle, vectors } = options;
	const startedAt = new Date();
	const round = new Round(options);
	await round.ask(questionsOf(vectors));
	const shown = shownUrl(oracle.url);
	if (!round.wasAnswered) return { ok: false, reason: round.nothing(shown) };
	const { failure } = round;
	const source: SignerReport["source"] = {
		kind: "oracle",
		url: shown,
		...(failure === undefined ? {} : { failure }),
	};
	const report = accountFor(options, round.collected(), source, startedAt);
	return { ok: true, report: withoutSecrets(report, oracle) };
}

/** An address without its query, which may hold what nobody else should see. */
function shownUrl({ origin, pathname, search }: URL): string {
	return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}

class Round {
	readonly #options: CheckOracleOptions;
	readonly #answers = new Map<string, readonly SignerAnswer[]>();
	readonly #silence = new Map<string, string>();
	readonly #stop = new AbortController();
	/** Questions in a row without anything that speaks of a signer. */
	#inVain = 0;
	#asked = 0;
	#last: OracleReply | undefined;
	wasAnswered = false;
	failure: string | undefined;

	constructor(options: CheckOracleOptions) {
		this.#options = options;
	}

	async ask(questions: readonly SignerRequest[]): Promise<void> {
		const { concurrency, signal } = this.#options;
		const interrupt = () => this.#giveUp("the run was interrupted");
		signal?.addEventListener("abort", interrupt);
		if (signal?.aborted === true) interrupt();
		const waiting = questions.values();
		const worker = async () => {
			// All workers take from one iterator.
			for (const question of waiting) {
				if (this.#stop.signal.aborted) return;
				await this.#askOne(question);
			}
		};
		await Promise.all(Array.from({ length: concurrency }, worker));
		signal?.removeEventListener("abort", interrupt);
	}

	async #askOne(question: SignerRequest): Promise<void> {
		const { concurrency, onProgress, oracle } = this.#options;
		const reply = await askOracle(oracle, question, this.#stop.signal);
		if (this.#stop.signal.aborted) return;
		this.#asked += 1;
		this.#last = reply;
		if (reply.kind === "said" && reply.parsed.ok && reply.parsed.answer.id === question.id) {
			this.#answers.set(question.id, [reply.parsed.answer]);
		} else {
			this.#silence.set(question.id, `none: ${describeReply(reply, oracle)}`);
		}
		onProgress();
		this.#count(reply, Math.max(4, concurrency));
	}

	#count(reply: OracleReply, patience: number): void {
		if (reply.kind === "said" || reply.kind === "too-large") this.wasAnswered = true;
		// Once a signer is known to be there, a status may be its way to refuse one kind of request.
		const inVain = reply.kind === "slow" || reply.kind === "broken" || (reply.kind === "status" && !this.wasAnswered);
		this.#inVain = inVain ? this.#inVain + 1 : 0;
		if (this.#inVain >= patience) {
			const why = describeReply(reply, this.#options.oracle);
			this.#giveUp(`the service was given up after ${this.#inVain} questions in a row: ${why}`);
		}
	}

	#giveUp(failure: string): void {
		this.failure ??= failure;
		this.#stop.abort();
	}

	collected() {
		const left = `none: ${this.failure ?? "the question was not asked"}`;
		const interrupted = this.#options.signal?.aborted === true;
		return {
			answers: this.#answers,
			violations: [],
			interrupted,
			silence: (id: string) => this.#silence.get(id) ?? left,
		};
	}

	/** Why there is nothing to judge, as a sentence. */
	nothing(shown: string): string {
		const last = this.#last;
		if (last === undefined) return `${shown}: ${this.failure ?? "nothing was asked"}.`;
		const tried = this.#asked === 1 ? "the one question" : `each of ${this.#asked} questions`;
		return `${shown}: ${describeReply(last, this.#options.oracle)}, for ${tried}.${hintFor(last)}`;
	}
}

function hintFor(reply: OracleReply): string {
	const isUnknown = reply.kind === "status" && (reply.status === 401 || reply.status === 403);
	return isUnknown ? " --header-env NAME=VARIABLE sends a credential." : "";
}

function describeStatus(status: number): string {
	if (status >= 300 && status <= 399) return `the service answers ${status}, and redirects are not followed`;
	const isRefusal = status === 400 || status === 422;
	return `the service answers ${status}, and not 200${isRefusal ? " (with which a refusal, too, is answered)" : ""}`;
}

function describeReply(reply: OracleReply, { timeoutMs }: Oracle): string {
	switch (reply.kind) {
		case "said":
			return reply.parsed.ok
				? `the answer is for ${JSON.stringify(reply.parsed.answer.id.slice(0, 80))}`
				: `the answer ${reply.parsed.problem}`;
		case "status":
			return describeStatus(reply.status);
		case "too-large":
			return `the answer is over ${maxAnswerBytes} bytes`;
		case "slow":
			return `the service does not answer within ${timeoutMs / 1000} s`;
		case "broken":
			return reply.fault;
	}
}

/** A service may repeat what it was sent. */
function withoutSecrets(report: SignerReport, { headers }: Oracle): SignerReport {
	const redactor = new Redactor(headers.flatMap(([, value]) => [value, value.replace(/^\S+ +/, "")]));
	return {
		...report,
		...(report.violations.length === 0 ? {} : { violations: redactor.value(report.violations) }),
		source: redactor.value(report.source),
		results: report.results.map((result) => ({
			...result,
			...(result.actual === undefined ? {} : { actual: redactor.text(result.actual) }),
			...(result.signed === undefined ? {} : { signed: redactor.value(result.signed) }),
		})),
	};
}
