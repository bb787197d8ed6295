import { Parser } from "tap-parser";
import { describe, expect, it } from "vitest";
import { fakeFailure, fakeReport, fakeResult, hostile } from "./fake-report.ts";
import { legible } from "./legible.ts";
import type { Report } from "./schema.ts";
import { renderTap } from "./tap.ts";

const options = { textOf: (id: string) => `${id} MUST hold.`, command: "countersign conform" };

/** The report as a TAP parser reads it, in strict mode: a line that is no TAP is a failure. */
function read(report: Report) {
	const points: { ok: boolean; name: string; skip: string | boolean; todo: string | boolean; diag: unknown }[] = [];
	const parser = new Parser({ strict: true });
	parser.on("assert", ({ ok, name, skip, todo, diag }) => points.push({ ok, name, skip, todo, diag }));
	parser.end(renderTap(report, options));
	const { results } = parser;
	if (results === null) throw new Error("not parsed");
	const { ok, count, pass, fail, skip, todo, bailout, plan } = results;
	return {
		points,
		totals: { ok, count, pass, fail, skip, todo, bailout, planned: plan.end },
		failures: results.failures,
	};
}

const waiver = { owner: "platform # SKIP", reason: "known", link: "https://tracker.test/1", expires: "2026-12-31" };

describe("a TAP report", () => {
	it("has a test point for each check, and tells the verdicts apart", () => {
		const { points, totals } = read(fakeReport());
		expect(totals).toMatchObject({ ok: false, count: 7, planned: 7, skip: 2, todo: 1, bailout: false });
		expect(points.map(({ ok, skip, todo }) => [ok, skip !== false, todo !== false])).toEqual([
			[true, false, false],
			[false, false, false],
			[false, false, true],
			[true, true, false],
			[true, true, false],
			[false, false, false],
			[false, false, false],
		]);
		expect(points[3]?.skip).toBe("no key; set jwt.keys");
	});

	it("is ok only if nothing failed, and warnings and waived findings fail nothing", () => {
		expect(read(fakeReport([fakeResult()])).totals.ok).toBe(true);
		expect(read(fakeReport([fakeResult({ verdict: "warn" }), { ...fakeFailure, waiver }])).totals.ok).toBe(true);
		for (const verdict of ["fail", "inconclusive", "error"] as const) {
			expect(read(fakeReport([fakeResult({ verdict })])).totals.ok).toBe(false);
		}
	});

	it("says in YAML what was expected, what came, and how to see it again", () => {
		const [point] = read(fakeReport([fakeFailure])).points;
		expect(point?.diag).toMatchObject({
			verdict: "fail",
			requirement: "HMAC-NONCE-01 MUST hold.",
			expected: "refused with 401 nonce_replayed",
			actual: legible(`200: ${hostile}`),
			repeat: "countersign conform --seed seed --only HMAC-NONCE-01/parallel",
		});
	});

	it("tells of each check that was run again, which may be ok", () => {
		const repeated = { times: 2, because: `reset: \nBail out! ${hostile}` };
		const { points, totals } = read(
			fakeReport([fakeResult({ repeated }), { ...fakeFailure, repeated }, fakeResult({ id: "A-01/once" })]),
		);
		expect(totals).toMatchObject({ count: 3, pass: 2, fail: 1, bailout: false });
		const told = legible(`Run 3 times: ${repeated.because}`);
		expect(points[0]?.diag).toEqual({ repeated: told });
		expect(points[1]?.diag).toMatchObject({ verdict: "fail", repeated: told });
		expect(points[2]?.diag).toBeNull();
	});

	it("cannot be forged by a target", () => {
		const forged = `x # SKIP y\nok 9 - forged\nBail out!\n  ...\n1..0 # TODO \\# ${hostile}`;
		const results = (["fail", "error", "inconclusive", "skip"] as const).map((verdict): Report["results"][number] => ({
			...fakeFailure,
			verdict,
			title: forged,
			reason: `${forged}{ `,
			actual: forged,
		}));
		results.push({ ...fakeFailure, title: "a subtest {" });
		const { points, totals, failures } = read(fakeReport(results));
		expect(totals).toMatchObject({ count: 5, fail: 4, skip: 1, todo: 0, bailout: false, planned: 5 });
		expect(failures).toHaveLength(4);
		expect(points[0]?.diag).toMatchObject({ actual: legible(forged) });
	});

	it("fails for a run that proves nothing and for a waiver that holds no more", () => {
		const { points } = read({
			...fakeReport([fakeResult()], "unreachable"),
			waivers: [{ ...waiver, id: "X-01/y", outcome: { verdict: "fail" }, state: "stale", came: "pass" }],
		});
		expect(points.map(({ ok }) => ok)).toEqual([true, false, false]);
		expect(points[1]?.diag).toEqual({ reason: "unreachable" });
	});
});
