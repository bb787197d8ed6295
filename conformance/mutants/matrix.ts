import { startLab } from "../embedded/index.ts";
import type { Check, Need } from "../engine/check.ts";
import { unlessInterrupted, withGrace } from "../engine/interruption.ts";
import { runSuite } from "../engine/run.ts";
import { wronglyRefused } from "../engine/run-check.ts";
import { inParallel } from "../engine/schedule.ts";
import { noSpares, sparesFor } from "../engine/spares.ts";
import type { Target } from "../engine/target.ts";
import type { Report } from "../report/index.ts";
import type { Fault, Mutant } from "./mutant.ts";
import { lookAgain } from "./second-look.ts";

/**
 * Which checks a mutant meets. `declared`: those of the requirements that it says it breaks. `all`: every one, which takes
 * minutes for a handful of mutants and shows whether one breaks more than it says.
 */
export type Scope = "declared" | "all";

/** A check that a mutant did not pass. */
export interface FailedCheck {
	readonly check: string;
	readonly requirement: string;
	readonly expected: string;
	readonly actual: string;
	/** Whether it failed for the plain request already, so that nothing was learnt of the defective one. */
	readonly atTwin: boolean;
}

export interface MutantOutcome {
	readonly mutant: Mutant;
	/**
	 * `killed`: a requirement that it declares was not kept. `survived`: none was. `more than declared`: it was killed, and
	 * others were not kept either.
	 */
	readonly verdict: "killed" | "survived" | "more than declared";
	readonly failed: readonly FailedCheck[];
	/** What it says that it breaks, what checks ask for, and what none of them found broken. */
	readonly kept: readonly string[];
	/** Checks that came to no verdict, and why: a mistake of ours, or a machine that is too busy. */
	readonly errors: readonly string[];
}

export interface Matrix {
	/** What the reference did not pass, among the checks that were run; nothing, if all is well. */
	readonly reference: readonly FailedCheck[];
	readonly outcomes: readonly MutantOutcome[];
	/** Present if it was interrupted: the mutants that did not come to an outcome. */
	readonly notRun?: readonly Mutant[];
}

export interface MatrixOptions {
	/** Of those that show on the wire. */
	readonly mutants: readonly Mutant[];
	readonly checks: readonly Check[];
	readonly scope: Scope;
	/** Told of each mutant as it is done. */
	readonly onOutcome?: (outcome: MutantOutcome) => void;
	readonly signal?: AbortSignal;
}

/** Where a gateway with another configuration runs what this one cannot. */
const variantNeeds: readonly Need[] = ["sorted-query", "short-limits", "environment", "edges"];

/** How many gateways one simulator runs, those that stand beside the mutants included. */
const gatewaysAtOnce = 40;
const labsAtOnce = 2;
const checksAtOnce = 4;
/** In which runs that were interrupted end, and their gateways are stopped. */
const graceMs = 5000;

/**
 * Runs the suite against the reference and against each mutant. Where it is interrupted, what has come to its end by then
 * is what there is.
 */
export async function runMatrix(options: MatrixOptions): Promise<Matrix> {
	const plans = options.mutants.map((mutant) => planOf(mutant, checksFor(mutant, options)));
	const met = new Set(plans.flatMap(({ checks }) => checks));
	const reference = planOf(
		undefined,
		options.checks.filter((check) => met.has(check)),
	);
	const outcomes = new Map<Mutant, MutantOutcome>();
	const settle = (mutant: Mutant, results: Report["results"]): void => {
		const outcome = outcomeOf(mutant, results);
		outcomes.set(mutant, outcome);
		options.onOutcome?.(outcome);
	};
	let unkept: readonly FailedCheck[] = [];
	const cutShort = (): boolean => options.signal?.aborted === true;
	const work = inParallel(batchesOf([reference, ...plans]), labsAtOnce, async (batch) => {
		unlessInterrupted(options.signal);
		await runBatch(batch, options.signal, ({ fault }, results) => {
			if (cutShort()) return;
			const mutant = options.mutants.find(({ id }) => id === fault?.id);
			if (mutant === undefined) {
				unkept = results.filter(({ verdict }) => verdict !== "pass").map(failedCheck);
			} else {
				settle(mutant, results);
			}
		});
	});
	await withGrace(work, options.signal, graceMs).catch((error) => {
		if (!cutShort()) throw error;
	});
	const notRun = options.mutants.filter((mutant) => !outcomes.has(mutant));
	return {
		reference: unkept,
		outcomes: options.mutants.flatMap((mutant) => outcomes.get(mutant) ?? []),
		...(cutShort() ? { notRun } : {}),
	};
}

function checksFor({ breaks }: Mutant, { checks, scope }: MatrixOptions): readonly Check[] {
	return scope === "all" ? checks : checks.filter(({ requirement }) => breaks.includes(requirement));
}

/** One gateway, the checks that it meets, and what stands beside it for them. */
interface Plan {
	/** Undefined: the reference. */
	readonly fault: Fault | undefined;
	readonly checks: readonly Check[];
	readonly spares: ReturnType<typeof sparesFor>;
	readonly variants: readonly Need[];
	/** How many gateways that makes. */
	readonly size: number;
}

