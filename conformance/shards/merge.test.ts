import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../engine/verdict.ts";
import { Report, type Result } from "../report/schema.ts";
import { judgeWaivers, type Waiver } from "../waivers/index.ts";
import { type FakeCheck, fakeResults, fakeRun, fakeShards, fakeSuite } from "./fake-shards.ts";
import { type Merged, mergeShards, type StoredReport } from "./merge.ts";

const suiteOf = (flags: readonly boolean[]): readonly FakeCheck[] =>
	flags.map((exclusive, at) => ({ id: `HMAC-SIG-01/check-${at}`, ...(exclusive ? { exclusive: true as const } : {}) }));

const checks = suiteOf([false, true, false, false, false, true, false, false]);
const suite = fakeSuite(checks);
const threeShards = (): readonly StoredReport[] => fakeShards(checks, suite, 3);

/** A suite, a selection of it, and a number of shards none of which is empty. */
const anySplit = fc
	.array(fc.record({ exclusive: fc.boolean(), selected: fc.boolean() }), { minLength: 1, maxLength: 40 })
	.map((rows) => {
		const all = suiteOf(rows.map(({ exclusive }) => exclusive));
		return { all, selected: all.filter((_, at) => rows[at]?.selected === true) };
	})
	.filter(({ selected }) => selected.some(({ exclusive }) => exclusive !== true))
	.chain(({ all, selected }) => {
		const most = selected.filter(({ exclusive }) => exclusive !== true).length;
		return fc.record({ all: fc.constant(all), selected: fc.constant(selected), of: fc.integer({ min: 1, max: most }) });
	});

function problemsOf(merged: Merged): string {
	if (merged.ok) throw new Error("merged");
	return merged.problems.join("\n");
}

function reportOf(merged: Merged): Report {
	if (!merged.ok) throw new Error(merged.problems.join("\n"));
	return Report.parse(merged.report);
}

/** The shards with one of them changed. */
function changed(at: number, change: (report: Report) => Partial<Report>): readonly StoredReport[] {
	return threeShards().map(({ file, report }, index) => ({
		file,
		report: index === at ? { ...report, ...change(report) } : report,
	}));
}

