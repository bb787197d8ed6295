import type { Allowance, Check } from "../engine/check.ts";
import type { Measure } from "../engine/measurement.ts";
import { measuredNeeds, unmetNeed } from "../engine/needs.ts";
import type { Target } from "../engine/target.ts";
import { variantFor } from "../engine/variant.ts";

/** One line for each check: id, severity, what must hold. */
export function listChecks(checks: readonly Check[]): string {
	const longest = Math.max(...checks.map(({ id }) => id.length));
	return checks.map(({ id, severity, title }) => `${id.padEnd(longest)}  ${severity.padEnd(8)}  ${title}\n`).join("");
}

/** One line for each measure: id, what is measured, what it costs. */
export function listMeasures(measures: readonly Measure[]): string {
	return measures.map(({ id, title, cost }) => `measure  ${id}: ${title}; ${cost}\n`).join("");
}

/**
 * What a run would do, without a request: which checks run, which are skipped and why. What only a request shows is
 * taken to be met.
 */
export function planRun(
	checks: readonly Check[],
	measures: readonly Measure[],
	target: Target,
	allowed: readonly Allowance[],
): string {
	const unmetOf = (asked: Parameters<typeof unmetNeed>[0]) =>
		unmetNeed(asked, new Set([...variantFor(asked, target).capabilities, ...measuredNeeds]), new Set(allowed));
	const plan = checks.map((check) => ({ check, unmet: unmetOf(check) }));
	const lines = plan.map(({ check, unmet }) =>
		unmet === undefined ? `run   ${check.id}\n` : `skip  ${check.id}: ${unmet.reason}; to enable: ${unmet.remedy}\n`,
	);
	const runs = plan.filter(({ unmet }) => unmet === undefined).length;
	const measuring = measures.map((measure) => {
		const unmet = unmetOf(measure);
		return unmet === undefined
			? `measure  ${measure.id}: ${measure.cost}\n`
			: `skip  ${measure.id}: ${unmet.reason}; to enable: ${unmet.remedy}\n`;
	});
	return `${lines.join("")}${measuring.join("")}\n${runs} of ${plan.length} checks would run against ${target.name}; nothing was sent.\n`;
}
