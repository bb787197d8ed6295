import type { Attempt } from "./attempt.ts";

/** What the work comes to; rejects where it takes longer than `ms`, in which what it waits for its turn is not counted. */
export async function withDeadline<T>(work: Promise<T>, ms: number, attempt: Pick<Attempt, "takeWaited">): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<never>((_, reject) => {
		const over = (): void => {
			const more = attempt.takeWaited();
			if (more < 1) reject(new Error(`The check did not end within ${ms} ms.`));
			else timer = setTimeout(over, more);
		};
		timer = setTimeout(over, ms);
	});
	try {
		return await Promise.race([work, deadline]);
	} finally {
		clearTimeout(timer);
	}
}
