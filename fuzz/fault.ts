import { createHash } from "node:crypto";

/**
 * The name of a fault: its symptom, and what tells it from other faults that look alike. The symptom is the requirement, and
 * what was expected and what came without the texts and numbers of the one input; it is the same for each property that shows
 * it. `telling` are the kinds of the smallest input that shows the fault, without forms that every input has one of.
 */
export function faultOf(
	{ requirement, expected, actual }: { requirement: string; expected: string; actual: string },
	telling: readonly string[],
): string {
	const told = [requirement, ...[expected, actual].map(withoutParticulars)].join("\n");
	const symptom = `${requirement}-${digestOf(told).slice(0, 8)}`;
	return telling.length === 0 ? symptom : `${symptom}-${digestOf(telling.toSorted().join("\n")).slice(0, 6)}`;
}

/** What a fault has in common with others that look alike, for whoever cannot tell them apart. */
export function symptomOf(fault: string): string {
	return fault.replace(/(-[0-9a-f]{8})-[0-9a-f]{6}$/, "$1");
}

function digestOf(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}

function withoutParticulars(text: string): string {
	return text.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/(?<!\d)(?!\d{3}(?!\d))\d+/g, "0");
}
