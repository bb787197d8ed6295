import { mediaType } from "../../../conformance/engine/answer.ts";
import type { Exchange } from "../../../conformance/engine/check.ts";
import { isAccepted } from "../../../conformance/engine/judge.ts";
import type { Violation } from "../../law.ts";
import type { HeardAnswer } from "../../models/http/answers.ts";
import { wrongRefusal } from "../refusal-shape.ts";
import { verdictOn } from "../verdict.ts";
import { isOfOneBehind, isThePlatforms, outOfPlace } from "./answer-of-another.ts";
import type { PerhapsLost } from "./breakdown.ts";
import { closes, type Held, isOwn, ofAnswer } from "./held.ts";

/**
 * What is clean is answered as if it had been sent alone, and what nobody may let in is not; every refusal of the
 * gateway's own has the shape of one, whatever it is the answer to (ANS-01 to ANS-12). `isSoundAlone` says whether so many
 * of the requests, the first ones, are answered as they must be where nothing is said behind them.
 */
export async function wrongAnswer(
	held: Held,
	statusOf: ReadonlyMap<string, number>,
	isSoundAlone: (requests: number) => Promise<boolean>,
): Promise<Violation | PerhapsLost | undefined> {
	const { clean, answers } = held;
	for (const [index, answer] of answers.answers.entries()) {
		const violation =
			index < clean ? await wrongToClean(held, index, answer, statusOf) : wrongToUnclean(held, index, answer, statusOf);
		if (violation === undefined) continue;
		if (index >= clean || !(await isOfOneBehind(held, index, isSoundAlone))) return ofAnswer(index, violation);
		return (await isThePlatforms(held, index, answer)) ? undefined : outOfPlace(index, answer);
	}
	return missingAnswer(held);
}

function exchangeOf({ script }: Held, index: number, answer: HeardAnswer): Exchange | undefined {
	const altered = script.spoken[Math.min(index, script.spoken.length - 1)]?.altered;
	if (altered === undefined) return undefined;
	const { probe, honest, token } = altered;
	return { probe, request: honest, token, outcome: { ok: true, answer } };
}

async function wrongToClean(
	held: Held,
	index: number,
	answer: HeardAnswer,
	statusOf: ReadonlyMap<string, number>,
): Promise<Violation | undefined> {
	const exchange = exchangeOf(held, index, answer);
	const prediction = held.expected[index]?.prediction;
	if (exchange === undefined || prediction === undefined) return undefined;
	const mayBeRefusedBefore = prediction.outcome === "open";
	return verdictOn(exchange, prediction, { gateway: held.gateway, statusOf, mayBeRefusedBefore });
}

function wrongToUnclean(
	held: Held,
	index: number,
	answer: HeardAnswer,
	statusOf: ReadonlyMap<string, number>,
): Violation | undefined {
	const { gateway, clean, expected, script } = held;
	const exchange = exchangeOf(held, index, answer);
	const own = expected[index];
	if (exchange === undefined) return undefined;
	// Only the first answer behind the clean ones is known to be that of its request.
	const mayEnd = clean > 0 && expected[clean - 1]?.mayEnd === true;
	if (index === clean && !mayEnd && own?.prediction.outcome === "refused" && isAccepted(exchange)) {
		return { requirement: own.prediction.requirement, expected: "refused", actual: `${answer.status}, let in` };
	}
	const isRefusal = answer.status >= 400 && answer.status <= 499 && !isAccepted(exchange);
	if (!isRefusal || gateway.target.errors === "any" || !isOwn(gateway, answer)) return undefined;
	if (answer.body.length === 0 && script.spoken.some(({ plan }) => plan.method === "HEAD")) return undefined;
	// Who has no marker cannot be told from what stands in front of it but by the form itself.
	if (gateway.marker === undefined && mediaType(answer) !== "application/problem+json") return undefined;
	return wrongRefusal(exchange, statusOf);
}

/** A clean request has an answer, unless the one before it said that there would be none. */
function missingAnswer({ gateway, script, clean, heard, answers: { answers } }: Held): PerhapsLost | undefined {
	const last = answers.at(-1);
	if (answers.length >= clean || script.conversation.leaving !== "when-answered") return undefined;
	if (last !== undefined && (closes(last) || (gateway.target.setup === "operator" && heard.fault === undefined))) {
		return undefined;
	}
	return {
		requirement: "ANS-05",
		expected: `${clean} answers to as many requests`,
		actual: `${answers.length}, then the connection was ${heard.fault === undefined ? "closed" : heard.fault.kind}`,
		isLost: true,
	};
}
