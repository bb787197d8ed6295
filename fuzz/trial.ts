import { evidenceOf } from "../conformance/engine/evidence.ts";
import type { Redactor } from "../conformance/engine/redact.ts";
import type { Timekeeper } from "../conformance/engine/schedule.ts";
import { conversationEvidence } from "./conversation-evidence.ts";
import type { CorpusEntry } from "./corpus.ts";
import { countedGateway } from "./counted-gateway.ts";
import { excerpt } from "./excerpt.ts";
import { answersPlainly } from "./honest.ts";
import { Hunt, type HuntEnd } from "./hunt.ts";
import { threatsOf } from "./kinds.ts";
import type { Step } from "./law.ts";
import type { Place } from "./place.ts";
import type { Opened, Property } from "./property.ts";
import type { Quarry } from "./quarry.ts";
import type { Finding, FuzzResult } from "./report/schema.ts";
import type { FuzzOptions } from "./run.ts";
import { classified } from "./weakness.ts";

export type TrialOptions = Omit<FuzzOptions, "properties" | "time"> & {
	/** Counted from 0. */
	readonly shard: { readonly index: number; readonly of: number };
	readonly time: Timekeeper;
	/** When the run is over; undefined where it is not for a time. */
	readonly endsAt: number | undefined;
};

/** Why a shard judged nothing of a property that has fewer inputs than there are shards. */
export const emptyPart = "none of the inputs is in this part";

/** Whoever runs a target is not asked for more to have one counterexample made smaller. */
const mostShrinkRequests = 200;

type Ended = Pick<FuzzResult, "verdict" | "reason" | "remedy" | "stack" | "failedOn">;

function stepShown(step: Step, baseUrl: string, redactor: Redactor): NonNullable<Finding["steps"]>[number] {
	if ("done" in step) return step;
	const { curl } = evidenceOf(step.exchange, baseUrl, redactor);
	return { curl, ...(step.how === undefined ? {} : { how: step.how }) };
}

/** One property in a run: opened once, tried in one turn or several, closed. */
export class Trial {
	readonly #property: Property;
	readonly #options: TrialOptions;
	#opened: Extract<Opened, { ready: true }> | undefined;
	#hunt: Hunt | undefined;
	#leftOut: string | undefined;
	readonly #findings = new Map<Quarry, Finding>();
	readonly #stored = { frozen: 0, corpus: 0 };
	#kept = 0;
	#requests = 0;
	#spentMs = 0;
	/** Set where it could not be tried at all. */
	#ended: Ended | undefined;

	constructor(property: Property, options: TrialOptions) {
		this.#property = property;
		this.#options = options;
	}

	/** Whether there is a point in another turn. */
	get isLive(): boolean {
		return this.#hunt !== undefined && this.#hunt.end === undefined && this.#ended === undefined;
	}

	/** How many times as long its turns are as those of others. */
	get turnShare(): number {
		return this.#property.share ?? 1;
	}

	get found(): boolean {
		return this.#findings.size > 0;
	}

	/** How many inputs are its part of so many. */
	share(runs: number = this.#property.runs): number {
		const { index, of } = this.#options.shard;
		return Math.max(0, Math.ceil((runs - index) / of));
	}

	/** Makes everything ready and judges what was stored, the first time. Never rejects. */
	async open(): Promise<void> {
		if (this.#options.signal?.aborted === true || this.#hunt !== undefined || this.#ended !== undefined) return;
		await this.#timed(async () => {
			const opened = await this.#property.open(this.#place());
			if (!opened.ready) {
				const { verdict, reason, remedy } = opened;
				this.#ended = { verdict, reason, ...(remedy === undefined ? {} : { remedy }) };
				return;
			}
			this.#opened = opened;
			this.#leftOut = opened.leftOut;
			this.#hunt = this.#huntFor(opened);
			if (this.#options.path === undefined) await this.#judgeStored(this.#hunt);
		});
	}

