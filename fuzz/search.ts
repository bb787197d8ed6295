import { setImmediate as nextTurn } from "node:timers/promises";
import type { Candidate, Checkable, Draw } from "./checkable.ts";
import { isBehind, isToldBySymptom } from "./fault.ts";
import { Unjudged, type Violation } from "./law.ts";
import { restsOnLoss } from "./lost-answers.ts";

export interface SearchOptions {
	/** 32-bit integer; the same seed gives the same inputs. */
	seed: number;
	/** How many inputs. */
	runs: number;
}

/** What a search found. `input` is the smallest counterexample, `path` leads to it under the same seed. */
export type Found =
	| { kind: "held"; runs: number }
	| ({ kind: "broken"; runs: number } & Smallest)
	/** The law itself failed on the input, or what it judges threw: our mistake, or one that it was not made for. */
	| { kind: "error"; runs: number; path: string; input: unknown; error: unknown };

/** A counterexample, as small as it could be made. */
export interface Smallest {
	readonly input: unknown;
	readonly path: string;
	readonly violation: Violation;
	/** How often it was made smaller, and how many inputs were judged for it. */
	readonly shrinks: number;
	readonly judged: number;
}

/** Looks for one violation among the first inputs of a seed, and makes it small. */
export async function search(checkable: Checkable, { seed, runs }: SearchOptions): Promise<Found> {
	for (let index = 0; index < runs; index += 1) {
		const draw = checkable.draw(seed, index);
		try {
			const violation = await draw.judge();
			if (violation !== undefined) {
				return { kind: "broken", runs: index + 1, ...(await smallest(draw, violation)) };
			}
		} catch (error) {
			if (error instanceof Unjudged) continue;
			return { kind: "error", runs: index + 1, path: draw.path, input: draw.input, error };
		}
	}
	return { kind: "held", runs };
}

export interface ShrinkOptions {
	/** How many inputs may be judged. */
	readonly most?: number;
	/** Asked before each of them: whether there has been enough of smaller draws, and of parts to leave out, which come last. */
	readonly enough?: (of: "draws" | "parts") => boolean;
	/** Judges one of them, where that takes more than to ask its law. */
	readonly judge?: (one: Pick<Candidate, "judge">) => Promise<Violation | undefined>;
}

const mostJudged = 2000;

/**
 * Makes a counterexample small: whatever smaller input is found to break the same requirement takes its place, until none
 * does or there has been enough of it. One that breaks another is of another fault, which an input of its own is to show,
 * unless it is let in by what was only refused late before; an input on which nothing can be said is as good as one that holds. What rests on a lost answer is not confirmed here.
 */
export async function smallest(
	first: Draw,
	found: Violation,
	{ most = mostJudged, enough = () => false, judge = (one) => one.judge() }: ShrinkOptions = {},
): Promise<Smallest> {
	let [draw, violation] = [first, found];
	let sought = found;
	let [shrinks, judged] = [0, 0];
	const isOver = (of: "draws" | "parts"): boolean => judged >= most || enough(of);
	const judgedAlike = async (one: Pick<Candidate, "judge">): Promise<Violation | undefined> => {
		const broken = await judge(one).catch(() => undefined);
		if (broken !== undefined && isBehind(broken, sought)) sought = broken;
		return broken !== undefined && isAlike(broken, sought) ? broken : undefined;
	};
	for (let isSmaller = true; isSmaller && !isOver("draws"); ) {
		isSmaller = false;
		for (const smaller of draw.smaller()) {
			if (isOver("draws")) break;
			judged += 1;
			const broken = await judgedAlike(smaller);
			// The event loop gets its turn, for signals and sockets.
			if (judged % 100 === 0) await nextTurn();
			if (broken === undefined) continue;
			[draw, violation, isSmaller] = [smaller, broken, true];
			shrinks += 1;
			break;
		}
	}
	let input = draw.input;
	const takeIfAlike = async (one: Candidate): Promise<boolean> => {
		judged += 1;
		const broken = await judgedAlike(one);
		if (broken === undefined) return false;
		[input, violation] = [one.input, broken];
		shrinks += 1;
		return true;
	};
	const essence = draw.essence(violation);
	if (essence !== undefined) await takeIfAlike(essence);
	for (let isSmaller = true; isSmaller; ) {
		isSmaller = false;
		for (const less of draw.withLess(input)) {
			if (isOver("parts")) break;
			isSmaller = await takeIfAlike(less);
			if (isSmaller) break;
		}
	}
	return { input, path: draw.path, violation, shrinks, judged };
}

/** Whether two violations may be of one fault; that an answer was lost shows nothing of one that came to light. */
export function isAlike(one: Violation, other: Violation): boolean {
	const isSame = one.requirement === other.requirement || (one.guessed === true && other.guessed === true);
	// One that is told by its symptom is another fault of the same requirement.
	return isSame && restsOnLoss(one) === restsOnLoss(other) && isToldBySymptom(one) === isToldBySymptom(other);
}
