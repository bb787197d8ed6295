import { unreachable } from "../engine/sanity.ts";
import {
	type Answers,
	type Asker,
	Cancelled,
	firstQuestions,
	furtherQuestions,
	hasEnough,
	idleAnswers,
	type Question,
	redirectOf,
	resolveAnswers,
	type Sighting,
	sharedAlgorithms,
} from "../init/index.ts";
import type { Meeting } from "./init-meeting.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

export interface InterviewParts {
	io: Io;
	/** None where nobody can be asked. */
	asker: Asker | undefined;
	/** Take what is usual where nothing is told. */
	takesUsual: boolean;
	/** None where the target is not to be asked. */
	meeting: Meeting | undefined;
}

/** What was learnt, of the operator and of the target. */
export interface Learnt {
	answers: Answers;
	sightings: readonly Sighting[];
	/** Which credentials cannot be used here and now, and why. */
	unavailable: readonly string[];
}

/** The target does not answer, and nobody is there who could say what to do about it. */
export class Unreachable extends Error {}

/**
 * Asks operator and target in turns, so that what the one says may spare the other a question. Throws a `UsageError`
 * where an answer is missing, `Unreachable`, and `Cancelled` where the operator leaves.
 */
export async function interview(told: Partial<Answers>, parts: InterviewParts): Promise<Learnt> {
	// Whoever forgot an option should not learn it after requests were sent, nor one after the other.
	const isTold = parts.asker === undefined && !parts.takesUsual;
	let answers = await settled(isTold ? [...firstQuestions, ...furtherQuestions] : firstQuestions, told, [], parts);
	const met = await meetFirst(answers, parts);
	answers = await settled(furtherQuestions, met.answers, met.sightings ?? [], parts);
	refuseUnfit(answers, met.sightings ?? [], parts);
	const earlier = met.sightings ?? [];
	if (parts.meeting === undefined || met.sightings === undefined || hasEnough(earlier)) {
		return { answers, sightings: earlier, unavailable: [] };
	}
	const { sightings, unavailable } = await parts.meeting.further(answers, met.sightings);
	return { answers, sightings: [...met.sightings, ...sightings], unavailable };
}

/** Answers with a target in them, and whatever the questions add. */
async function settled(
	questions: readonly Question[],
	told: Partial<Answers>,
	sightings: readonly Sighting[],
	{ io, asker, takesUsual }: InterviewParts,
): Promise<Answers> {
	const start = { answers: told, sightings, cwd: io.cwd, env: io.env };
	const { answers, missing } = await resolveAnswers(questions, start, { asker, takesUsual });
	const { target } = answers;
	if (missing.length > 0 || target === undefined) {
		const options = missing.map(({ options }) => `  ${options}`).join("\n");
		const remedy = takesUsual ? "" : "\n--yes takes what is usual where there is something usual.";
		throw new UsageError(`There is no terminal to ask on, and this is not told:\n${options}${remedy}`);
	}
	return { ...answers, target };
}

function refuseUnfit(answers: Answers, sightings: readonly Sighting[], { io }: InterviewParts): void {
	const { jwt, algorithm } = answers;
	if (jwt === "secret" && algorithm !== undefined && !sharedAlgorithms.some((name) => name === algorithm)) {
		throw new UsageError(`--alg ${algorithm}: with a shared secret it is one of ${sharedAlgorithms.join(", ")}.`);
	}
	const start = { answers, sightings, cwd: io.cwd, env: io.env };
	const [idle] = idleAnswers(furtherQuestions, start);
	if (idle === undefined) return;
	const need = ["keyId", "secret"].includes(idle.name) ? "--scheme" : "another --jwt";
	throw new UsageError(`${idle.options} says nothing here: it takes ${need}.`);
}

interface FirstMeeting {
	answers: Answers;
	/** None if the target was not asked, or did not answer. */
	sightings: readonly Sighting[] | undefined;
}

const yesOrNo = [
	{ value: "yes", label: "Yes" },
	{ value: "no", label: "No" },
] as const;

async function meetFirst(answers: Answers, parts: InterviewParts): Promise<FirstMeeting> {
	const { meeting, asker, io } = parts;
	if (meeting === undefined) return { answers, sightings: undefined };
	if (
		asker !== undefined &&
		(await asker.choose(`May ${answers.target} be asked a few plain requests?`, yesOrNo)) === "no"
	) {
		return { answers, sightings: undefined };
	}
	const sightings = await meeting.first(answers);
	if (io.interrupted.aborted) throw new Cancelled();
	const fault = sightings.map(({ exchange }) => exchange.outcome).find(({ ok }) => !ok);
	if (fault !== undefined && !fault.ok) return silent(answers, unreachable(answers.target, fault.fault), parts);
	const secure = secureTwin(answers.target, redirectOf(sightings, answers.target));
	if (secure !== undefined && asker !== undefined) {
		const chosen = await asker.choose(`It sends its callers to ${secure}. Is that the target?`, yesOrNo);
		if (chosen === "yes") return meetFirst({ ...answers, target: secure }, parts);
	}
	return { answers, sightings };
}

/** Where the same host is reached by https, if that is where callers are sent. */
function secureTwin(target: string, elsewhere: string | undefined): string | undefined {
	if (elsewhere === undefined) return undefined;
	const [from, to] = [new URL(target), new URL(elsewhere)];
	return from.protocol === "http:" && to.protocol === "https:" && from.hostname === to.hostname ? elsewhere : undefined;
}

async function silent(answers: Answers, message: string, parts: InterviewParts): Promise<FirstMeeting> {
	if (parts.asker === undefined) throw new Unreachable(message);
	const chosen = await parts.asker.choose(message, [
		{ value: "url", label: "Try another URL" },
		{ value: "on", label: "Go on without asking it" },
	]);
	if (chosen === "on") return { answers, sightings: undefined };
	const { target: _, ...others } = answers;
	return meetFirst(await settled(firstQuestions, others, [], parts), parts);
}
