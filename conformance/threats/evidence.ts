import type { Check } from "../engine/check.ts";
import type { Mutant } from "../mutants/mutant.ts";
import type { Sight, Threat } from "./threat.ts";

/** What a threat is asked for by, and what proves that the asking is worth something. */
export interface ThreatEvidence {
	/** Those that name the threat. */
	readonly checks: readonly Pick<Check, "id" | "requirement">[];
	readonly mutants: readonly Pick<Mutant, "id" | "breaks" | "seen">[];
	/** What a gateway with the flaw does not keep, in order: what its checks ask for and its mutants break. */
	readonly requirements: readonly string[];
	/** Mutants that break on the wire what a check of the threat asks for. */
	readonly caught: readonly string[];
}

/** Checks and mutants by the threats that they name. */
export function evidenceOf(
	{ id }: Threat,
	checks: readonly Pick<Check, "id" | "requirement" | "threats">[],
	mutants: readonly Pick<Mutant, "id" | "breaks" | "seen" | "threats">[],
): ThreatEvidence {
	const asking = checks.filter(({ threats }) => threats.includes(id));
	const planting = mutants.filter(({ threats }) => threats.includes(id));
	const asked = new Set(asking.map(({ requirement }) => requirement));
	const broken = new Set(planting.flatMap(({ breaks }) => breaks));
	const both = [...asked].filter((requirement) => broken.has(requirement));
	const named = both.length > 0 ? both : asked.size > 0 ? [...asked] : [...broken];
	return {
		checks: asking,
		mutants: planting,
		requirements: named.toSorted(),
		caught: planting
			.filter(({ breaks, seen }) => seen === "wire" && breaks.some((requirement) => asked.has(requirement)))
			.map((mutant) => mutant.id),
	};
}

/** What only a test that has the gateway in its hands can. */
const fromInside: readonly Sight[] = ["clock", "faults", "inside"];

/** Whether no request from outside can show all that the threat is about. */
export function takesTheInside({ sight }: Pick<Threat, "sight">): boolean {
	return sight.some((each) => fromInside.includes(each));
}

/**
 * What is missing of a threat, in words; undefined where nothing is, or where a reason says why.
 *
 * What can be seen from outside has a check, and a mutant that the check is about; or a test and a mutant, and a reason why
 * no request can tell after all. What takes clock, faults or the inside has a test in the Workers pool and a mutant.
 */
export function openIn(threat: Threat, evidence: ThreatEvidence): string | undefined {
	if (threat.leftOut !== undefined) {
		return undefined;
	}
	const byTests = takesTheInside(threat) || threat.notFromOutside !== undefined;
	if (byTests && threat.tests === undefined) {
		return "no test in the Workers pool";
	}
	if (evidence.mutants.length === 0) {
		return "no mutant";
	}
	return byTests ? staleIn(threat, evidence) : unprovedIn(threat, evidence);
}

function staleIn(threat: Threat, { caught }: ThreatEvidence): string | undefined {
	const stale = threat.notFromOutside !== undefined && (takesTheInside(threat) || caught.length > 0);
	return stale ? "a reason that does not hold" : undefined;
}

function unprovedIn({ tests }: Threat, { checks, caught }: ThreatEvidence): string | undefined {
	if (caught.length > 0) {
		return undefined;
	}
	if (tests !== undefined) {
		return "no reason why no request can tell";
	}
	return checks.length === 0 ? "no check" : "no mutant that breaks what a check asks for";
}
