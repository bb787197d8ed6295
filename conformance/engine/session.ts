import { TokenExpired } from "../client/given-token.ts";
import type { Measured } from "../report/measurement.ts";
import type { Attempt } from "./attempt.ts";
import { answersEarly, patienceFor } from "./buffering.ts";
import type { Allowance, Check, Exchange, Judge, Need, Trial } from "./check.ts";
import { type ClockEstimate, type ClockSample, clockSample, estimateClock } from "./clock.ts";
import { clockDoubt } from "./clock-doubt.ts";
import { type Behind, type EdgeAnswer, edgeAnswer } from "./edge-products/index.ts";
import { controlOf } from "./given.ts";
import { interruption, unlessInterrupted, withGrace } from "./interruption.ts";
import { isAccepted, makeJudge } from "./judge.ts";
import { sentAgain } from "./lost-answer.ts";
import { Pacer } from "./pacer.ts";
import { pastEdges } from "./past-edges.ts";
import { ProvenTwins } from "./proven-twins.ts";
import { seededRandom } from "./random.ts";
import type { Redactor } from "./redact.ts";
import type { Specification } from "./requirements.ts";
import { checkSanity, type Sanity } from "./sanity.ts";
import type { Timekeeper } from "./schedule.ts";
import { Dues } from "./spares.ts";
import type { Target } from "./target.ts";
import { makeTrial, type TrialContext } from "./trial.ts";
import { variantFor } from "./variant.ts";

export interface SessionOptions {
	target: Target;
	specification: Specification;
	seed: string;
	timeoutMs: number;
	checkTimeoutMs: number;
	runId: string;
	random(): number;
	admit(count: number): Promise<void>;
	allowed: ReadonlySet<Allowance>;
	redactor: Redactor;
	/** Those of the run, none unless told: a target is asked for nothing that no check needs, and keeps what each is owed. */
	checks?: readonly Check[];
	/** Nothing more is sent once it has come. */
	signal?: AbortSignal | undefined;
	/** That of this machine unless given. */
	time?: Timekeeper | undefined;
}

/** One run against one target: what its checks share. `target` meets what it has shown to meet, too. */
export interface Session extends SessionOptions {
	/** What the plain requests before the first check said. */
	sanity: Sanity;
	clock: ClockEstimate;
	twins: ProvenTwins;
	/** What is known of what stands in front of the gateway; undefined where nothing does. */
	behind: Behind | undefined;
	/** Slows all checks down when there were too many requests. */
	pacer: Pacer;
	/** For this check, on the target or the variant that meets its needs; learns its proofs into `redactor`. */
	trialFor(check: Pick<Check, "id" | "needs">, redactor: Redactor, attempt?: Attempt): ReturnType<typeof makeTrial>;
	/** What checks have measured on their way so far, by their ids; free of secrets. */
	measured: ReadonlyMap<string, Measured>;
	/** Why what the target says of its clock is not to be believed, if so; it is asked when a finding first depends on it. */
	clockDoubt(): Promise<string | undefined>;
	/** Asks the target once more. Returns why the run as a whole proves nothing, if so. */
	close(): Promise<string | undefined>;
}

const clockProbes = 3;

