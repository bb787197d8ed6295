import { createHash } from "node:crypto";

/**
 * A name for what a finding shows, the same for each property that shows it: the requirement, and what was expected and
 * what came without the texts and numbers of the one input.
 */
export function faultOf({
	requirement,
	expected,
	actual,
}: {
	requirement: string;
	expected: string;
	actual: string;
}): string {
	const told = [requirement, ...[expected, actual].map(withoutParticulars)].join("\n");
	return `${requirement}-${createHash("sha256").update(told).digest("hex").slice(0, 8)}`;
}

function withoutParticulars(text: string): string {
	return text.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/(?<!\d)(?!\d{3}(?!\d))\d+/g, "0");
}
