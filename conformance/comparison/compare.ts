import { answerOf } from "../report/answer-of.ts";
import type { Report, Result } from "../report/schema.ts";
import type { Change, Comparison } from "./schema.ts";

/** What is established, from worst to best; any other verdict establishes nothing. */
const ranks: Readonly<Partial<Record<Result["verdict"], number>>> = { fail: 0, warn: 1, pass: 2 };

function rankOf(result: Result | undefined): number | undefined {
	return result === undefined ? undefined : ranks[result.verdict];
}

/**
 * A finding that is new is worse, and so is a proof that is lost, because nobody knows any more. A proof that is new
 * is better. A finding of which nothing is established any more is neither.
 */
function changeOf(before: Result | undefined, after: Result | undefined): Change["change"] | undefined {
	const was = rankOf(before);
	const is = rankOf(after);
	if (was !== undefined && is !== undefined) {
		if (was !== is) return is > was ? "better" : "worse";
		// The same finding with another answer is another finding.
		return before !== undefined && after !== undefined && answerOf(before) !== answerOf(after) && was < 2
			? "otherwise"
			: undefined;
	}
	if (is !== undefined) return is === 2 ? "better" : "worse";
	if (was !== undefined) return was === 2 ? "worse" : "otherwise";
	return before?.verdict === after?.verdict ? undefined : "otherwise";
}

function said(result: Result | undefined): string {
	if (result === undefined) return "not in the report";
	const { verdict, actual, reason } = result;
	const more = actual ?? reason;
	return more === undefined ? verdict : `${verdict} (${more})`;
}

function changed(before: Result | undefined, after: Result | undefined): Change | undefined {
	const change = changeOf(before, after);
	const about = after ?? before;
	if (change === undefined || about === undefined) return undefined;
	const { id, requirement, title } = about;
	return {
		id,
		requirement,
		title,
		change,
		...(before === undefined ? {} : { before: before.verdict }),
		...(after === undefined ? {} : { after: after.verdict }),
		reason: `was ${said(before)}; is ${said(after)}`,
	};
}

function sideOf({ tool, target, scheme, seed, startedAt }: Report): Comparison["before"] {
	return { tool, target, scheme, seed, startedAt };
}

function differencesOf(before: Report, after: Report): readonly string[] {
	const compared: readonly (readonly [string, string, string])[] = [
		["version", before.tool.version, after.tool.version],
		["target", before.target.name, after.target.name],
		["errors", before.target.errors, after.target.errors],
		["scheme", before.scheme, after.scheme],
	];
	return compared.flatMap(([name, was, is]) => (was === is ? [] : [`${name}: was ${was}, is ${is}`]));
}

function nothingProved(before: Report, after: Report): string | undefined {
	if (after.inconclusive !== undefined) return `The second run proves nothing: ${after.inconclusive}`;
	return before.inconclusive === undefined ? undefined : `The first run proves nothing: ${before.inconclusive}`;
}

/** What got better and what got worse from one report to another, in the order of the second. */
export function compareReports(before: Report, after: Report): Comparison {
	const earlier = new Map(before.results.map((result) => [result.id, result]));
	const later = new Map(after.results.map((result) => [result.id, result]));
	const ids = [...new Set([...later.keys(), ...earlier.keys()])];
	const changes = ids.flatMap((id) => changed(earlier.get(id), later.get(id)) ?? []);
	const count = (change: Change["change"]): number => changes.filter((one) => one.change === change).length;
	const inconclusive = nothingProved(before, after);
	return {
		schemaVersion: 1,
		before: sideOf(before),
		after: sideOf(after),
		differences: differencesOf(before, after),
		...(inconclusive === undefined ? {} : { inconclusive }),
		summary: {
			better: count("better"),
			worse: count("worse"),
			otherwise: count("otherwise"),
			same: ids.length - changes.length,
		},
		changes,
	};
}
