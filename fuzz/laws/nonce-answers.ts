import type { Violation } from "../law.ts";
import type { Manner, NonceRequest } from "../models/nonce-command.ts";
import type { NonceExpectation, NonceHistory } from "../models/nonce-history.ts";

/**
 * What became of one copy: `untimely` is refused for its timestamp, `refused` for another reason than the nonce, before
 * it was looked at; `lost` is one that nobody was told of, because the answer or the gateway went away.
 */
export type NonceAnswer = "admitted" | "replayed" | "untimely" | "refused" | "lost";

export interface Answered {
	readonly answer: NonceAnswer;
	readonly exchange?: Violation["exchange"];
}

/** A request before it is answered, and what is to become of its nonce if its timestamp is accepted. */
export interface Asked {
	readonly request: NonceRequest;
	/** Seconds by which its timestamp is ahead of the clock of the place. */
	readonly ahead: number;
	/** Whether that is within the window. */
	readonly timely: boolean;
	/** Whether that is known to the second. */
	readonly exact: boolean;
	readonly expected: NonceExpectation;
}

interface Told extends Asked {
	readonly answers: readonly Answered[];
}

interface Background {
	readonly history: NonceHistory;
	/** Nonces that came with a request which proved nothing; added to. */
	readonly suspects: Set<string>;
	/** Whether something has happened to the subject before. */
	readonly disturbed: boolean;
	/** Whether something has happened to it while these were under way. */
	readonly cutShort: boolean;
}

/**
 * Judges requests that were under way at the same time, in whatever order they were decided, and writes down in the
 * history what became of them: it must be as if each had been decided at one moment between its sending and its answer.
 */
export function judgeAnswers(told: readonly Told[], background: Background): Violation | undefined {
	const { suspects, history } = background;
	const proved = told.filter(({ request }) => !provesNothing(request.manner));
	for (const { request } of told.filter((one) => !proved.includes(one))) {
		suspects.add(request.name);
	}
	for (const one of told) {
		const violation = ofItself(one, background);
		if (violation !== undefined) return violation;
	}
	const groups = byNonce(proved);
	for (const group of groups) {
		remember(group, history);
	}
	for (const group of groups) {
		const violation = together(group, background);
		if (violation !== undefined) return violation;
	}
	return undefined;
}

const provesNothing = (manner: Manner) => manner === "forged" || manner === "wrong-body";

/** What one request must not be answered, whatever the others are. */
function ofItself(told: Told, { disturbed }: Background): Violation | undefined {
	const { request, timely, exact, expected } = told;
	const came = (answer: NonceAnswer) => told.answers.some((one) => one.answer === answer);
	if (provesNothing(request.manner)) {
		return came("admitted") || came("replayed")
			? violation(
					request.manner === "forged" ? "HMAC-SIG-04" : "HMAC-BODY-01",
					"a request that proves nothing to be refused",
					[told],
				)
			: undefined;
	}
	if (!timely && came("admitted")) {
		const requirement = told.ahead < 0 ? "HMAC-TIME-01" : "HMAC-TIME-02";
		return violation(requirement, "a timestamp out of the window to be refused", [told]);
	}
	if (timely && exact && came("untimely")) {
		return violation("HMAC-TIME-03", "a timestamp within the window to be accepted", [told]);
	}
	if (expected === "replayed" && came("admitted")) {
		const isGivenBack = request.manner === "no-scope" && !disturbed;
		const requirement = disturbed ? "HMAC-NONCE-09" : "HMAC-NONCE-01";
		return guess(
			violation(isGivenBack ? "HMAC-NONCE-07" : requirement, "a nonce that was admitted to be refused", [told]),
		);
	}
	return undefined;
}

/** What those with one nonce under one key must be answered together. */
function together(group: readonly Told[], background: Background): Violation | undefined {
	const answers = group.flatMap((one) => one.answers);
	const count = (answer: NonceAnswer) => answers.filter((one) => one.answer === answer).length;
	if (count("admitted") > 1) {
		const requirement = background.cutShort ? "HMAC-NONCE-09" : "HMAC-NONCE-02";
		return violation(requirement, `one of ${answers.length} requests to be admitted`, group);
	}
	const fresh = group.find(({ timely, expected }) => timely && expected === "admitted");
	if (fresh === undefined || count("admitted") > 0 || count("lost") > 0) {
		return undefined;
	}
	return guess(violation(requirementOf(fresh.request, background), "a new nonce to be admitted", group));
}

function guess(violation: Violation): Violation {
	return { ...violation, guessed: true };
}

/** What a gateway has most likely mistaken a new nonce for. */
function requirementOf({ key, name }: NonceRequest, { history, suspects, disturbed }: Background): string {
	if (suspects.has(name)) return "HMAC-NONCE-05";
	const like = history.hasLike(key, name);
	if (like === "other key") return "HMAC-NONCE-03";
	return like === undefined && disturbed ? "HMAC-NONCE-09" : "HMAC-NONCE-04";
}

function remember(group: readonly Told[], history: NonceHistory): void {
	const withAnswer = (answer: NonceAnswer) =>
		group.filter(({ answers }) => answers.some((one) => one.answer === answer)).map(({ request }) => request);
	const admitted = withAnswer("admitted");
	for (const { key, name, until } of admitted) {
		history.admitted(key, name, until);
	}
	if (admitted.length > 0) return;
	for (const { key, name, until } of withAnswer("lost")) {
		history.untold(key, name, until);
	}
	for (const { key, name, until } of withAnswer("replayed")) {
		history.replayed(key, name, until);
	}
}

function byNonce(told: readonly Told[]): readonly (readonly Told[])[] {
	const groups = new Map<string, Told[]>();
	for (const one of told) {
		const id = `${one.request.key} ${one.request.name}`;
		groups.set(id, [...(groups.get(id) ?? []), one]);
	}
	return [...groups.values()];
}

function violation(requirement: string, expected: string, told: readonly Told[]): Violation {
	const answers = told.flatMap((one) => one.answers);
	const admitted = answers.filter(({ answer }) => answer === "admitted");
	const shown = admitted.at(-1) ?? answers[0];
	return {
		requirement,
		expected,
		actual: answers.map(({ answer }) => answer).join(", "),
		...(shown?.exchange === undefined ? {} : { exchange: shown.exchange }),
	};
}