	/** What the run offers, with the requests counted that go to its gateway. */
	#place(): Place {
		const { place } = this.#options;
		const sends = (count: number): void => {
			this.#requests += count;
		};
		return { ...place, gateway: async () => countedGateway(await place.gateway(), sends) };
	}

	#huntFor({ checkable }: Extract<Opened, { ready: true }>): Hunt {
		const {
			seed,
			shard,
			time,
			endsAt,
			signal,
			slowDown,
			settled,
			onInput,
			onViolation,
			onShrinking,
			onFinding,
			corpus,
			target,
		} = this.#options;
		const property = this.#property;
		return new Hunt({
			checkable,
			seed,
			shard,
			time,
			endsAt,
			signal,
			slowDown,
			settled,
			requests: () => this.#requests,
			mostRequests: target()?.setup === "operator" ? mostShrinkRequests : undefined,
			plainly: async () => {
				if (this.#requests === 0) return;
				const gateway = await this.#place().gateway();
				if (gateway.usable) await answersPlainly(gateway);
			},
			onInput: ({ input }, news) => {
				onInput?.(property, news);
				if (news.kinds + news.pairs > 0 && corpus?.keep(property.id, input) === true) this.#kept += 1;
			},
			onViolation: (violation) => onViolation?.(property, violation),
			onShrinking: (judged) => onShrinking?.(property, judged),
			onFault: async (quarry, isNew) => {
				const threats = threatsOf(quarry.kinds, checkable.kinds);
				const finding = classified(this.#findingOf(quarry), threats);
				this.#findings.set(quarry, finding);
				corpus?.keepFinding({ property: property.id, title: property.title, seed, threats, finding });
				if (isNew) onFinding?.(property, finding);
			},
		});
	}

	/** Each stored input belongs to one shard, so that all of them together judge what a run of the whole does. */
	async #judgeStored(hunt: Hunt): Promise<void> {
		const { regressions, corpus, shard } = this.#options;
		const own = (_: unknown, at: number) => at % shard.of === shard.index;
		const { id } = this.#property;
		for (const { file, input } of regressions.filter(({ property }) => property === id).filter(own)) {
			this.#stored.frozen += (await hunt.stored(input, file)) ? 1 : 0;
		}
		if (corpus === undefined) return;
		const judge = async ({ file, input }: CorpusEntry): Promise<number> => {
			if (hunt.end !== undefined || hunt.interrupted) return 0;
			return (await hunt.stored(input, file, () => corpus.unfit(file))) ? 1 : 0;
		};
		for (const entry of corpus.regressionsOf(id).filter(own)) {
			const before = hunt.unjudged;
			this.#stored.frozen += await judge(entry);
			if (hunt.unjudged > before) corpus.unjudged(entry.file);
		}
		for (const entry of corpus.entriesOf(id).filter(own)) this.#stored.corpus += await judge(entry);
	}

	/** Goes on. Never rejects. */
	async advance(limit: { inputs?: number; until?: number }): Promise<void> {
		await this.#timed(async () => this.#hunt?.advance(limit));
	}

	async retrace(path: string): Promise<void> {
		await this.#timed(async () => this.#hunt?.retrace(path));
	}

	async #timed(work: () => Promise<void>): Promise<void> {
		const { time } = this.#options;
		const started = time.now();
		try {
			await work();
		} catch (error) {
			this.#ended ??= { verdict: "error", ...said(error) };
		}
		this.#spentMs += time.now() - started;
	}

	async close(): Promise<void> {
		const opened = this.#opened;
		this.#opened = undefined;
		await this.#timed(async () => opened?.close?.());
	}

	result(): FuzzResult {
		const { id, group, title, requirements, where } = this.#property;
		const hunt = this.#hunt;
		const result: FuzzResult = {
			...{ id, group, title, requirements, where },
			...this.#verdict(),
			executions: hunt?.executions ?? 0,
			unjudged: hunt?.unjudged ?? 0,
			stored: { ...this.#stored },
			kept: this.#kept,
			explored: { kinds: hunt?.exploration.counts ?? [], pairs: hunt?.exploration.pairs ?? 0 },
			findings: (hunt?.faults ?? []).flatMap((quarry) => {
				const finding = this.#findings.get(quarry);
				return finding === undefined ? [] : [{ ...finding, seen: quarry.seen }];
			}),
			durationMs: Math.round(this.#spentMs),
		};
		return this.#options.redactor().value(result);
	}

	/** Whether of few inputs none is of this shard. */
	#isPartEmpty(): boolean {
		const { runs, timeMs, path } = this.#options;
		return this.#hunt?.executions === 0 && timeMs === undefined && path === undefined && this.share(runs) === 0;
	}

	#failedOn({ input, path }: Extract<HuntEnd, { kind: "error" }>): Pick<FuzzResult, "failedOn"> {
		const replay = path === undefined ? {} : { replay: this.#options.replay(this.#property.id, path) };
		return { failedOn: { input: plain(input), ...replay } };
	}

	#findingOf({
		violation,
		fault,
		input,
		kinds,
		seen,
		path,
		shrinks,
		shrinkRequests,
		repetition,
		stored,
	}: Quarry): Finding {
		const { redactor, target, replay } = this.#options;
		const { requirement, exchange, conversation, steps } = violation;
		const gateway = target();
		const writer = redactor();
		if (exchange !== undefined) writer.learn(exchange.request);
		for (const step of steps ?? []) if ("exchange" in step) writer.learn(step.exchange.request);
		const [expected, actual] = [excerpt(violation.expected), excerpt(violation.actual)];
		const finding: Finding = {
			...{ fault, requirement, severity: this.#property.severity, references: [], expected, actual },
			input: plain(input),
			kinds,
			seen,
			...(stored === undefined ? {} : { stored }),
			...(path === undefined ? {} : { path, replay: replay(this.#property.id, path) }),
			...(shrinks === undefined ? {} : { shrinks }),
			...(shrinkRequests === undefined || shrinkRequests === 0 ? {} : { shrinkRequests }),
			...(repetition === undefined ? {} : { repetition }),
			...(exchange === undefined || gateway === undefined
				? {}
				: { evidence: evidenceOf(exchange, gateway.baseUrl, writer) }),
			...(steps === undefined || gateway === undefined
				? {}
				: { steps: steps.map((step) => stepShown(step, gateway.baseUrl, writer)) }),
			...(conversation === undefined ? {} : { conversation: conversationEvidence(conversation, writer) }),
		};
		return writer.value(finding);
	}

	#verdict(): Ended {
		if (this.#ended?.verdict === "error") return this.#ended;
		const end = this.#hunt?.end;
		if (end?.kind === "error") return { verdict: "error", ...said(end.error), ...this.#failedOn(end) };
		if (this.found) {
			const reasons = [end === undefined ? undefined : excerpt(end.reason), this.#leftOut];
			return { verdict: "fail", ...reasonOf(reasons) };
		}
		if (this.#ended !== undefined) return this.#ended;
		if (end !== undefined) return { verdict: "inconclusive", reason: excerpt(end.reason) };
		if (this.#options.signal?.aborted === true) return { verdict: "inconclusive", reason: "the run was interrupted" };
		if (this.#isPartEmpty()) return { verdict: "skip", reason: emptyPart };
		if (this.#hunt === undefined || this.#hunt.tried === 0) {
			return { verdict: "inconclusive", reason: "the run was over before any input was judged" };
		}
		return { verdict: "pass", ...reasonOf([this.#leftOut, this.#little(this.#hunt), this.#oneInput(this.#hunt)]) };
	}

	/** That one input that held may be of a fault that is shown now and then. */
	#oneInput({ tried }: Hunt): string | undefined {
		return this.#options.path === undefined || tried < 2
			? undefined
			: `judged ${tried} times, and held each time; what was shown now and then only is judged as often as it takes by countersign replay`;
	}

	/** That a time was too short, or the target too slow, for as much as a run without a time tries. */
	#little({ tried }: Hunt): string | undefined {
		const usual = this.share();
		return this.#options.timeMs === undefined || tried >= usual
			? undefined
			: `little was tried: ${tried} of the ${usual} inputs that it takes without --time`;
	}
}

function reasonOf(all: readonly (string | undefined)[]): Pick<Ended, "reason"> {
	const reasons = all.filter((reason) => reason !== undefined);
	return reasons.length === 0 ? {} : { reason: reasons.join("; ") };
}

/** As a report holds it: inputs are JSON but for members that are not there. */
function plain(input: unknown): Finding["input"] {
	return JSON.parse(JSON.stringify(input ?? null));
}

function said(error: unknown): { reason: string; stack?: string } {
	const reason = excerpt(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
	return error instanceof Error && error.stack !== undefined ? { reason, stack: error.stack } : { reason };
}
