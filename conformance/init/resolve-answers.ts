import type { AnswerName, Answers } from "./answers.ts";
import { keyFactsOf } from "./key-facts.ts";
import type { Choice, Known, Question } from "./question.ts";

/** Asks a person. */
export interface Asker {
	/** The text of an answer that the question reads; `""` leaves it out. Rejects with `Cancelled`. */
	ask(question: Question, known: Known, proposal: string | undefined): Promise<string>;
	/** The value of one of the choices. Rejects with `Cancelled`. */
	choose(message: string, choices: readonly Choice[]): Promise<string>;
}

/** The person left before the last question. */
export class Cancelled extends Error {
	constructor() {
		super("Nothing was written.");
		this.name = "Cancelled";
	}
}

export interface Resolving {
	/** None where nobody can be asked. */
	asker: Asker | undefined;
	/** Take what is usual where nothing is told. */
	takesUsual: boolean;
}

export interface Resolved {
	answers: Partial<Answers>;
	/** Questions without an answer, without which there is no config. */
	missing: readonly Question[];
}

/**
 * Completes what was told: by facts, by what is usual, or by asking, in the order of the questions, since each answer
 * decides which questions follow.
 */
export async function resolveAnswers(
	questions: readonly Question[],
	start: Omit<Known, "keyFacts">,
	{ asker, takesUsual }: Resolving,
): Promise<Resolved> {
	let { answers } = start;
	const missing: Question[] = [];
	for (const question of questions) {
		const known: Known = { ...start, answers, keyFacts: factsFor(answers, start) };
		if (answers[question.name] !== undefined || !question.applies(known)) continue;
		const text = await answerTo(question, known, { asker, takesUsual });
		const reading = text === undefined || text === "" ? undefined : question.read(text, start);
		if (reading?.ok === true) answers = { ...answers, [question.name]: reading.value };
		else if (question.needed(known)) missing.push(question);
	}
	return { answers, missing };
}

async function answerTo(
	question: Question,
	known: Known,
	{ asker, takesUsual }: Resolving,
): Promise<string | undefined> {
	const found = question.found?.(known);
	if (asker !== undefined && question.asks !== undefined) {
		return asker.ask(question, known, found ?? question.usual?.(known));
	}
	return found ?? (takesUsual ? question.usual?.(known) : undefined);
}

function factsFor({ jwtSecret, jwt }: Partial<Answers>, surroundings: Omit<Known, "keyFacts">): Known["keyFacts"] {
	return jwtSecret === undefined || jwt !== "key" ? {} : keyFactsOf(jwtSecret, surroundings);
}

/** The answers that say nothing beside the others, as a key id where nothing is signed. */
export function idleAnswers(
	questions: readonly Question[],
	start: Omit<Known, "keyFacts">,
): readonly Question<AnswerName>[] {
	const known: Known = { ...start, keyFacts: {} };
	return questions.filter((question) => start.answers[question.name] !== undefined && !question.applies(known));
}
