import type { Violation } from "../../law.ts";
import type { HeardAnswer } from "../../models/http/answers.ts";
import type { Altered } from "../../place.ts";

/** What is looked at of a conversation that was held. */
export interface Placed {
	readonly script: {
		readonly spoken: readonly { readonly altered: Named; readonly hidden?: { readonly altered: Named } }[];
		readonly cut: { readonly at: number } | undefined;
	};
	readonly clean: number;
	readonly answers: { readonly answers: readonly Pick<HeardAnswer, "text">[] };
}
type Named = Pick<Altered, "token">;

/**
 * An answer belongs to one request, and answers come in the order of their requests (FWD-13): as many as there are, where
 * everybody knows where they end. `others` are the tokens of other conversations, held at the same time or shortly before.
 */
export function misplacedAnswer(
	{ script, clean, answers: { answers } }: Placed,
	others: readonly string[],
): Violation | undefined {
	const { spoken, cut } = script;
	const own = spoken.flatMap(({ altered, hidden }, index) => [
		{ token: altered.token, index },
		...(hidden === undefined ? [] : [{ token: hidden.altered.token, index: index + 0.5 }]),
	]);
	const violation = (expected: string, actual: string): Violation => ({ requirement: "FWD-13", expected, actual });
	let last = -1;
	for (const [at, { text }] of answers.entries()) {
		if (others.some((token) => text.includes(token))) {
			return violation("nothing of a request of another connection", `answer ${at + 1} names one`);
		}
		const named = own.filter(({ token }) => text.includes(token));
		const [first] = named;
		if (named.length > 1) {
			return violation("an answer to one request", `answer ${at + 1} names ${named.length}`);
		}
		if (first === undefined) continue;
		if (first.index <= last || (at < clean && first.index !== at)) {
			const which = Number.isInteger(first.index) ? `request ${first.index + 1}` : "a request in a body";
			return violation(`answers in the order of their requests`, `answer ${at + 1} is that of ${which}`);
		}
		last = first.index;
	}
	return clean === spoken.length && cut === undefined && answers.length > spoken.length
		? violation(`${spoken.length} answers to as many requests`, `${answers.length}`)
		: undefined;
}