describe("merged shards", () => {
	it("are the whole, for any split of any selection, in whatever order they come", () => {
		fc.assert(
			fc.property(anySplit, fc.array(fc.nat(), { minLength: 40 }), ({ all, selected, of }, keys) => {
				const own = fakeSuite(all);
				const shards = fakeShards(selected, own, of);
				const keyOf = ({ report }: StoredReport) => keys[report.shard?.index ?? 0] ?? 0;
				const shuffled = shards.toSorted((a, b) => keyOf(a) - keyOf(b));
				const merged = reportOf(mergeShards(shuffled, own));
				const whole = fakeRun(fakeResults(selected), own);
				expect(merged.results).toEqual(whole.results);
				expect(merged.summary).toEqual(whole.summary);
				expect(merged.inputs).toEqual(whole.inputs);
			}),
		);
	});

	it("are refused, for any split, where one shard is left out, given twice, or has lost or won a result", () => {
		fc.assert(
			fc.property(anySplit, fc.nat(), fc.nat(), ({ all, selected, of }, someShard, someResult) => {
				const own = fakeSuite(all);
				const shards = fakeShards(selected, own, of);
				const at = someShard % of;
				const refused = (altered: readonly StoredReport[]) => expect(mergeShards(altered, own).ok).toBe(false);
				const withResults = (change: (results: readonly Result[]) => readonly Result[]) =>
					shards.map(({ file, report }, index) => {
						if (index !== at) return { file, report };
						const { shard } = report;
						return {
							file,
							report: { ...fakeRun(change(report.results), own), ...(shard === undefined ? {} : { shard }) },
						};
					});
				refused(shards.filter((_, index) => index !== at));
				refused([...shards, ...shards.slice(at, at + 1)]);
				const position = someResult % (shards[at]?.report.results.length ?? 1);
				refused(withResults((results) => results.filter((_, index) => index !== position)));
				refused(withResults((results) => [...results, ...results.slice(position, position + 1)]));
				refused(
					withResults((results) =>
						results.map((one, index) => (index === position ? { ...one, id: "HMAC-SIG-01/other" } : one)),
					),
				);
			}),
		);
	});

	it("keep when and where each of them ran, and take from the first beginning to the last end", () => {
		const times = ["2026-01-01T10:00:05.000Z", "2026-01-01T10:00:00.000Z", "2026-01-01T10:00:02.000Z"];
		const shards = threeShards().map(({ file, report }, at) => ({
			file,
			report: { ...report, startedAt: times[at] ?? "", durationMs: 4000 },
		}));
		const merged = reportOf(mergeShards(shards.toReversed(), suite));
		expect(merged).toMatchObject({ startedAt: "2026-01-01T10:00:00.000Z", durationMs: 9000, runId: "run 1" });
		expect(merged.shards).toMatchObject([
			{ index: 1, runId: "run 1", startedAt: times[0], checks: 2 },
			{ index: 2, runId: "run 2" },
			{ index: 3, runId: "run 3", checks: 4 },
		]);
		expect(merged.shard).toBeUndefined();
	});

	it("have what was measured where the whole would have it", () => {
		const measurement = (id: string) => ({ id, title: id, outcome: "unmeasured" as const, reason: "r" });
		const shards = threeShards().map(({ file, report }) => {
			const ids = report.results.map(({ id }) => id);
			return {
				file,
				report: { ...report, measurements: [...ids, ...(ids.length > 3 ? ["window"] : [])].map(measurement) },
			};
		});
		const merged = reportOf(mergeShards(shards, suite));
		expect(merged.measurements?.map(({ id }) => id)).toEqual([...checks.map(({ id }) => id), "window"]);
	});

	it("have every member that a report can have, the number of a shard apart", () => {
		const full = threeShards().map(({ file, report }) => ({
			file,
			report: {
				...report,
				inconclusive: "lost",
				waivers: [],
				measurements: [{ id: "m", title: "m", outcome: "unmeasured" as const, reason: "r" }],
				inputs: report.inputs && { ...report.inputs, waivers: "0".repeat(64) },
			},
		}));
		const possible = Object.keys(Report.shape).filter((name) => name !== "shard");
		expect(Object.keys(reportOf(mergeShards(full, suite))).toSorted()).toEqual(possible.toSorted());
	});

	it("prove nothing if one of them proves nothing", () => {
		const merged = reportOf(
			mergeShards(
				changed(1, () => ({ inconclusive: "lost" })),
				suite,
			),
		);
		expect(merged.inconclusive).toBe("Shard 2 of 3: lost");
		expect(exitCodeOf(merged)).toBe(3);
	});

	it("may have a gateway each on one machine, and on none but that", () => {
		const at = (url: string, config: string) => (report: Report) => ({
			target: { ...report.target, name: url, url },
			...(report.inputs === undefined ? {} : { inputs: { ...report.inputs, configs: [config.repeat(64)] } }),
		});
		const elsewhere = (place: string): readonly StoredReport[] =>
			threeShards().map(({ file, report }, index) => ({
				file,
				report: { ...report, ...at(`${place}:${8000 + index}`, String(index))(report) },
			}));
		for (const place of ["http://127.0.0.1", "http://localhost", "http://[::1]"]) {
			const merged = reportOf(mergeShards(elsewhere(place), suite));
			expect(merged.inputs?.configs).toHaveLength(3);
			expect(merged.shards?.map(({ url }) => url)).toContain(`${place}:8002`);
		}
		expect(problemsOf(mergeShards(elsewhere("https://gw.example"), suite))).toMatch(/target[\s\S]*config/);
		const oneWithout = elsewhere("http://127.0.0.1").map(({ file, report }, index) => {
			const { inputs } = report;
			return {
				file,
				report: index > 0 || inputs === undefined ? report : { ...report, inputs: { ...inputs, configs: [] } },
			};
		});
		expect(problemsOf(mergeShards(oneWithout, suite))).toMatch(/config/);
	});
});

describe("shards that are not of one run", () => {
	it("are refused with the names of the files and what differs", () => {
		const other = "f".repeat(64);
		const inputs = (change: Partial<NonNullable<Report["inputs"]>>) => (report: Report) =>
			report.inputs === undefined ? {} : { inputs: { ...report.inputs, ...change } };
		const shard = (change: Partial<NonNullable<Report["shard"]>>) => (report: Report) =>
			report.shard === undefined ? {} : { shard: { ...report.shard, ...change } };
		const differences: readonly (readonly [string, (report: Report) => Partial<Report>])[] = [
			["version", () => ({ tool: { name: "countersign", version: "9.9.9" } })],
			["seed", () => ({ seed: "another" })],
			["scheme", () => ({ scheme: "sorted-query" })],
			["error style", ({ target }) => ({ target: { ...target, errors: "any" } })],
			["target", ({ target }) => ({ target: { ...target, url: "http://elsewhere.test" } })],
			["name of the target", ({ target }) => ({ target: { ...target, name: "other" } })],
			["suite of checks", inputs({ suite: { checks: 8, digest: other } })],
			["requirements", inputs({ requirements: other })],
			["vectors", inputs({ vectors: { version: "1.0.0", digest: other } })],
			["config", inputs({ configs: [other] })],
			["scheme file", inputs({ scheme: other })],
			["waivers", inputs({ waivers: other })],
			["waivers", () => ({ waivers: [] })],
			["number of shards", shard({ of: 4 })],
			["number of selected checks", shard({ total: 9 })],
			["selected checks", shard({ digest: other })],
		];
		for (const [what, change] of differences) {
			const said = problemsOf(mergeShards(changed(1, change), suite));
			expect(said).toMatch(new RegExp(`1\\.json and 2\\.json differ in ${what}:`));
		}
	});

	it("are refused where one is of a whole run, or merged already, or where there is none", () => {
		const { shard: _, ...whole } = fakeRun(fakeResults(checks), suite);
		const [first] = threeShards();
		const merged = reportOf(mergeShards(threeShards(), suite));
		for (const report of [whole, merged]) {
			expect(
				problemsOf(mergeShards([...(first === undefined ? [] : [first]), { file: "x.json", report }], suite)),
			).toMatch(/^x\.json/);
		}
		expect(problemsOf(mergeShards([], suite))).not.toBe("");
	});

	it("are refused where one is missing or there twice, by number", () => {
		const [first, second, third] = threeShards();
		if (first === undefined || second === undefined || third === undefined) throw new Error("three");
		expect(problemsOf(mergeShards([first, third], suite))).toMatch(
			/^Shard 2 of 3 is missing.*--seed seed --shard 2\/3/,
		);
		const again = { ...second, file: "again.json" };
		expect(problemsOf(mergeShards([first, second, again], suite))).toMatch(/2\.json and again\.json.*\nShard 3 of 3/);
	});
});

