import type { Timekeeper } from "../conformance/engine/schedule.ts";
import type { Candidate, Checkable, Draw } from "./checkable.ts";
import { Exploration, type News } from "./exploration.ts";
import { gone, HuntTime } from "./hunt-time.ts";
import { KnownFaults } from "./known-faults.ts";
import { Unjudged, type Violation } from "./law.ts";
import { Unsettled } from "./laws/verdict.ts";
import { restsOnLoss, whatItShows } from "./lost-answers.ts";
import { isChance, type Quarry, quarryOf, wrongOf } from "./quarry.ts";
import { mostAsked, type Repetition, repetitionOf } from "./repetition.ts";
import { isAlike, type Smallest, smallest } from "./search.ts";

/** Why a hunt cannot go on. */
export type HuntEnd =
	/** Nothing can be said any more: the target is gone, limits or is no gateway. */
	| { readonly kind: "unsettled"; readonly reason: string }
	/** The law itself failed on the input: our mistake. */
	| { readonly kind: "error"; readonly error: unknown; readonly input: unknown; readonly path?: string }
	| { readonly kind: "enough"; readonly reason: string };

export interface HuntOptions {
	readonly checkable: Checkable;
	/** 32-bit integer. */
	readonly seed: number;
	/** Which of the inputs are looked at: every `of`-th, from number `index` on, which counts from 0. */
	readonly shard: { readonly index: number; readonly of: number };
	readonly time: Timekeeper;
	/** When the run is over; little is done beyond it (see grace.ts). */
	readonly endsAt?: number | undefined;
	readonly signal?: AbortSignal | undefined;
	/** Told of each input, and of what it is the first example. */
	readonly onInput?: ((draw: { input: unknown }, news: News) => void) | undefined;
	/** Told of each violation as it is seen, before anything is made smaller. */
	readonly onViolation?: ((violation: Violation) => void) | undefined;
	/** Told of each input that is judged to make a counterexample smaller, and the how many-th it is. */
	readonly onShrinking?: ((judged: number) => void) | undefined;
	/** Told of each fault, and of one that is known when an input shows it with less, which takes the place of the first. */
	readonly onFault?: ((quarry: Quarry, isNew: boolean) => Promise<void>) | undefined;
	/** Told why nothing could be said of an input; resolves with false where there is no point in asking again. */
	readonly slowDown: (unsettled: Unsettled) => Promise<boolean>;
	/** Told that something could be said again. */
	readonly settled?: (() => void) | undefined;
	/** How many requests were sent so far; none where a law sends none. */
	readonly requests?: (() => number) | undefined;
	/** How many of them one counterexample may take that is made smaller, besides what confirms it; no matter how many unless told. */
	readonly mostRequests?: number | undefined;
	/** Settles when the target has answered plain requests; rejects with `Unsettled` where it does not. */
	readonly plainly?: (() => Promise<void>) | undefined;
}

/** For how long in all inputs may be judged to make one counterexample smaller. */
const shrinkMs = 15_000;
/** For so long one is made smaller that is found when the run should be over. */
const littleMs = 1000;
/** Of the requests that one counterexample may take, for smaller draws; the rest is for leaving out parts. */
const partOfDraws = 0.7;
/** Whoever has so many different faults is to mend some first. */
const mostFaults = 10;

function valueOfUnjudged(error: unknown): Unjudged {
	if (error instanceof Unjudged) return error;
	throw error;
}

/** The search for faults in what one law is about. It goes on where it was left each time that it is given time. */
export class Hunt {
	readonly exploration: Exploration;
	/** Inputs that were judged, those of shrinking too. */
	executions = 0;
	/** Inputs that were drawn or kept and of which no part was judged: they are examples of nothing. */
	unjudged = 0;
	/** Inputs of which something was said, or that nothing could be judged of. */
	tried = 0;
	/** Absent while it can go on. */
	end: HuntEnd | undefined;
	readonly #options: HuntOptions;
	readonly #known: KnownFaults<Quarry>;
	readonly #forms: ReadonlySet<string>;
	#drawn = 0;
	/** How many requests the input took that was judged last. */
	#lastTook = 0;
	readonly #checkable: Checkable;
	readonly #time: HuntTime;

	constructor(options: HuntOptions) {
		this.#options = options;
		this.#checkable = options.checkable;
		this.#time = new HuntTime(options);
		const { kinds } = options.checkable;
		this.exploration = new Exploration(kinds);
		this.#forms = new Set(kinds.filter(({ isForm }) => isForm).map(({ id }) => id));
		this.#known = new KnownFaults(this.#forms);
	}

	get faults(): readonly Quarry[] {
		return this.#known.all;
	}

