import type { Allowance, Check } from "../engine/check.ts";
import { measuredNeeds, unmetNeed } from "../engine/needs.ts";
import type { Target } from "../engine/target.ts";

/** One line for each check: id, severity, what must hold. */
export function listChecks(checks: readonly Check[]): string {
	const longest = Math.max(...checks.map(({ id }) => id.length));
	return checks.map(({ id, severity, title }) => `${id.padEnd(longest)}  ${severity.padEnd(8)}  ${title}\n`).join("");
}

/**
 * What a run would do, without a request: which checks run, which are skipped and why. What only a request shows is
 * taken to be met.
 */
export function planRun(checks: readonly Check[], target: Target, allowed: readonly Allowance[]): string {
	const capabilities = new Set([...target.capabilities, ...measuredNeeds]);
	const plan = checks.map((check) => ({ check, unmet: unmetNeed(check, capabilities, new Set(allowed)) }));
	const lines = plan.map(({ check, unmet }) =>
		unmet === undefined ? `run   ${check.id}\n` : `skip  ${check.id}: ${unmet.reason}; to enable: ${unmet.remedy}\n`,
	);
	const runs = plan.filter(({ unmet }) => unmet === undefined).length;
	return `${lines.join("")}\n${runs} of ${plan.length} checks would run against ${target.name}; nothing was sent.\n`;
}
