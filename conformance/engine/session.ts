import type { Allowance, Check, Exchange, Judge } from "./check.ts";
import { type ClockEstimate, type ClockSample, clockSample, estimateClock } from "./clock.ts";
import { isAccepted, makeJudge } from "./judge.ts";
import { seededRandom } from "./random.ts";
import type { Redactor } from "./redact.ts";
import type { Specification } from "./requirements.ts";
import { checkSanity, type Sanity } from "./sanity.ts";
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
}

/** One run against one target: what its checks share. */
export interface Session extends SessionOptions {
	/** What the plain requests before the first check said. */
	sanity: Sanity;
	clock: ClockEstimate;
	/** For this check, on the target or the variant that meets its needs; learns its proofs into `redactor`. */
	trialFor(check: Pick<Check, "id" | "needs">, redactor: Redactor): ReturnType<typeof makeTrial>;
	/** Asks the target once more. Returns why the run as a whole proves nothing, if so. */
	close(interrupted: boolean): Promise<string | undefined>;
}

const clockProbes = 3;

/** Prepares a run: the target's clock, the sanity of the target, a judge for it. Sends a handful of requests. */
export async function openSession(options: SessionOptions): Promise<Session> {
	const { target, redactor } = options;
	const accepted = new Map<string, number>();
	const acceptedWith = (token: string): number => accepted.get(token) ?? 0;
	const exchanged = (exchange: Exchange): void => {
		if (isAccepted(exchange)) accepted.set(exchange.token, acceptedWith(exchange.token) + 1);
	};
	const judgeFor = (marker: string | undefined): Judge =>
		makeJudge({
			errors: target.errors,
			setup: target.setup,
			marker,
			statusOf: options.specification.statusOf,
			acceptedWith,
			...(target.echo === undefined
				? {}
				: { seen: (token: string) => Promise.resolve(target.echo?.seen(token) ?? []) }),
		});
	const context = (judge: Judge, clock: ClockEstimate, name: string, learner: Redactor): TrialContext => ({
		judge,
		runId: options.runId,
		timeoutMs: options.timeoutMs,
		now: () => Date.now() / 1000 + clock.offset,
		random: options.random,
		seeded: seededRandom(options.seed, name),
		admit: options.admit,
		sending: (request) => learner.learn(request),
		exchanged,
	});

	const clock = await measureClock(
		target,
		context(judgeFor(undefined), { offset: 0, uncertainty: undefined }, "clock", redactor),
	);
	const plain = makeTrial(target, context(judgeFor(undefined), clock, "sanity", redactor));
	const sanity = await checkSanity(target, plain);
	const judge = judgeFor(sanity.usable ? sanity.marker : undefined);

	return {
		...options,
		sanity,
		clock,
		trialFor: (check, learner) => makeTrial(variantFor(check, target), context(judge, clock, check.id, learner)),
		close: async (interrupted) => {
			if (!sanity.usable) return sanity.reason;
			if (interrupted) return "The run was interrupted.";
			return whatChanged(sanity, await checkSanity(target, plain));
		},
	};
}

async function measureClock(target: Target, context: TrialContext): Promise<ClockEstimate> {
	if (target.clock === "shared") return { offset: 0, uncertainty: 0 };
	const trial = makeTrial(target, context);
	const samples: ClockSample[] = [];
	for (let probe = 0; probe < clockProbes; probe += 1) {
		const sentAt = Date.now() / 1000;
		const { outcome } = await trial.exchange({ credential: "none" });
		// The first fault says it all: `checkSanity` will say it to the operator.
		if (!outcome.ok) break;
		const sample = clockSample(outcome, sentAt, Date.now() / 1000);
		if (sample !== undefined) samples.push(sample);
	}
	return estimateClock(samples);
}

function whatChanged(first: Extract<Sanity, { usable: true }>, last: Sanity): string | undefined {
	if (!last.usable) return `After the last check: ${last.reason}`;
	for (const [credential, came] of last.refused) {
		if (!first.refused.has(credential))
			return `After the last check a valid ${credential} request was no longer accepted: ${came}.`;
	}
	return undefined;
}
