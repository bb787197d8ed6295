import { type Law, type Step, Unjudged, type Violation } from "../law.ts";
import type { Cut, NonceCommand, NonceRequest, Sending } from "../models/nonce-command.ts";
import { type Clocks, NonceHistory } from "../models/nonce-history.ts";
import { freeSpelling, type Spelling } from "../models/nonce-spelling.ts";
import { type Answered, type Asked, judgeAnswers } from "./nonce-answers.ts";

/** A gateway, or a store of nonces, to which a history happens. Nonces are new to it in each history. */
export interface NonceSubject {
	clocks(): Clocks;
	/** The answers to the copies of one request. */
	send(request: NonceRequest): Promise<readonly Answered[]>;
	/** What is sent elsewhere goes to the one place that there is. */
	readonly isOnePlace?: true;
	/** Undefined where nobody can do this to the subject: the history goes on without, and is not judged as a whole. */
	evict?(): Promise<void>;
	restart?(): Promise<void>;
	prune?(): Promise<void>;
	/** Whoever can set the clocks can say to the second what is to be accepted. */
	setClocks?(clocks: Clocks): Promise<void>;
	/** Settles when the subject is there again. */
	cut?(how: Cut): Promise<void>;
}

const usualWindow = 300;

/** Whatever happens to the object that remembers, a nonce is admitted once, and a new one always (HMAC-NONCE). */
export function noncesAreAdmittedOnce(
	open: () => Promise<NonceSubject>,
	freshLetters: () => string,
	windowSeconds = usualWindow,
	spelling: Spelling = freeSpelling,
): Law<readonly NonceCommand[]> {
	return async (commands) => {
		let id = 0;
		const letters = freshLetters();
		const course: Course = {
			subject: await open(),
			history: new NonceHistory(),
			nameOf: (nonce) => spelling(letters, nonce),
			windowSeconds,
			last: new Map(),
			nextId: () => {
				id += 1;
				return id;
			},
			suspects: new Set(),
			steps: [],
		};
		let disturbed = false;
		const undone = undoneIn(commands, course.subject);
		const told = (violation: Violation): Violation => ({
			...violation,
			...(course.steps.length > 1 ? { steps: course.steps } : {}),
			...(undone === undefined ? {} : { judged: undone.judged }),
		});
		for (const command of undone?.judged ?? commands) {
			course.history.passes(course.subject.clocks());
			if (!isDisturbance(command)) {
				const cut = command.do === "together" ? command.cut : undefined;
				const sends = command.do === "together" ? command.sends : [command];
				const violation = await sendTogether(sends, { ...course, disturbed }, cut);
				if (violation !== undefined) return told(violation);
				disturbed ||= cut !== undefined;
			} else {
				await disturb(course.subject, command);
				course.steps.push({ done: command.do });
				disturbed = true;
			}
		}
		if (undone !== undefined)
			throw undone.sends ? new Unjudged(undone.reason, undone.judged) : new Unjudged(undone.reason);
		return undefined;
	};
}

/** What of a history can be done to a subject, where that is not all of it. */
interface Undone {
	readonly judged: readonly NonceCommand[];
	readonly reason: string;
	/** Whether anything is sent in it. */
	readonly sends: boolean;
}

function undoneIn(commands: readonly NonceCommand[], subject: NonceSubject): Undone | undefined {
	const missing = [...new Set(commands.flatMap((command) => missingFor(command, subject)))];
	if (missing.length === 0) return undefined;
	const judged = commands.flatMap((command) => doneOf(command, subject));
	const sends = judged.some((command) => !isDisturbance(command));
	return { judged, reason: `this cannot be done to this gateway: ${missing.join(", ")}`, sends };
}

/** What a subject lacks for a command, by name. */
function missingFor(command: NonceCommand, subject: NonceSubject): readonly string[] {
	if (command.do === "clocks") return subject.setClocks === undefined ? ["clocks"] : [];
	if (isDisturbance(command)) return subject[command.do] === undefined ? [command.do] : [];
	const sends = command.do === "together" ? command.sends : [command];
	const isElsewhere = subject.isOnePlace === true && sends.some(({ place }) => place === "there");
	const isCut = command.do === "together" && command.cut !== undefined && subject.cut === undefined;
	return [...(isElsewhere ? ["another place"] : []), ...(isCut ? ["cut"] : [])];
}

/** What of a command can be done. */
function doneOf(command: NonceCommand, subject: NonceSubject): readonly NonceCommand[] {
	if (isDisturbance(command)) return missingFor(command, subject).length === 0 ? [command] : [];
	const here = <One extends Sending>(one: One): One => (subject.isOnePlace === true ? { ...one, place: "here" } : one);
	if (command.do !== "together") return [here(command)];
	const { cut, ...rest } = command;
	const sends = command.sends.map(here);
	return [{ ...rest, sends, ...(cut === undefined || subject.cut === undefined ? {} : { cut }) }];
}

