import type { HeaderPair } from "../../client/probe.ts";
import { realisticAnswers } from "../../engine/edge-products/realistic-answers.ts";
import type { EdgeAnswerKind } from "../../engine/edge-products/sign.ts";
import type { Timekeeper } from "../../engine/schedule.ts";
import type { Habits, Head, OwnAnswer } from "./edge.ts";

/** An answer as this product gives it. */
export function answerOf(product: string, kind: EdgeAnswerKind, headers: readonly HeaderPair[] = []): OwnAnswer {
	const found = realisticAnswers.find((answer) => answer.product === product && answer.kind === kind);
	if (found === undefined) throw new RangeError(`no answer is known of ${product} that is a ${kind}`);
	return { ...found, headers: [...found.headers, ...headers] };
}

/** Something that passes everything on as it is, but for what it answers by itself. */
export function answeringWhere(answers: (head: Head) => OwnAnswer | undefined): Habits {
	return { rewrite: (head) => answers(head) ?? head, buffers: false, bodiless: [], broken: undefined, adds: [] };
}

/** Answers a share of all requests, chosen by `random`. */
export function byChance(share: number, random: () => number, answer: OwnAnswer): Habits {
	return answeringWhere(() => (random() < share ? answer : undefined));
}

/** What the rules of many firewalls look for in a request line. */
const suspicious = /'|%27|%00|\.\.\/|%2e%2e|<script|%3Cscript/i;

export function byPattern(answer: OwnAnswer): Habits {
	return answeringWhere(({ target }) => (suspicious.test(target) ? answer : undefined));
}

/** Takes so many requests in a window of this length, as this clock has it. */
export function byRate(most: number, windowMs: number, time: Pick<Timekeeper, "now">, answer: OwnAnswer): Habits {
	let began = Number.NEGATIVE_INFINITY;
	let taken = 0;
	return answeringWhere(() => {
		if (time.now() - began >= windowMs) {
			began = time.now();
			taken = 0;
		}
		taken += 1;
		return taken > most ? answer : undefined;
	});
}
