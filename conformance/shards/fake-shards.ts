import { fakeSpecification } from "../engine/fake-target.ts";
import { summarize } from "../engine/summary.ts";
import { fakeReport, fakeResult } from "../report/fake-report.ts";
import type { Report, Result } from "../report/schema.ts";
import type { Suite } from "./completeness.ts";
import type { StoredReport } from "./merge.ts";
import { digestOfIds, shardOf } from "./split.ts";

/** For tests: a check as far as sharding knows it. */
export interface FakeCheck {
	id: string;
	exclusive?: true;
}

const digest = "0".repeat(64);

export function fakeSuite(checks: readonly FakeCheck[]): Suite {
	return { checks, specification: fakeSpecification, requirements: digest };
}

/** The report of a run of these results under this suite. */
export function fakeRun(results: readonly Result[], suite: Suite, overrides: Partial<Report> = {}): Report {
	const ids = suite.checks.map(({ id }) => id);
	return {
		...fakeReport(results),
		inputs: {
			suite: { checks: ids.length, digest: digestOfIds(ids) },
			requirements: suite.requirements,
			vectors: { version: "1.0.0", digest },
			configs: [digest],
		},
		summary: summarize(results, suite.specification),
		...overrides,
	};
}

const verdicts = ["pass", "fail", "warn", "skip", "inconclusive", "error"] as const;

export function fakeResults(checks: readonly FakeCheck[]): readonly Result[] {
	return checks.map(({ id }, at) =>
		fakeResult({ id, requirement: "HMAC-SIG-01", verdict: verdicts[at % verdicts.length] ?? "pass" }),
	);
}

/** The reports of all shards of a selection, in their order. */
export function fakeShards(selected: readonly FakeCheck[], suite: Suite, of: number): readonly StoredReport[] {
	const whole = { total: selected.length, digest: digestOfIds(selected.map(({ id }) => id)) };
	const results = new Map(fakeResults(selected).map((result) => [result.id, result]));
	return Array.from({ length: of }, (_, at) => {
		const shard = { index: at + 1, of, ...whole };
		const own = shardOf(selected, shard).flatMap(({ id }) => results.get(id) ?? []);
		return { file: `${at + 1}.json`, report: fakeRun(own, suite, { shard, runId: `run ${at + 1}` }) };
	});
}
