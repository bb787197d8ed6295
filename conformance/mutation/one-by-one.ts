import { randomUUID } from "node:crypto";
import type { Check } from "../engine/check.ts";
import { freshRandom, freshSeed } from "../engine/random.ts";
import { Redactor } from "../engine/redact.ts";
import { readSpecification } from "../engine/requirements.ts";
import { runCheck } from "../engine/run-check.ts";
import { openSession, type Session } from "../engine/session.ts";
import type { Target } from "../engine/target.ts";
import type { MutatedLab } from "./mutated-lab.ts";
import { allowances, checkTimeoutMs, type Finding, findingOf, sanityId, timeoutMs, unproven } from "./suite.ts";

/**
 * Runs each check while no other runs, so that whatever the gateways execute is executed for it. The gateways under test
 * go on from what they were asked before. Resolves to whatever they do not pass.
 */
export async function runOneByOne(lab: MutatedLab, checks: readonly Check[]): Promise<readonly Finding[]> {
	const target = await lab.renewSpares();
	await lab.attribute(sanityId, true);
	const session = await open(target, checks);
	const findings: Finding[] = [];
	for (const check of checks) {
		await lab.attribute(check.id, check.needs.includes("fresh") || check.borrows !== undefined);
		const finding = findingOf(await runCheck(check, session));
		if (finding !== undefined) findings.push(finding);
	}
	await lab.attribute(sanityId, true);
	const inconclusive = await session.close();
	if (inconclusive !== undefined) findings.push(unproven(inconclusive));
	return findings;
}

function open(target: Target, checks: readonly Check[]): Promise<Session> {
	return openSession({
		target,
		specification: readSpecification(),
		seed: freshSeed(),
		timeoutMs,
		checkTimeoutMs,
		runId: randomUUID(),
		random: freshRandom,
		admit: async () => {},
		allowed: new Set(allowances),
		redactor: new Redactor(target.secrets, target.sensitiveHeaders),
		checks,
	});
}
