import { KnownFaults } from "../known-faults.ts";
import type { Finding, FuzzResult } from "../report/schema.ts";
import { emptyPart } from "../trial.ts";

/** What one shard says of a property, and which shard it is. */
export interface PartOfResult {
	readonly part: string;
	readonly result: FuzzResult;
}

type Kinds = FuzzResult["explored"]["kinds"];

const worstFirst = [
	"error",
	"fail",
	"inconclusive",
	"skip",
	"pass",
] as const satisfies readonly FuzzResult["verdict"][];

/** What all shards together say of a property: everything summed, and the worst verdict. Takes at least one. */
export function mergeResults(parts: readonly PartOfResult[]): FuzzResult {
	// Where there are fewer inputs than shards, some have none, and nothing of the whole is missing there.
	const tried = parts.filter(({ result }) => result.reason !== emptyPart);
	const telling = tried.length === 0 ? parts : tried;
	const verdict = worstFirst.find((one) => telling.some(({ result }) => result.verdict === one));
	const worst = telling.filter(({ result }) => result.verdict === verdict);
	const [{ result } = {}] = worst;
	if (result === undefined) throw new RangeError("A result takes at least one part.");
	const { reason: _, ...first } = result;
	const all = parts.map((part) => part.result);
	const sum = (count: (one: FuzzResult) => number): number => all.reduce((total, one) => total + count(one), 0);
	const kinds = mergeKinds(all.map(({ explored }) => explored.kinds));
	return {
		...first,
		executions: sum(({ executions }) => executions),
		unjudged: sum(({ unjudged }) => unjudged),
		stored: { frozen: sum(({ stored }) => stored.frozen), corpus: sum(({ stored }) => stored.corpus) },
		kept: sum(({ kept }) => kept),
		explored: { kinds, pairs: kinds.reduce((total, kind) => total + kind.with.length, 0) },
		durationMs: sum(({ durationMs }) => durationMs),
		...reasonOf(worst),
		findings: mergeFindings(
			all.flatMap(({ findings }) => findings),
			kinds,
		),
	};
}

/** One reason that all have stands for itself; others say whose they are. */
function reasonOf(worst: readonly PartOfResult[]): Pick<FuzzResult, "reason"> {
	const given = worst.filter(({ result }) => result.reason !== undefined);
	const [first, ...others] = given;
	if (first === undefined) return {};
	const isShared = given.length === worst.length && others.every(({ result }) => result.reason === first.result.reason);
	const told = given.map(({ part, result }) => `${part}: ${result.reason}`).join("; ");
	return { reason: isShared ? `${first.result.reason}` : told };
}

/** Counts summed, pairs united. What could not be opened in a shard has no kinds there. */
function mergeKinds(all: readonly Kinds[]): Kinds {
	const whole = all.find((kinds) => kinds.length > 0) ?? [];
	const known = all.filter((kinds) => kinds.length > 0);
	return whole.map((kind, at) => ({
		...kind,
		count: known.reduce((total, kinds) => total + (kinds[at]?.count ?? 0), 0),
		with: [...new Set(known.flatMap((kinds) => kinds[at]?.with ?? []))].toSorted((one, other) => one - other),
	}));
}

/** Each fault once, as a run of the whole tells them apart: the smallest counterexample, and how many inputs showed it in all. */
function mergeFindings(findings: readonly Finding[], kinds: Kinds): readonly Finding[] {
	const known = new KnownFaults<Finding>(new Set(kinds.filter(({ isForm }) => isForm).map(({ id }) => id)));
	for (const finding of findings.toSorted((one, other) => sizeOf(one) - sizeOf(other))) known.take({ ...finding });
	return known.all;
}

function sizeOf({ input }: Finding): number {
	return JSON.stringify(input).length;
}
