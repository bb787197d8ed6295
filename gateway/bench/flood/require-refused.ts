import type { Answer } from "../send.ts";
import { VoidRound } from "../void-round.ts";
import type { FloodClass } from "./flood-class.ts";

/** Throws a `VoidRound` where an answer is not the refusal that its class expects. */
export function requireRefused(
	answers: readonly Answer[],
	{ name, refusal }: Pick<FloodClass, "name" | "refusal">,
): void {
	for (const { status, text } of answers) {
		if (status !== refusal.status || codeOf(text) !== refusal.code) {
			const told = `${status} ${text.slice(0, 300)}`;
			throw new VoidRound(`${name}: an answer was not ${refusal.status} ${refusal.code} but ${told}`);
		}
	}
}

/** The code of a problem document; undefined where the text is none. */
function codeOf(text: string): unknown {
	try {
		const problem: unknown = JSON.parse(text);
		return typeof problem === "object" && problem !== null && "code" in problem ? problem.code : undefined;
	} catch {
		return undefined;
	}
}
