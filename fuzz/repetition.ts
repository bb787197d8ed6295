/** How often an input showed what it showed the first time, of so many attempts with it, that one among them. */
export interface Repetition {
	readonly shown: number;
	readonly asked: number;
}

/** So often in all an input is asked for that does not show the same each time. */
export const mostAsked = 9;
/** What is shown so often in a row is shown each time. */
const surelyAsked = 3;

/**
 * Asks again with the same input, twice where that shows the same. Requests are made anew for it: with another nonce, another
 * `{id}` and the time that it is.
 */
export async function repetitionOf(showsIt: () => Promise<boolean>): Promise<Repetition> {
	let [shown, asked] = [1, 1];
	do {
		if (await showsIt()) shown += 1;
		asked += 1;
	} while (shown === asked ? asked < surelyAsked : asked < mostAsked);
	return { shown, asked };
}

/** Whether what was shown rests less on the input than on what is new in each attempt with it, or on chance. */
export function isRare({ shown, asked }: Repetition): boolean {
	return 2 * shown < asked;
}

const surely = 0.99;

/** How often it must not be shown any more until it is no longer there, as far as that can be said. */
export function enoughToBeGone({ shown, asked }: Repetition): number {
	// What was found is what had luck: half as often is more likely.
	return Math.ceil(Math.log(1 - surely) / Math.log(1 - shown / asked / 2));
}
