/** A share of trials, as far as a number of them tells it. */
export interface ShareBounds {
	low: number;
	high: number;
}

/**
 * The largest share of trials with an event that `events` of `trials` leave possible, at this one-sided confidence
 * (Clopper and Pearson, 1934: exact, and never too small). Throws a RangeError where there cannot be so many events.
 */
export function upperShare(events: number, trials: number, confidence = 0.95): number {
	checkCounts(events, trials);
	if (events === trials) return 1;
	return solve((share) => atMost(events, trials, share), 1 - confidence);
}

/** The smallest such share. */
function lowerShare(events: number, trials: number, confidence: number): number {
	return 1 - upperShare(trials - events, trials, confidence);
}

/** Both ends at this two-sided confidence. */
export function shareBounds(events: number, trials: number, confidence = 0.95): ShareBounds {
	const oneSided = (1 + confidence) / 2;
	return { low: lowerShare(events, trials, oneSided), high: upperShare(events, trials, oneSided) };
}

function checkCounts(events: number, trials: number): void {
	const whole = Number.isInteger(events) && Number.isInteger(trials);
	if (!whole || events < 0 || trials < 1 || events > trials) {
		throw new RangeError(`${events} events in ${trials} trials cannot be`);
	}
}

/** The probability of at most so many events, each trial having one with this probability. */
function atMost(events: number, trials: number, share: number): number {
	let logOfWays = 0;
	let sum = 0;
	for (let count = 0; count <= events; count += 1) {
		if (count > 0) logOfWays += Math.log((trials - count + 1) / count);
		sum += Math.exp(logOfWays + count * Math.log(share) + (trials - count) * Math.log1p(-share));
	}
	return Math.min(1, sum);
}

/** The argument in (0, 1) at which a falling function has this value. */
function solve(falling: (argument: number) => number, value: number): number {
	let low = 0;
	let high = 1;
	// So many halvings leave nothing between two neighbouring numbers.
	for (let step = 0; step < 80; step += 1) {
		const middle = (low + high) / 2;
		if (falling(middle) > value) low = middle;
		else high = middle;
	}
	return high;
}
