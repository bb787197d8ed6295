import type { Report } from "../report/index.ts";

/** Something that a gateway lets in, or falls over, and all the checks that show it. */
export interface Finding {
	what: string;
	/** Why that is so, and whose choice it is: the library's default, an option, or the server around it. */
	why: string;
	checks: readonly string[];
}

/** The ids of all checks that show one of these, sorted. */
export function listed(findings: readonly Finding[]): readonly string[] {
	return findings.flatMap(({ checks }) => checks).sort();
}

/** The ids of the checks that failed, sorted. */
export function failed({ results }: Report): readonly string[] {
	return results.flatMap(({ id, verdict }) => (verdict === "fail" ? [id] : [])).sort();
}

/** The requirements that a warning is about, in their order. */
export function warned({ results }: Report): readonly string[] {
	return [...new Set(results.flatMap(({ requirement, verdict }) => (verdict === "warn" ? [requirement] : [])))];
}

/** `GROUP-01/a`, `GROUP-01/b`. */
export function checksOf(requirement: string, ...slugs: readonly string[]): readonly string[] {
	return slugs.map((slug) => `${requirement}/${slug}`);
}
