import { createHash } from "node:crypto";

/**
 * The name of a fault: its symptom, and what tells it from other faults that look alike. The symptom is the requirement, and
 * what was expected and what came without the texts and numbers of the one input; it is the same for each property that shows
 * it. `telling` are the kinds of the smallest input that shows the fault, without forms that every input has one of; they
 * tell nothing of one that is told by its symptom.
 */
export function faultOf(
	{ requirement, expected, actual }: { requirement: string; expected: string; actual: string },
	telling: readonly string[],
): string {
	const isServers = serverError.test(actual);
	const bySymptom = isToldBySymptom({ expected });
	const seen = isServers ? ["5xx"] : (bySymptom ? [expected] : [expected, actual]).map(withoutParticulars);
	const symptom = `${requirement}-${digestOf([requirement, ...seen].join("\n")).slice(0, 8)}`;
	return telling.length === 0 || bySymptom
		? symptom
		: `${symptom}-${digestOf(telling.toSorted().join("\n")).slice(0, 6)}`;
}

/** What a fault has in common with others that look alike, for whoever cannot tell them apart. */
export function symptomOf(fault: string): string {
	return fault.replace(/(-[0-9a-f]{8})-[0-9a-f]{6}$/, "$1");
}

/**
 * The name of a fault that is shown now and then, of which the input tells nothing: what had to be and what came. Whatever
 * was let in that way, by whichever requirement it had to be refused, is one.
 */
export function rareFaultOf({
	requirement,
	expected,
	actual,
}: {
	requirement: string;
	expected: string;
	actual: string;
}): string {
	return `${requirement}-${digestOf([expected, actual].map(withoutParticulars).join("\n")).slice(0, 8)}`;
}

/** Whether two names are of one fault that is shown now and then. */
export function isSameRare(one: string, other: string): boolean {
	return one.slice(-8) === other.slice(-8);
}

/** What is wrong, and what had to be. */
export interface Wrong {
	readonly requirement: string;
	readonly expected: string;
}

/** What had to be where one request was answered with what another deserved. */
export const ownAnswers = "its own answer to each request";

/**
 * Whether it is one fault whatever shows it: whoever answers one request in place of another does so whatever is wrong with
 * that other one.
 */
export function isToldBySymptom({ expected }: Pick<Wrong, "expected">): boolean {
	return expected === ownAnswers;
}

/**
 * Whether one that was let in is what is behind another that was refused at a later stage than it had to be (ANS-07): the
 * stage that had to refuse both is the one that is wrong.
 */
export function isBehind(letIn: Wrong, refusedLater: Wrong): boolean {
	return !isOfAnswer(letIn) && refusedLater.requirement === "ANS-07" && letIn.expected === refusedLater.expected;
}

/** Whether it is about what an answer is, and not about who is let in and what an upstream sees. */
export function isOfAnswer({ requirement }: Pick<Wrong, "requirement">): boolean {
	return requirement.startsWith("ANS-");
}

function digestOf(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}

/** An answer of a server that failed, of whatever connection: with HEAD it has no body, and whoever fails forgets what was asked. */
const serverError = /^(?:answer \d+: )?5\d\d\b/;

/** Texts, targets, and numbers that are no statuses. */
function withoutParticulars(text: string): string {
	return text
		.replace(/"(?:[^"\\]|\\.)*"/g, '""')
		.replace(/(?<=^|\s)\/\S*/g, "/")
		.replace(/(?<!\d)(?!\d{3}(?!\d))\d+/g, "0");
}
