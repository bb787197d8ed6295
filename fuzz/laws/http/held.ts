import type { Heard } from "../../../conformance/client/wire.ts";
import { hasHeader, headerValues } from "../../../conformance/engine/answer.ts";
import type { Violation } from "../../law.ts";
import { type Answers, answersIn, type HeardAnswer } from "../../models/http/answers.ts";
import type { ConversationPlan } from "../../models/http/conversation-plan.ts";
import { type Expected, expectedOf, type HttpFacts } from "../../models/http/expected.ts";
import type { Gateway } from "../../place.ts";
import type { Script } from "../../subjects/script.ts";

/** A conversation that was held with a gateway, and what was to be expected of it. */
export interface Held {
	readonly gateway: Gateway;
	readonly script: Script;
	/** Of each request. */
	readonly expected: readonly Expected[];
	/** So many requests come first of which everybody knows where they end; their answers are the first ones. */
	readonly clean: number;
	readonly heard: Heard;
	readonly answers: Answers;
	/** What the platform of the gateway answers to the same bytes where there is no gateway; undefined where nobody can ask. */
	readonly control: (() => Promise<Shown>) | undefined;
}

/** What came from the control. */
export interface Shown {
	readonly heard: Heard;
	readonly answers: Answers;
}

/** So long is waited for more, where it is not known whether more will come. */
const quietMs = 40;

/** Holds a conversation and divides what came. Undefined where the target is reached by no connection. */
export async function hold(
	plan: ConversationPlan,
	script: Script,
	{ gateway, facts }: { gateway: Gateway; facts: HttpFacts },
): Promise<Held | undefined> {
	const expected = expectedOf(plan, facts, script.cut);
	const clean = cleanAtFirst(expected);
	const asksHead = headsOf(plan, clean);
	const patienceMs = (received: Uint8Array): number => {
		const whole = answersIn(received, asksHead, false).answers.filter(({ isWhole }) => isWhole).length;
		if (whole < clean) return Number.POSITIVE_INFINITY;
		return whole < plan.requests.length ? quietMs : 0;
	};
	const heard = await gateway.converse?.(plan.requests.length, script.conversation, patienceMs);
	if (heard === undefined) return undefined;
	const divided = (one: Heard): Shown => ({ heard: one, answers: answersIn(one.received, asksHead, true) });
	const converse = gateway.target.platform?.transport.converse;
	let shown: Promise<Shown> | undefined;
	return {
		...{ gateway, script, expected, clean },
		...divided(heard),
		control:
			converse === undefined
				? undefined
				: () => {
						shown ??= converse(script.forControl, { timeoutMs: gateway.timeoutMs, patienceMs }).then(divided);
						return shown;
					},
	};
}

function cleanAtFirst(expected: readonly Expected[]): number {
	const unclean = expected.findIndex(({ isClean }) => !isClean);
	const ending = expected.findIndex(({ mayEnd }) => mayEnd);
	const count = unclean < 0 ? expected.length : unclean;
	return ending < 0 ? count : Math.min(count, ending + 1);
}

function headsOf({ requests }: ConversationPlan, clean: number): (index: number) => boolean | undefined {
	const some = requests.some(({ method }) => method === "HEAD");
	return (index) => (index < clean ? requests[index]?.method === "HEAD" : some ? undefined : false);
}

/** Whether the answer is the gateway's own: it bears its marker, or the gateway has none. */
export function isOwn({ marker }: Gateway, answer: HeardAnswer): boolean {
	return marker === undefined || hasHeader(answer, marker);
}

/** Whether the answer says that nothing comes after it. */
export function closes(answer: HeardAnswer): boolean {
	return headerValues(answer.headers, "connection").some((value) => /(?:^|,)\s*close\s*(?:,|$)/i.test(value));
}

/** A violation, said of one of several answers. */
export function ofAnswer(index: number, { requirement, expected, actual }: Violation): Violation {
	return { requirement, expected, actual: `answer ${index + 1}: ${actual}` };
}

/** Whether the sender leaves without waiting for answers. */
export function isGone(leaving: Script["conversation"]["leaving"]): boolean {
	return leaving === "hang-up" || leaving === "reset";
}
