import { join } from "node:path";
import { alternate } from "./alternate.ts";
import { type Load, writeLoad } from "./load.ts";
import type { PreparedRequest } from "./prepared-request.ts";
import type { BenchOptions, Row } from "./section.ts";
import { runWrk } from "./wrk.ts";
import { rateOf } from "./wrk-report.ts";

/** A Worker under load. */
export interface Entrant {
	readonly name: string;
	/** Where it listens. */
	readonly url: string;
	/** The entrants that it is compared with. */
	readonly to: readonly string[];
	/** Whether it may be sent a request more than once. */
	readonly again: boolean;
	/** Makes the requests of a round, which has a name of its own. */
	readonly requests: (round: string) => () => PreparedRequest;
}

const requestsForAgain = 512;
/** How many times as many requests are prepared as the fastest entrant, which is warmed up first, was seen to take. */
const margin = 2;

/** Puts every entrant under the same load once a round, and returns their rates; the first has to be one that takes requests again. */
export async function contest(entrants: readonly Entrant[], options: BenchOptions): Promise<readonly Row[]> {
	let fastest = 0;
	const kept = new Map<string, Load>();
	const loadOf = async (entrant: Entrant, round: string): Promise<Load> => {
		const known = kept.get(entrant.name);
		if (known !== undefined) return known;
		const count = entrant.again
			? requestsForAgain
			: Math.ceil(fastest * options.seconds * margin) + options.connections;
		const path = join(options.scratch, entrant.again ? `again-${entrants.indexOf(entrant)}` : "once");
		const load = await writeLoad({ path, count, again: entrant.again, prepare: entrant.requests(round) });
		if (entrant.again) kept.set(entrant.name, load);
		return load;
	};
	const rate = async (entrant: Entrant, round: string): Promise<number> =>
		rateOf(await runWrk(entrant.url, await loadOf(entrant, round), options), entrant.name);
	for (const entrant of entrants) {
		fastest = Math.max(fastest, await rate(entrant, "warm-up"));
	}
	const contenders = entrants.map((entrant) => ({
		name: entrant.name,
		measure: (round: number) => rate(entrant, String(round)),
	}));
	const measured = await alternate(contenders, options.rounds, options.tell);
	return entrants.map(({ name, to }) => ({ name, values: measured.get(name) ?? [], to }));
}