describe("shards that were changed after the run", () => {
	it("are refused where a verdict is not what was counted, by file", () => {
		const altered = changed(0, ({ results }) => ({
			results: results.map((result) => ({ ...result, verdict: "skip" as const })),
		}));
		expect(problemsOf(mergeShards(altered, suite))).toMatch(/^1\.json: the summary/);
	});

	it("are refused where two of them changed places, or all lost the same", () => {
		const swapped = threeShards().map(({ file, report }) => {
			const { shard } = report;
			if (shard === undefined || shard.index === 3) return { file, report };
			return { file, report: { ...report, shard: { ...shard, index: 3 - shard.index } } };
		});
		expect(problemsOf(mergeShards(swapped, suite))).toMatch(/1\.json.*\n2\.json/);
		const shorter = fakeShards(checks.slice(0, -1), suite, 3).map(({ file, report }) => {
			const { shard } = report;
			return { file, report: shard === undefined ? report : { ...report, shard: { ...shard, total: checks.length } } };
		});
		expect(problemsOf(mergeShards(shorter, suite))).toMatch(/8 checks were selected, and the 7/);
	});

	it("are refused where a check is in two of them, or is none, by its id and their files", () => {
		const results = fakeResults(checks);
		const withResult = (result: Result | undefined) =>
			changed(1, (report) => {
				const own = result === undefined ? report.results : [...report.results, result];
				return { results: own, summary: fakeRun(own, suite).summary };
			});
		expect(problemsOf(mergeShards(withResult(results[0]), suite))).toMatch(
			/^HMAC-SIG-01\/check-0 is in 1\.json and in 2\.json/,
		);
		const unknown = results.slice(0, 1).map((result) => ({ ...result, id: "HMAC-SIG-01/no-such" }))[0];
		expect(problemsOf(mergeShards(withResult(unknown), suite))).toMatch(
			/^2\.json: there is no check HMAC-SIG-01\/no-such/,
		);
	});

	it("are refused where this program has another suite", () => {
		expect(problemsOf(mergeShards(threeShards(), fakeSuite(checks.slice(1))))).toMatch(/1\.json/);
		expect(problemsOf(mergeShards(threeShards(), { ...suite, requirements: "1".repeat(64) }))).toMatch(/1\.json/);
	});
});

describe("the waivers of shards", () => {
	const now = Date.parse("2026-03-01T12:00:00Z");
	const waiver = (id: string, verdict: "fail" | "inconclusive", expires = "2026-03-31"): Waiver => ({
		id,
		owner: "platform",
		reason: "known",
		link: "https://tracker.example/7",
		expires,
		outcome: { verdict },
	});
	// By the place of the check: passes, fails, warns, skipped, inconclusive, error, passes, fails.
	const waivers = [
		waiver("HMAC-SIG-01/check-7", "fail"),
		waiver("HMAC-SIG-01/check-1", "fail", "2026-02-01"),
		waiver("HMAC-SIG-01/check-0", "fail"),
		waiver("HMAC-SIG-01/check-4", "inconclusive"),
		waiver("HMAC-SIG-01/check-3", "fail"),
	];

	it("become what they would have become in a run of the whole, stale and expired ones too", () => {
		const whole = judgeWaivers(fakeRun(fakeResults(checks), suite), waivers, now);
		const shards = threeShards().map(({ file, report }) => ({ file, report: judgeWaivers(report, waivers, now) }));
		const merged = reportOf(mergeShards(shards, suite));
		expect(merged.waivers).toEqual(whole.waivers);
		expect(new Set(merged.waivers?.map(({ state }) => state))).toEqual(
			new Set(["met", "stale", "expired", "unproven"]),
		);
		expect(merged.results).toEqual(whole.results);
		expect(exitCodeOf(merged)).toBe(exitCodeOf(whole));
	});

	it("of checks that no shard ran are not judged", () => {
		const selected = checks.filter((_, at) => at !== 0 && at !== 1);
		const shards = fakeShards(selected, suite, 3).map(({ file, report }) => ({
			file,
			report: judgeWaivers(report, waivers, now),
		}));
		const judged = reportOf(mergeShards(shards, suite)).waivers ?? [];
		expect(judged.map(({ id }) => id)).toEqual([3, 4, 7].map((at) => `HMAC-SIG-01/check-${at}`));
	});
});
