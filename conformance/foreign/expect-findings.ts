import { expect } from "vitest";
import type { Conformed } from "./conformed.ts";
import { type Finding, failed, listed, warned } from "./findings.ts";

/** For tests: the run found exactly this, and is sure of everything else that it could ask. */
export function expectFindings(
	{ exitCode, report }: Conformed,
	expected: { findings: readonly Finding[]; lenient: readonly string[]; atLeast: number },
): void {
	expect(report.inconclusive).toBeUndefined();
	const unsure = report.results.filter(({ verdict }) => verdict === "error" || verdict === "inconclusive");
	expect(unsure.map(({ id, verdict, reason }) => `${verdict} ${id}: ${reason}`)).toEqual([]);
	expect(failed(report)).toEqual(listed(expected.findings));
	expect(warned(report)).toEqual(expected.lenient);
	expect(report.summary.pass).toBeGreaterThan(expected.atLeast);
	expect(exitCode).toBe(1);
}
