import { setImmediate as nextTurn } from "node:timers/promises";
import * as fc from "fast-check";
import { type Law, Violated, type Violation } from "./law.ts";

interface CheckOptions {
	/** 32-bit integer; the same seed gives the same inputs. */
	seed: number;
	/** How many inputs; without a limit only `timeMs` ends the search. */
	runs?: number;
	timeMs?: number;
	/** Where the generator stood when it found a counterexample: only that input is judged, and shrunk. */
	path?: string;
	/** Told of each input that was judged, those of shrinking too. */
	onRun?: () => void;
	signal?: AbortSignal;
}

/** What a search found. `input` is the smallest counterexample, `path` leads to it under the same seed. */
export type Found =
	| { kind: "held"; runs: number }
	| { kind: "interrupted"; runs: number }
	| { kind: "broken"; runs: number; shrinks: number; path: string; input: unknown; violation: Violation }
	/** The law itself failed on the input, or what it judges threw: our mistake, or one that it was not made for. */
	| { kind: "error"; runs: number; shrinks: number; path: string; input: unknown; error: unknown };

/** A law and a source of inputs for it, the type of the inputs known to nobody else. */
export interface Checkable {
	search(options: CheckOptions): Promise<Found>;
	/** Judges one input, taken from JSON; it must be one that the law was made for. */
	judge(input: unknown): Promise<Violation | undefined>;
}

/** A counterexample is looked for within the time given, but may be made smaller beyond it. */
const shrinkMs = 15_000;
/** The event loop gets its turn this often, for progress, signals and sockets. */
const turnMs = 25;

/** An input that may show the same violation with less; it is taken if it does. */
export type Simpler<Input> = (input: Input, violation: Violation) => Input | undefined;

export function checkable<Input>(arbitrary: fc.Arbitrary<Input>, law: Law<Input>, simpler?: Simpler<Input>): Checkable {
	return {
		search: async (options) => simplified(await search(arbitrary, law, options), law, simpler),
		judge: async (input) => law(input as Input),
	};
}

async function search<Input>(arbitrary: fc.Arbitrary<Input>, law: Law<Input>, options: CheckOptions): Promise<Found> {
	const { seed, path, signal } = options;
	let runs = 0;
	const property = predicate(arbitrary, law, () => {
		runs += 1;
		options.onRun?.();
	});
	const look = (limit: { numRuns: number; interruptAfterTimeLimit?: number }) =>
		unlessAborted(
			fc.check(property(signal), { seed, endOnFailure: true, ...(path === undefined ? {} : { path }), ...limit }),
			signal,
		);
	let details = await look({
		numRuns: path === undefined ? (options.runs ?? Number.MAX_SAFE_INTEGER) : 1,
		...(options.timeMs === undefined ? {} : { interruptAfterTimeLimit: options.timeMs }),
	});
	// The time may be over before the first input, and whoever judged none has not seen the law hold.
	if (details?.counterexamplePath === null && runs === 0) details = await look({ numRuns: 1 });
	if (details === undefined) {
		return { kind: "interrupted", runs };
	}
	if (details.counterexamplePath === null) {
		return { kind: "held", runs };
	}
	const shrunk = await unlessAborted(
		fc.check(property(signal), { seed, path: details.counterexamplePath, interruptAfterTimeLimit: shrinkMs }),
		signal,
	);
	const last = shrunk?.counterexamplePath == null ? details : shrunk;
	const { counterexamplePath, counterexample, errorInstance: error } = last;
	const found = {
		runs,
		shrinks: shrunk?.numShrinks ?? 0,
		path: counterexamplePath ?? details.counterexamplePath,
		input: counterexample?.[0],
	};
	return error instanceof Violated
		? { kind: "broken", ...found, violation: error.violation }
		: { kind: "error", ...found, error };
}

async function simplified<Input>(found: Found, law: Law<Input>, simpler: Simpler<Input> | undefined): Promise<Found> {
	if (found.kind !== "broken" || simpler === undefined) {
		return found;
	}
	const input = simpler(found.input as Input, found.violation);
	const violation = input === undefined ? undefined : await law(input);
	return violation === undefined ? found : { ...found, input, violation };
}

function predicate<Input>(arbitrary: fc.Arbitrary<Input>, law: Law<Input>, onRun: () => void) {
	let turn = performance.now();
	return (signal: AbortSignal | undefined) =>
		fc.asyncProperty(arbitrary, async (input) => {
			if (performance.now() - turn > turnMs) {
				await nextTurn();
				turn = performance.now();
			}
			if (signal?.aborted === true) {
				// Never settles: whoever searched has gone, see `unlessAborted`.
				await new Promise(() => {});
			}
			const violation = await law(input);
			onRun();
			if (violation !== undefined) {
				throw new Violated(violation);
			}
		});
}

/** Undefined as soon as the signal says stop, whatever the work does. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
	if (signal === undefined) {
		return work;
	}
	if (signal.aborted) {
		return undefined;
	}
	const settled = new AbortController();
	const stopped = new Promise<undefined>((resolve) => {
		signal.addEventListener("abort", () => resolve(undefined), { once: true, signal: settled.signal });
	});
	try {
		return await Promise.race([work, stopped]);
	} finally {
		settled.abort();
	}
}
