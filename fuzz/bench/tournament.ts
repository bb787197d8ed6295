import type { Bout } from "./bout.ts";
import { msLeft, timeText } from "./time-left.ts";

/** A fault that suites look for, one after the other. */
export interface Opponent {
	readonly fault: string;
	/** Nobody expects that a request shows it: one seed under which it is not found is enough. */
	readonly hidden?: boolean;
	/** `most` is how many executions there may be. */
	meet(suite: Bout["suite"], seed: number, most?: number): Promise<Bout>;
}

interface TournamentOptions {
	readonly seeds: readonly number[];
	/** After so many times what the fuzz suite has needed for the same fault and seed, the naive suite gives up; 0: it is not tried. */
	readonly naiveFactor: number;
	/** Bouts that are not fought again, unless they have settled nothing; the last one of several counts. */
	readonly before: readonly Bout[];
	readonly keep: (bout: Bout) => void;
	/** Gets sentences for whoever runs it. */
	readonly tell: (text: string) => void;
}

/** Both suites against faults, under several seeds. */
export class Tournament {
	readonly #options: TournamentOptions;
	readonly #bouts: Map<string, Bout>;
	/** Those that settled nothing an earlier time. */
	readonly #again: Set<string>;

	constructor(options: TournamentOptions) {
		this.#options = options;
		this.#bouts = new Map(options.before.map((bout) => [nameOf(bout), bout]));
		this.#again = new Set(this.bouts.filter(({ unsettled }) => unsettled !== undefined).map(nameOf));
	}

	get bouts(): readonly Bout[] {
		return [...this.#bouts.values()];
	}

	get #fought(): readonly Bout[] {
		return this.bouts.filter((bout) => !this.#again.has(nameOf(bout)));
	}

	/** Fights what has not been fought. What a suite does not find under most of the seeds, it does not look for under the others. */
	async fight(opponents: readonly Opponent[]): Promise<void> {
		const { seeds } = this.#options;
		for (const [place, opponent] of opponents.entries()) {
			for (const seed of seeds) {
				if (!this.#isOpen(opponent, seed)) continue;
				await this.#pair(opponent, seed);
				this.#tellLeft(opponents, place);
			}
		}
	}

	/**
	 * Lets both suites look at what has no fault for as long as they may. What they find there is no fault, and may be what
	 * they find elsewhere.
	 */
	async control(sound: Opponent): Promise<void> {
		for (const seed of this.#options.seeds) {
			for (const suite of ["fuzz", "naive"] as const) {
				if (this.#known(sound.fault, suite, seed) === undefined) await this.#bout(sound, suite, seed);
			}
		}
	}

	async #pair(opponent: Opponent, seed: number): Promise<void> {
		const own = this.#known(opponent.fault, "fuzz", seed) ?? (await this.#bout(opponent, "fuzz", seed));
		if (!this.#needsNaive(own)) return;
		await this.#bout(opponent, "naive", seed, own.executions * this.#options.naiveFactor);
	}

	#needsNaive({ fault, seed, found }: Bout): boolean {
		if (this.#options.naiveFactor === 0 || found === undefined) return false;
		return this.#known(fault, "naive", seed) === undefined && !this.#isMissed({ fault }, "naive");
	}

	async #bout(opponent: Opponent, suite: Bout["suite"], seed: number, most?: number): Promise<Bout> {
		const { keep, tell } = this.#options;
		const bout = await opponent.meet(suite, seed, most);
		this.#bouts.set(nameOf(bout), bout);
		this.#again.delete(nameOf(bout));
		keep(bout);
		const { found, unsettled, executions, ms } = bout;
		const outcome = found?.property ?? `not found${unsettled === undefined ? "" : ` (${unsettled})`}`;
		tell(`${bout.fault} ${suite} ${seed}: ${outcome}, ${executions}, ${ms} ms`);
		return bout;
	}

	#known(fault: string, suite: Bout["suite"], seed: number): Bout | undefined {
		const name = nameOf({ fault, suite, seed });
		return this.#again.has(name) ? undefined : this.#bouts.get(name);
	}

	#isOpen(opponent: Opponent, seed: number): boolean {
		if (this.#isMissed(opponent, "fuzz")) return false;
		const own = this.#known(opponent.fault, "fuzz", seed);
		return own === undefined || this.#needsNaive(own);
	}

	/** What was not found under most of the seeds is not found at the median, whatever comes of the others. */
	#isMissed({ fault, hidden = false }: Pick<Opponent, "fault" | "hidden">, by: Bout["suite"]): boolean {
		const missed = this.#fought.filter((bout) => bout.fault === fault && bout.suite === by && bout.found === undefined);
		return missed.length > (hidden ? 0 : this.#options.seeds.length / 2);
	}

	#tellLeft(opponents: readonly Opponent[], place: number): void {
		const { seeds, tell } = this.#options;
		const pairs = opponents.flatMap((opponent) => seeds.filter((seed) => this.#isOpen(opponent, seed))).length;
		const faults = new Set(opponents.map(({ fault }) => fault));
		const ms = msLeft(
			this.#fought.filter(({ fault }) => faults.has(fault)),
			pairs,
		);
		if (ms === undefined || pairs === 0) return;
		tell(`  at ${place + 1} of ${opponents.length}; about ${timeText(ms)} left`);
	}
}

function nameOf({ fault, suite, seed }: Pick<Bout, "fault" | "suite" | "seed">): string {
	return `${seed} ${suite} ${fault}`;
}
