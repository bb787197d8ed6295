import type { Severity } from "../conformance/engine/check.ts";

/** How bad it is to break a requirement, and what is written about it elsewhere. */
export interface Weakness {
	readonly severity: Severity;
	/** CWE, CVE and RFC. */
	readonly references: readonly string[];
}

const order: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** What the checks of a requirement say of breaking it: the gravest of them, and all that they refer to; undefined where there is none. */
export async function weaknessOf(requirement: string): Promise<Weakness | undefined> {
	const { checks } = await import("../conformance/checks/index.ts");
	const own = checks.filter((check) => check.requirement === requirement);
	const severity = order.find((one) => own.some((check) => check.severity === one));
	if (severity === undefined) return undefined;
	return { severity, references: [...new Set(own.flatMap(({ references }) => references))].toSorted() };
}