function isDisturbance(command: NonceCommand): command is Disturbance {
	return command.do !== "send" && command.do !== "again" && command.do !== "together";
}

type Disturbance = Exclude<NonceCommand, Sending | { do: "together" }>;

async function disturb(subject: NonceSubject, command: Disturbance): Promise<void> {
	if (command.do !== "clocks") {
		await subject[command.do]?.();
		return;
	}
	const here = subject.clocks().here + command.on;
	await subject.setClocks?.({ here, there: here + command.there, object: here + command.object });
}

interface Course {
	readonly subject: NonceSubject;
	readonly history: NonceHistory;
	/** The text in the place of a number. */
	readonly nameOf: (nonce: number) => string;
	/** Seconds between a timestamp and a clock by which it is accepted. */
	readonly windowSeconds: number;
	/** The last request of a command for a key with a nonce. */
	readonly last: Map<string, NonceRequest>;
	readonly nextId: () => number;
	/** Nonces that came with a request which proved nothing. */
	readonly suspects: Set<string>;
	/** What was done so far. */
	readonly steps: Step[];
}

type CutCommand = Extract<NonceCommand, { do: "together" }>["cut"];

async function sendTogether(
	sends: readonly Sending[],
	course: Course & { readonly disturbed: boolean },
	cut: CutCommand,
): Promise<Violation | undefined> {
	const { subject, history, last, windowSeconds } = course;
	const exact = subject.setClocks !== undefined;
	const requests = sends.flatMap((sending) => {
		const request = requestOf(sending, course);
		return request === undefined ? [] : [{ sending, request }];
	});
	const asked = requests.map(({ request }): Asked => {
		const ahead = request.until - windowSeconds - Math.floor(subject.clocks()[request.place] / 1000);
		const expected = history.expects(request.key, request.name, request.until);
		return { request, ahead, timely: Math.abs(ahead) <= windowSeconds, exact, expected };
	});
	for (const { sending, request } of requests) {
		last.set(`${sending.key} ${sending.nonce}`, request);
	}
	const answers = await answersTo(asked, subject, cut);
	history.passes(subject.clocks());
	course.steps.push(...stepsOf(answers, cut));
	return judgeAnswers(
		asked.map((one, index) => ({ ...one, answers: answers[index] ?? [] })),
		{ ...course, cutShort: cut !== undefined },
	);
}

/** One step for all copies of a request; `cut` came while they were under way. */
function stepsOf(answers: readonly (readonly Answered[])[], cut: CutCommand): readonly Step[] {
	const beside = answers.length > 1 ? ["at the same time as the others of these"] : [];
	const sent = answers.flatMap((copies): Step[] => {
		const exchange = copies[0]?.exchange;
		const how = [...(copies.length > 1 ? [`${copies.length} times at once`] : []), ...beside].join(", ");
		return exchange === undefined ? [] : [{ exchange, ...(how === "" ? {} : { how }) }];
	});
	return cut === undefined ? sent : [...sent, { done: `${cut.how} while they were under way` }];
}

function requestOf(
	sending: Sending,
	{ subject, nameOf, last, nextId, windowSeconds }: Course,
): NonceRequest | undefined {
	const { key, nonce, copies, place } = sending;
	if (sending.do === "again") {
		const before = last.get(`${key} ${nonce}`);
		return before === undefined ? undefined : { ...before, copies, place };
	}
	const { offset, manner } = sending;
	// Who lacks a scope is another key, with nonces of its own.
	const signer = manner === "no-scope" ? "readOnly" : key;
	const until = Math.floor(subject.clocks()[place] / 1000) + offset + windowSeconds;
	return { id: nextId(), key: signer, nonce, copies, place, offset, manner, until, name: nameOf(nonce) };
}

/** The answers to all, with what cuts them short. */
async function answersTo(
	asked: readonly Asked[],
	subject: NonceSubject,
	cut: CutCommand,
): Promise<readonly (readonly Answered[])[]> {
	let come = 0;
	let enough: () => void = () => {};
	const answers = asked.map(async ({ request }) => {
		const answered = await subject.send(request);
		come += 1;
		if (cut !== undefined && come >= cut.answers) enough();
		return answered;
	});
	const all = Promise.all(answers);
	if (cut !== undefined) {
		const soFar = new Promise<void>((resolve) => {
			enough = resolve;
			if (cut.answers === 0) resolve();
		});
		await Promise.race([soFar, all]);
		if (cut.ms > 0) await new Promise((resolve) => setTimeout(resolve, cut.ms));
		await subject.cut?.(cut.how);
	}
	return all;
}