/**
 * Prepares a run: the target's clock, its sanity, what it shows to meet of what is wanted, a judge for it. Sends a handful
 * of requests. Where it is interrupted, the session is one in which nothing can be proved.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
	const { target, redactor, signal, checks = [] } = options;
	const wanted = new Set<Need>(checks.flatMap(({ needs }) => needs));
	const dues = new Dues(checks);
	const accepted = new Map<string, number>();
	const acceptedWith = (token: string): number => accepted.get(token) ?? 0;
	const exchanged = (exchange: Exchange): void => {
		if (isAccepted(exchange)) accepted.set(exchange.token, acceptedWith(exchange.token) + 1);
		if (target.setup === "operator") noteSighting(exchange, sightings);
	};
	const sightings: EdgeAnswer[] = [];
	const judgeFor = (marker: string | undefined, speaksAs?: string): Judge =>
		makeJudge({
			errors: target.errors,
			setup: target.setup,
			direct: target.capabilities.has("direct"),
			...(target.maxBodyBytes === undefined ? {} : { maxBodyBytes: target.maxBodyBytes }),
			marker,
			speaksAs,
			sightings,
			controlled: target.platform !== undefined,
			statusOf: options.specification.statusOf,
			acceptedWith,
			...(target.echo === undefined
				? {}
				: { seen: (token: string) => Promise.resolve(target.echo?.seen(token) ?? []) }),
		});
	const pacer = new Pacer(options.admit, options.time);
	const admit = async (count: number): Promise<void> => {
		unlessInterrupted(signal);
		await pacer.admit(count);
		unlessInterrupted(signal);
	};
	const measured = new Map<string, Measured>();
	const context = (judge: Judge, clock: ClockEstimate, name: string, learner: Redactor): TrialContext => ({
		judge,
		runId: options.runId,
		timeoutMs: options.timeoutMs,
		now: () => Date.now() / 1000 + clock.offset,
		random: options.random,
		clockUncertainty: clock.uncertainty,
		seeded: seededRandom(options.seed, name),
		admit,
		sending: (request) => learner.learn(request),
		exchanged,
		owed: (kind) => dues.taking(name, kind),
		measured: (finding) => measured.set(finding.id, learner.value({ outcome: "measured" as const, ...finding })),
	});
	const plainly = (clock: ClockEstimate, name: string): Pick<Trial, "exchange"> => {
		const { exchange } = makeTrial(target, context(judgeFor(undefined), clock, name, redactor));
		const again = sentAgain(exchange);
		return { exchange: target.setup === "ours" ? again : pastEdges(again, pacer) };
	};

	const prepare = async (): Promise<Prepared> => {
		const { clock, bare } = await measureClock(target, plainly(unmeasured, "clock"));
		const [sanity, shown] = await Promise.all([
			checkSanity(target, plainly(clock, "sanity"), wanted, bare),
			wanted.has("unbuffered")
				? whatTargetShows(target, context(judgeFor(undefined), clock, "sanity", redactor), bare)
				: [],
		]);
		return { clock, sanity, shown };
	};
	const { clock, sanity, shown } = await withGrace(prepare(), signal).catch((error) => {
		if (signal?.aborted === true) return nothingEstablished;
		throw error;
	});
	const met: Target = { ...target, capabilities: new Set([...target.capabilities, ...shown]) };
	const { marker, speaksAs } = sanity.usable ? sanity : { marker: undefined };
	const judge = judgeFor(marker, speaksAs);
	const askOnceMore = async (usable: Extract<Sanity, { usable: true }>): Promise<string | undefined> => {
		if (pacer.gaveUp) return tooSlow;
		return whatChanged(usable, await checkSanity(target, plainly(clock, "sanity"), wanted));
	};

	const doubtClock = async (): Promise<string | undefined> => {
		const credential = target.capabilities.has("hmac") ? "hmac" : "jwt";
		const asked = credential === "hmac" || target.capabilities.has("jwt.sign");
		if (target.clock === "shared" || !asked) return undefined;
		return clockDoubt(makeTrial(met, context(judge, clock, "clock", redactor)), credential);
	};
	let doubt: Promise<string | undefined> | undefined;

	return {
		...options,
		admit,
		target: met,
		sanity,
		clock,
		behind: target.setup === "ours" ? undefined : { marker, speaksAs, sightings },
		pacer,
		twins: new ProvenTwins(),
		measured,
		clockDoubt: () => {
			doubt ??= doubtClock();
			return doubt;
		},
		trialFor: (check, learner, attempt) =>
			makeTrial(variantFor(check, met), witnessed(context(judge, clock, check.id, learner), attempt)),
		close: async () => {
			if (!sanity.usable) return sanity.reason;
			if (signal?.aborted === true) return interruption;
			return withGrace(askOnceMore(sanity), signal).catch((error) => {
				if (signal?.aborted === true) return interruption;
				if (error instanceof TokenExpired) return error.message;
				throw error;
			});
		},
	};
}

function noteSighting({ outcome }: Exchange, sightings: EdgeAnswer[]): void {
	const edge = outcome.ok ? edgeAnswer(outcome.answer, { marker: undefined }) : undefined;
	if (edge === undefined) return;
	const known = sightings.some(({ product, status }) => product === edge.product && status === edge.status);
	if (!known) sightings.push(edge);
}

interface Prepared {
	clock: ClockEstimate;
	sanity: Sanity;
	shown: readonly Need[];
}

const unmeasured: ClockEstimate = { offset: 0, uncertainty: undefined };
const nothingEstablished: Prepared = { clock: unmeasured, sanity: { usable: false, reason: interruption }, shown: [] };

/** Why nothing is asked any more. */
export const tooSlow =
	"The rate of requests is limited, by the target or in front of it, for longer than the runner waits; lower --rate, or let the runner past the limit.";

/** The same, of which an attempt takes note. */
function witnessed(context: TrialContext, attempt: Attempt | undefined): TrialContext {
	if (attempt === undefined) return context;
	return {
		...context,
		admit: async (count) => {
			const asked = performance.now();
			await context.admit(count);
			attempt.waited(performance.now() - asked);
		},
		exchanged: (exchange) => {
			attempt.saw(exchange);
			context.exchanged(exchange);
		},
	};
}

/** `bare` is the last request that was sent for it, without credentials, so that nobody has to send it again. */
async function measureClock(
	target: Target,
	plain: Pick<Trial, "exchange">,
): Promise<{ clock: ClockEstimate; bare?: Exchange }> {
	if (target.clock === "shared") return { clock: { offset: 0, uncertainty: 0 } };
	const samples: ClockSample[] = [];
	let bare = await sampleClock(plain, samples);
	// Whoever does not answer the first time is not asked again: that would only take longer to say so.
	while (bare.outcome.ok && samples.length > 0 && samples.length < clockProbes)
		bare = await sampleClock(plain, samples);
	return { clock: estimateClock(samples), bare };
}

/** The needs that the target meets of those that can be measured; `bare` is an exchange with it, if there was one. */
async function whatTargetShows(target: Target, context: TrialContext, bare?: Exchange): Promise<readonly Need[]> {
	if (target.capabilities.has("unbuffered") || bare?.outcome.ok === false) return [];
	const patient = makeTrial(target, { ...context, timeoutMs: Math.min(context.timeoutMs, patienceFor(bare)) });
	return (await answersEarly(target, patient)) ? ["unbuffered"] : [];
}

async function sampleClock(trial: Pick<Trial, "exchange">, samples: ClockSample[]): Promise<Exchange> {
	const sentAt = Date.now() / 1000;
	const exchange = await trial.exchange({ credential: "none" });
	const sample = clockSample(exchange.outcome, sentAt, Date.now() / 1000);
	if (sample !== undefined) samples.push(sample);
	return exchange;
}

function whatChanged(first: Extract<Sanity, { usable: true }>, last: Sanity): string | undefined {
	if (!last.usable) return `After the last check: ${last.reason}`;
	for (const [given, came] of last.refused) {
		if (!first.refused.has(given))
			return `After the last check ${controlOf(given).what} was no longer accepted: ${came}.`;
	}
	return undefined;
}
