import type { Law, Violation } from "../law.ts";
import { NonceHistory } from "../models/nonce-history.ts";

/**
 * How a request with a nonce comes: signed as it should be, as HEAD, for another target, wrongly signed, over another
 * body than its own, without the scope for its route, or for an upstream that fails.
 */
export type Manner = "plain" | "head" | "elsewhere" | "forged" | "wrong-body" | "no-scope" | "upstream-fails";

export type NonceCommand =
	| {
			readonly do: "send";
			readonly key: "primary" | "second";
			/** Which of the history's nonces; those of one letter differ in their spelling only. */
			readonly nonce: number;
			/** Seconds between the timestamp and the clock. */
			readonly offset: number;
			/** How many copies of the one request go out at once. */
			readonly copies: number;
			readonly manner: Manner;
	  }
	| { readonly do: "evict" | "restart" | "prune" }
	| { readonly do: "wait"; readonly seconds: number };

/** What became of one copy; "refused" is for another reason than the nonce, before it was looked at. */
export type NonceAnswer = "admitted" | "replayed" | "refused";

/** A gateway, or a store of nonces, to which a history happens. */
export interface NonceSubject {
	/** Unix seconds. */
	now(): number;
	/** `nonce` is new to the subject in each history. */
	send(
		command: Extract<NonceCommand, { do: "send" }>,
		nonce: string,
	): Promise<readonly { answer: NonceAnswer; exchange?: Violation["exchange"] }[]>;
	/** Undefined where nobody can do this to the subject: the history goes on without. */
	evict?(): Promise<void>;
	restart?(): Promise<void>;
	prune?(): Promise<void>;
	/** Sets the clock on, or back. */
	wait?(seconds: number): Promise<void>;
}

const windowSeconds = 300;

/** Whatever happens to the object that remembers, a nonce is admitted once, and a new one always (HMAC-NONCE). */
export function noncesAreAdmittedOnce(
	open: () => Promise<NonceSubject>,
	freshLetters: () => string,
): Law<readonly NonceCommand[]> {
	return async (commands) => {
		const subject = await open();
		const history = new NonceHistory();
		const letters = freshLetters();
		const suspects = new Set<string>();
		let disturbed = false;
		for (const command of commands) {
			if (command.do !== "send") {
				await disturb(subject, command);
				history.passes(Math.floor(subject.now()));
				disturbed = true;
				continue;
			}
			const nonce = spelling(letters, command.nonce);
			const violation = await send(command, nonce, { subject, history, suspects, disturbed });
			if (violation !== undefined) {
				return violation;
			}
		}
		return undefined;
	};
}

async function disturb(subject: NonceSubject, command: Exclude<NonceCommand, { do: "send" }>): Promise<void> {
	if (command.do === "wait") {
		await subject.wait?.(command.seconds);
	} else {
		await subject[command.do]?.();
	}
}

interface Course {
	readonly subject: NonceSubject;
	readonly history: NonceHistory;
	/** Nonces that came with a request which proved nothing. */
	readonly suspects: Set<string>;
	readonly disturbed: boolean;
}

async function send(
	command: Extract<NonceCommand, { do: "send" }>,
	nonce: string,
	{ subject, history, suspects, disturbed }: Course,
): Promise<Violation | undefined> {
	const { key, copies, manner } = command;
	const now = Math.floor(subject.now());
	const until = now + command.offset + windowSeconds;
	const expected = history.expects(key, nonce, until, now);
	const answers = await subject.send(command, nonce);
	const admitted = answers.filter(({ answer }) => answer === "admitted");
	const violation = (requirement: string, wanted: string): Violation => {
		const [first] = admitted.length > 0 ? admitted.slice(-1) : answers;
		const came = answers.map(({ answer }) => answer).join(", ");
		return {
			requirement,
			expected: wanted,
			actual: came,
			...(first?.exchange === undefined ? {} : { exchange: first.exchange }),
		};
	};
	if (manner === "forged" || manner === "wrong-body") {
		suspects.add(nonce);
		return answers.every(({ answer }) => answer === "refused")
			? undefined
			: violation(manner === "forged" ? "HMAC-SIG-04" : "HMAC-BODY-01", "a request that proves nothing to be refused");
	}
	if (admitted.length > 0) {
		history.admitted(key, nonce, until);
	}
	if (expected === "replayed" && admitted.length > 0) {
		return violation(disturbed ? "HMAC-NONCE-09" : "HMAC-NONCE-01", "a nonce that was admitted to be refused");
	}
	if (admitted.length > 1) {
		return violation("HMAC-NONCE-02", `one of ${copies} copies to be admitted`);
	}
	if (expected === "admitted" && admitted.length === 0) {
		const like = history.hasLike(key, nonce);
		const requirement = suspects.has(nonce)
			? "HMAC-NONCE-05"
			: like === "other key"
				? "HMAC-NONCE-03"
				: "HMAC-NONCE-04";
		return violation(requirement, "a new nonce to be admitted");
	}
	return undefined;
}

/** Nonces that stores have been seen to take for one another: other case, one more or one other letter, dashes left out. */
function spelling(letters: string, index: number): string {
	const base = `${letters}-Nonce-aB-${Math.floor(index / spellings.length)}-xYz0`;
	return (spellings[index % spellings.length] ?? ((text: string) => text))(base);
}

const spellings: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => text.toLowerCase(),
	(text) => `${text}1`,
	(text) => `${text.slice(0, -1)}1`,
	(text) => text.replaceAll("-", "_"),
];
export const spellingsOfOne = spellings.length;