	get #requests(): number {
		return this.#options.requests?.() ?? 0;
	}

	get interrupted(): boolean {
		return this.#time.interrupted;
	}

	/** How many inputs of its share were judged. */
	get drawn(): number {
		return this.#drawn;
	}

	/** Goes on until it has drawn so many inputs of its share in all, or until this time, with one input at least. */
	async advance({ inputs = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY }): Promise<void> {
		const { seed, shard } = this.#options;
		do {
			if (this.end !== undefined || this.interrupted || this.#drawn >= inputs) return;
			const draw = this.#checkable.draw(seed, shard.index + this.#drawn * shard.of);
			// One on which nothing was said is still to be tried.
			if (await this.#meet(draw)) this.#drawn += 1;
		} while (this.#time.now() < until);
	}

	/**
	 * Judges an input that was kept, and says whether it could be judged. One that the law was not made for is a mistake of
	 * ours, unless whoever keeps it is told.
	 */
	async stored(input: unknown, file: string, unfit?: () => void): Promise<boolean> {
		const checkable = this.#checkable;
		return this.#try({ input }, () => checkable.judge(input), {
			kinds: () => checkable.kindsOf(input),
			broken: async (violation) => {
				const known = { input, stored: file };
				await this.#take(await this.#asItIs(violation, checkable.kindsOf(input), known, () => checkable.judge(input)));
			},
			failed: (error) => {
				if (unfit === undefined) this.end = { kind: "error", error, input };
				else unfit();
			},
		});
	}

	/** Judges the one input that a path leads to: where requests are made for it, as often as it takes for what is shown now and then. */
	async retrace(path: string): Promise<void> {
		const draw = this.#checkable.retrace(this.#options.seed, path);
		if (draw === undefined) {
			this.end = { kind: "unsettled", reason: `the path ${path} leads to no input of this property` };
			return;
		}
		let attempts = 0;
		do {
			if (!(await this.#meet(draw))) return;
			attempts += 1;
		} while (this.#lastTook > 0 && this.faults.length === 0 && attempts < mostAsked);
	}

	async #meet(draw: Draw): Promise<boolean> {
		return this.#try(draw, () => draw.judge(), {
			kinds: () => draw.kinds,
			broken: (violation) => this.#found(draw, violation),
			failed: (error) => {
				this.end = { kind: "error", error, input: draw.input, path: draw.path };
			},
		});
	}

	/** Judges until something can be said, or there is no point any more; false where nothing could be. */
	async #try(
		shown: { input: unknown },
		judge: () => Promise<Violation | undefined>,
		then: {
			kinds: () => readonly string[];
			broken: (violation: Violation) => Promise<void>;
			failed: (error: unknown) => void;
		},
	): Promise<boolean> {
		await this.#time.giveWay();
		if (this.interrupted) return false;
		try {
			const outcome = await this.#time.whileWaited(this.#shownBy(judge, then.kinds).catch(valueOfUnjudged));
			if (outcome === gone) {
				// Whoever is asked may have been slow with much, or have gone in the middle of it.
				if (!this.interrupted) await this.#stillThere();
				return false;
			}
			this.tried += 1;
			const news = this.exploration.add(this.#exercised(outcome, then.kinds));
			this.#options.onInput?.(shown, news);
			if (outcome !== undefined && !(outcome instanceof Unjudged)) {
				this.#options.onViolation?.(outcome);
				await then.broken(outcome);
			}
			return true;
		} catch (error) {
			if (this.interrupted) return false;
			if (error instanceof Unsettled) this.end = { kind: "unsettled", reason: error.message };
			else then.failed(error);
			return false;
		}
	}

	/** What an input shows, with patience. Throws `Unsettled` where there is no point in asking again. */
	#shownBy(
		judge: () => Promise<Violation | undefined>,
		kinds: () => readonly string[],
	): Promise<Violation | undefined> {
		return whatItShows({
			judge: () =>
				this.#untilSettled(async () => {
					this.executions += 1;
					const before = this.#requests;
					const violation = await judge();
					this.#lastTook = this.#requests - before;
					return violation;
				}),
			plainly: () => this.#untilSettled(async () => this.#options.plainly?.()),
			isKnown: (violation) => this.#known.like(wrongOf(violation), kinds()) !== undefined,
			isOver: () => this.#time.isOver,
		});
	}

	/** What the work comes to as soon as something can be said. Throws `Unsettled` where there is no point in asking again. */
	async #untilSettled<T>(work: () => Promise<T>): Promise<T> {
		for (;;) {
			try {
				const result = await work();
				this.#options.settled?.();
				return result;
			} catch (error) {
				const isPassing = error instanceof Unsettled && !this.interrupted && (await this.#options.slowDown(error));
				if (!isPassing) throw error;
			}
		}
	}

	/** The kinds of what was judged of an input. */
	#exercised(outcome: Violation | Unjudged | undefined, all: () => readonly string[]): readonly string[] {
		if (outcome?.judged !== undefined) return this.#checkable.kindsOf(outcome.judged);
		if (!(outcome instanceof Unjudged)) return all();
		this.unjudged += 1;
		return [];
	}

	async #found(draw: Draw, violation: Violation): Promise<void> {
		const known = this.#known.like(wrongOf(violation), draw.kinds);
		if (known !== undefined) {
			known.seen += 1;
			return;
		}
		const before = this.#requests;
		const drawn = async (): Promise<Quarry> => this.#asItIs(violation, draw.kinds, draw, () => draw.judge());
		const first = await drawn();
		if (isChance(first)) return this.#take(first);
		const shrunk = await this.#time.whileWaited(this.#smallest(draw, violation));
		const took = () => ({ shrinkRequests: this.#requests - before });
		if (shrunk === gone) return this.#take({ ...first, shrinks: 0, ...took() });
		const { input, path, shrinks, violation: shown } = shrunk;
		const kinds = this.#checkable.kindsOf(input);
		const small = await this.#asItIs(shown, kinds, { input, path }, () => this.#checkable.judge(input));
		// It was made smaller by luck, or it was luck that the first was shown each time.
		if (isChance(small)) return this.#take(await drawn());
		await this.#take({ ...small, shrinks, ...took() });
	}

	/** What an input shows that is not made smaller, once it is known how often it does. */
	async #asItIs(
		violation: Violation,
		kinds: readonly string[],
		{ input, path, stored }: Pick<Quarry, "input" | "path" | "stored">,
		judge: () => Promise<Violation | undefined>,
	): Promise<Quarry> {
		const repetition = await this.#repetitionOf(judge, violation);
		return quarryOf(
			{ violation, kinds, forms: this.#forms, repetition },
			{ input, ...(path === undefined ? {} : { path }), ...(stored === undefined ? {} : { stored }) },
		);
	}

	/**
	 * How often what an input shows is shown by it; undefined where no requests are made for it, which would be others each
	 * time, where it was asked for often enough, or where nothing can be said any more.
	 */
	async #repetitionOf(
		judge: () => Promise<Violation | undefined>,
		violation: Violation,
	): Promise<Repetition | undefined> {
		if (this.#lastTook === 0 || restsOnLoss(violation)) return undefined;
		const showsIt = async (): Promise<boolean> => {
			if (this.#time.isOver) throw new Unsettled("there is no time left to ask again");
			this.executions += 1;
			const again = await this.#untilSettled(judge).catch(valueOfUnjudged);
			return again !== undefined && !(again instanceof Unjudged) && isAlike(again, violation);
		};
		const repetition = await this.#time.whileWaited(repetitionOf(showsIt).catch(() => undefined));
		return repetition === gone ? undefined : repetition;
	}

	/** The smallest that shows what was found, as surely as the first that did. */
	async #smallest(draw: Draw, violation: Violation): Promise<Smallest> {
		const now = this.#time.now();
		const until = Math.min(now + shrinkMs, Math.max(this.#time.lastMoment, now + littleMs));
		let isInVain = false;
		// One that is smaller takes no more requests than the first did.
		const { mostRequests = Number.POSITIVE_INFINITY } = this.#options;
		const before = this.#requests;
		// Smaller draws cost as many requests as the first one; leaving out a part costs one, and leaves nothing that is idle.
		const most = { draws: partOfDraws * mostRequests - this.#lastTook, parts: mostRequests };
		const isOver = (of: keyof typeof most) =>
			isInVain || this.interrupted || this.#time.now() > until || this.#requests - before > most[of];
		let judged = 0;
		const judge = async (one: Pick<Candidate, "judge">): Promise<Violation | undefined> => {
			judged += 1;
			this.#options.onShrinking?.(judged);
			try {
				return await this.#untilSettled(() => one.judge());
			} catch (error) {
				isInVain ||= error instanceof Unsettled;
				throw error;
			}
		};
		const small = await smallest(draw, violation, { enough: isOver, judge });
		this.executions += small.judged;
		if (!restsOnLoss(small.violation) || small.shrinks === 0) return small;
		const { input } = small;
		const again = await this.#shownBy(
			() => this.#checkable.judge(input),
			() => [],
		).catch(() => undefined);
		if (again !== undefined && isAlike(again, violation)) return { ...small, violation: again };
		return { input: draw.input, path: draw.path, violation, shrinks: 0, judged: small.judged };
	}

	async #take(quarry: Quarry): Promise<void> {
		const { became } = this.#known.take(quarry);
		if (became === "known") return;
		await this.#options.onFault?.(quarry, became === "new");
		if (this.faults.length >= mostFaults) {
			this.end = { kind: "enough", reason: `${mostFaults} different faults were found; no more were looked for` };
		}
	}

	/** Throws `Unsettled` where plain requests are not answered either, in the time that a run may take to end. */
	async #stillThere(): Promise<void> {
		const answer = await this.#time.whileWaited(this.#options.plainly?.() ?? Promise.resolve());
		if (answer === gone && !this.interrupted) {
			throw new Unsettled("an answer did not come by the end of the run, and none to a plain request after it");
		}
	}
}
