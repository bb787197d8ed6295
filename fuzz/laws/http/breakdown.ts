import { describeOutcome } from "../../../conformance/engine/answer.ts";
import type { Violation } from "../../law.ts";
import { Unsettled } from "../verdict.ts";
import { closes, type Held, isGone, isOwn, type Shown } from "./held.ts";

/** What went wrong with a connection, and how one sees that it goes wrong without a gateway, too. */
interface Breakdown {
	readonly actual: string;
	readonly shows: (shown: Shown) => boolean;
	/** The gateway did it itself, so that no platform is to blame. */
	readonly isOwn?: boolean;
	/**
	 * Who may do it, too, where there is no control to say who did: any platform, as it may say 501 of a method and 505 of
	 * a version, or something in front of a gateway that is not ours.
	 */
	readonly mayBe?: "platform" | "in-front";
	/** A network may do it now and then. */
	readonly isLost?: boolean;
}

/** A violation that may be no more than a loss on the way, so that it has to be seen again. */
export interface PerhapsLost extends Violation {
	readonly isLost: boolean;
}

/**
 * Never a 5xx, never a hang, never anything but HTTP, and an answer to the first request that HTTP leaves open, unless the
 * platform does the same to the same bytes where there is no gateway (ANS-05).
 */
export async function brokenDown(held: Held): Promise<PerhapsLost | undefined> {
	const { fault } = held.heard;
	if (fault !== undefined && ["refused", "dns", "tls"].includes(fault.kind)) {
		throw new Unsettled(`The target could not be reached: ${describeOutcome({ ok: false, fault })}.`);
	}
	for (const breakdown of [...hangOf(held), ...serverErrorsOf(held), ...noHttpOf(held), ...lostOf(held)]) {
		if (!(await isOfThePlatform(breakdown, held))) {
			return {
				requirement: "ANS-05",
				expected: "an answer of the gateway, or what its platform does by itself",
				actual: breakdown.actual,
				isLost: breakdown.isLost === true,
			};
		}
	}
	return undefined;
}

async function isOfThePlatform(breakdown: Breakdown, { gateway, control }: Held): Promise<boolean> {
	if (breakdown.isOwn === true) return false;
	if (control !== undefined) return breakdown.shows(await control());
	return breakdown.mayBe === "platform" || (breakdown.mayBe === "in-front" && gateway.target.setup === "operator");
}

function hangOf({ heard: { fault } }: Held): readonly Breakdown[] {
	if (fault?.kind !== "timeout" && fault?.kind !== "too-large") return [];
	return [
		{
			actual: `${fault.kind}: ${fault.detail}, although nothing more was to come`,
			isLost: true,
			shows: ({ heard }) => heard.fault?.kind === fault.kind,
		},
	];
}

/** A server error, or another protocol from here on, which no gateway lets its upstream agree to (FWD-07). */
function isNoAnswerOfAGateway(status: number): boolean {
	return status >= 500 || status === 101;
}

function serverErrorsOf({ gateway, clean, answers }: Held): readonly Breakdown[] {
	return answers.answers.flatMap((answer, index) => {
		if (index < clean || !isNoAnswerOfAGateway(answer.status)) return [];
		return {
			actual: `answer ${index + 1}: ${describeOutcome({ ok: true, answer })}`,
			isOwn: gateway.marker !== undefined && isOwn(gateway, answer),
			mayBe: answer.status === 501 || answer.status === 505 ? "platform" : "in-front",
			shows: (shown: Shown) => shown.answers.answers.some(({ status }) => isNoAnswerOfAGateway(status)),
		} satisfies Breakdown;
	});
}

function noHttpOf(held: Held): readonly Breakdown[] {
	const { script, heard, answers } = held;
	const { rest } = answers;
	const isBrokenOff = answers.answers.some(({ isWhole }) => !isWhole);
	if ((rest === "" && !isBrokenOff) || isGone(script.conversation.leaving) || isResetBehind(held)) return [];
	return [
		{
			actual: `${heard.received.length} bytes that are not answers only, after ${answers.answers.length} answers`,
			mayBe: "in-front",
			isLost: rest === "" || heard.fault !== undefined,
			shows: (shown) => shown.answers.rest !== "" || shown.answers.answers.some(({ isWhole }) => !isWhole),
		},
	];
}

/**
 * Whether an answer was broken off by a reset that a later request may have brought about: whoever closes for that one while
 * it has not read everything resets the connection, and so takes what the client has not yet read of earlier answers (RFC
 * 9112 §9.6).
 */
function isResetBehind({ heard, expected, answers: { answers, rest } }: Held): boolean {
	const brokenOff = answers.findIndex(({ isWhole }) => !isWhole);
	const isLast = brokenOff >= 0 && brokenOff === answers.length - 1 && rest === "";
	return isLast && heard.fault?.kind === "reset" && expected.slice(brokenOff + 1).some(({ mayEnd }) => mayEnd);
}

/** An answer that does not come although nobody has left, and the request is there to its end. */
function lostOf({ script, expected, clean, heard, answers: { answers } }: Held): readonly Breakdown[] {
	const { cut, conversation, spoken } = script;
	const last = answers.at(-1);
	const mayEnd = clean > 0 && expected[clean - 1]?.mayEnd === true;
	const isAsked = clean < spoken.length && !mayEnd && (cut === undefined || cut.at > clean);
	if (!isAsked || answers.length !== clean || (last !== undefined && closes(last))) return [];
	if (conversation.leaving !== "when-answered" || heard.hadLeft) return [];
	return [
		{
			actual: `no answer to request ${clean + 1}: the connection was ${heard.fault === undefined ? "closed" : heard.fault.kind}`,
			mayBe: "in-front",
			isLost: true,
			shows: (shown) => shown.answers.answers.length <= clean,
		},
	];
}
