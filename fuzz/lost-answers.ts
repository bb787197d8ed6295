import { problemCode } from "../conformance/engine/answer.ts";
import type { Exchange } from "../conformance/engine/check.ts";
import { enoughLosses, isLost, mostAttempts } from "../conformance/engine/lost-answer.ts";
import type { Violation } from "./law.ts";
import { Unsettled } from "./laws/verdict.ts";

/** What it takes to know what an input shows. */
export interface Asking {
	/** Judges the input. Throws `Unsettled` where nothing can be said. */
	readonly judge: () => Promise<Violation | undefined>;
	/** Settles when plain requests were answered; throws `Unsettled` where they are not. */
	readonly plainly: () => Promise<void>;
	/** Whether the violation was confirmed before, by another input that shows the same. */
	readonly isKnown: (violation: Violation) => boolean;
	/** Whether there is no more time to ask. */
	readonly isOver: () => boolean;
}

/**
 * Whether all that is wrong is that an answer did not come: by the target, or lost on the way, or to something in between
 * that says so.
 */
export function restsOnLoss({ requirement, exchange, isLost: isToldLost }: Violation): boolean {
	// A violation of another requirement may show an exchange without an answer beside what it is about.
	return (
		isToldLost === true ||
		(requirement === "ANS-05" && exchange !== undefined && (isLost(exchange) || isToldInBetween(exchange)))
	);
}

/** What proxies say in their own words when they get no answer: RFC 9110 §15.6.3 to §15.6.5. */
function isToldInBetween({ outcome }: Exchange): boolean {
	return outcome.ok && [502, 503, 504].includes(outcome.answer.status) && problemCode(outcome.answer) === undefined;
}

/**
 * What an input shows, where an answer may be lost on the way or the target may be gone: what rests on a lost answer counts
 * once the same answer was lost as often as for a check, and plain requests were answered each time. What did come to light
 * is never asked again, so that nothing hides it. Throws `Unsettled` where nobody can tell.
 */
export async function whatItShows({ judge, plainly, isKnown, isOver }: Asking): Promise<Violation | undefined> {
	const losses = new Map<string, number>();
	for (let attempts = 1; ; attempts += 1) {
		const violation = await judge();
		if (violation === undefined || !restsOnLoss(violation)) return violation;
		if (isOver()) throw new Unsettled(`an answer was lost when the time was over, ${violation.actual}`);
		await plainly();
		const count = (losses.get(lostOf(violation)) ?? 0) + 1;
		losses.set(lostOf(violation), count);
		if (isKnown(violation) || count >= enoughFor(violation)) return violation;
		if (attempts === mostAttempts) throw new Unsettled(`${attempts} attempts lost an answer, ${violation.actual}`);
	}
}

/** A conversation whose answer is lost has been had again for it by its law; and a proxy says what it says to everyone. */
const enoughElse = 2;

function enoughFor({ exchange }: Violation): number {
	const outcome = exchange?.outcome;
	return outcome === undefined || outcome.ok ? enoughElse : (enoughLosses[outcome.fault.kind] ?? enoughElse);
}

/** The same for the same request of the next attempt. */
function lostOf({ exchange, requirement }: Violation): string {
	return exchange === undefined ? requirement : JSON.stringify(exchange.probe);
}
