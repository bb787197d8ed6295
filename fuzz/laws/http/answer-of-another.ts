import { describeOutcome } from "../../../conformance/engine/answer.ts";
import { ownAnswers } from "../../fault.ts";
import type { Violation } from "../../law.ts";
import type { HeardAnswer } from "../../models/http/answers.ts";
import { type Held, isOwn, ofAnswer } from "./held.ts";

/**
 * Whether a refusal that is wrong for its request is that of one behind it: nothing came after it, one behind it is spoilt,
 * and without those behind it the same requests are answered as they must be, which `isSoundAlone` finds out.
 */
export async function isOfOneBehind(
	{ answers: { answers }, expected }: Held,
	index: number,
	isSoundAlone: (requests: number) => Promise<boolean>,
): Promise<boolean> {
	const status = answers[index]?.status ?? 0;
	const isLast = index === answers.length - 1;
	const isSpoiltBehind = expected.slice(index + 1).some(({ isClean }) => !isClean);
	return isLast && status >= 400 && status <= 499 && isSpoiltBehind && (await isSoundAlone(index + 1));
}

/** Whether the platform answers so by itself, where there is no gateway. */
export async function isThePlatforms({ gateway, control }: Held, index: number, answer: HeardAnswer): Promise<boolean> {
	if (control === undefined || (gateway.marker !== undefined && isOwn(gateway, answer))) return false;
	const { answers } = await control();
	return answers.answers[index]?.status === answer.status;
}

/** One request was answered with what another deserved, and nobody learns what became of it (FWD-13). */
export function outOfPlace(index: number, answer: HeardAnswer): Violation {
	const outcome = describeOutcome({ ok: true, answer });
	return ofAnswer(index, {
		requirement: "FWD-13",
		expected: ownAnswers,
		actual: `${outcome}, for what is wrong with a request behind it`,
	});
}