function planOf(fault: Fault | undefined, checks: readonly Check[]): Plan {
	const variants = variantNeeds.filter((need) => checks.some(({ needs }) => needs.includes(need)));
	const spares = checks.length === 0 ? noSpares : sparesFor(checks);
	const beside = [...Object.values(spares.fresh), ...Object.values(spares.lent)].reduce((sum, count) => sum + count, 0);
	return { fault, checks, spares, variants, size: 1 + beside + variants.length };
}

function batchesOf(plans: readonly Plan[]): readonly (readonly Plan[])[] {
	const batches: Plan[][] = [];
	let size = Number.POSITIVE_INFINITY;
	for (const plan of plans) {
		if (size + plan.size > gatewaysAtOnce) {
			batches.push([]);
			size = 0;
		}
		batches.at(-1)?.push(plan);
		size += plan.size;
	}
	return batches;
}

async function runBatch(
	plans: readonly Plan[],
	signal: AbortSignal | undefined,
	done: (plan: Plan, results: Report["results"]) => void,
): Promise<void> {
	await inLab(plans, async (plan, target) => {
		const results = await runOn(target, plan.checks, signal);
		// Anew from the beginning: what the first look has done to a gateway, or used up, is none of the second one's.
		const again = async (checks: readonly Check[]): Promise<Report["results"]> =>
			(await inLab([planOf(plan.fault, checks)], (_, fresh) => runOn(fresh, checks, signal))).flat();
		done(plan, await lookAgain(results, plan.checks, again));
	});
}

/** Starts these gateways in one lab, and ends it when `use` has come to its end with each of them; what it came to. */
async function inLab<Came>(
	plans: readonly Plan[],
	use: (plan: Plan, target: Target) => Promise<Came>,
): Promise<readonly Came[]> {
	const named = plans.map((plan, index) => ({ plan, name: `m${index}` }));
	const [first, ...others] = named.map(({ plan, name }) => ({
		name,
		vars: { MUTANT: plan.fault?.id ?? "" },
		spares: plan.spares,
		variants: plan.variants,
	}));
	if (first === undefined) {
		return [];
	}
	const lab = await startLab({ entry: "mutants", instances: [first, ...others] });
	try {
		return await Promise.all(
			named.map(async ({ plan, name }) => {
				const target = lab.targets.get(name);
				if (target === undefined) {
					throw new Error(`the lab has no gateway called ${name}`);
				}
				return use(plan, target);
			}),
		);
	} finally {
		await lab.dispose();
	}
}

async function runOn(
	target: Target,
	checks: readonly Check[],
	signal: AbortSignal | undefined,
): Promise<Report["results"]> {
	// Without a check there is nothing to run, and the mutant survives.
	if (checks.length === 0) return [];
	const until = signal === undefined ? {} : { signal };
	return (await runSuite({ target, checks, concurrency: checksAtOnce, allow: everything, ...until })).results;
}

const everything = ["load", "lockout", "mutation"] as const;

function outcomeOf(mutant: Mutant, results: Report["results"]): MutantOutcome {
	const failed = findings(results);
	const broken = new Set(failed.map(({ requirement }) => requirement));
	// A requirement that only the gateway's own tests ask for has no check that could find it broken.
	const asked = new Set(results.map(({ requirement }) => requirement));
	const killed = mutant.breaks.some((requirement) => broken.has(requirement));
	const declared = [...mutant.breaks, ...(mutant.also ?? [])];
	const more = [...broken].some((requirement) => !declared.includes(requirement));
	return {
		mutant,
		verdict: killed ? (more ? "more than declared" : "killed") : "survived",
		failed,
		kept: mutant.breaks.filter((requirement) => asked.has(requirement) && !broken.has(requirement)),
		errors: results
			.filter(({ verdict }) => verdict === "error" || verdict === "inconclusive" || verdict === "skip")
			.map(({ id, verdict, reason }) => `${id}: ${verdict}, ${reason ?? ""}`),
	};
}

function failedCheck({ id, requirement, verdict, expected, actual, reason }: Report["results"][number]): FailedCheck {
	const told = actual ?? `${verdict}: ${reason ?? ""}`;
	return { check: id, requirement, expected: expected ?? "", actual: told, atTwin: told.startsWith(wronglyRefused) };
}

/** Runs these checks against gateways that are wrong as a whole, and says which failed for any of them. */
export async function failedByAny(faults: readonly Fault[], checks: readonly Check[]): Promise<readonly FailedCheck[]> {
	const failed: FailedCheck[] = [];
	await inParallel(batchesOf(faults.map((fault) => planOf(fault, checks))), labsAtOnce, async (batch) => {
		await runBatch(batch, undefined, (_, results) => failed.push(...findings(results)));
	});
	return failed;
}

function findings(results: Report["results"]): readonly FailedCheck[] {
	return results.filter(({ verdict }) => verdict === "fail" || verdict === "warn").map(failedCheck);
}
