import { describe, expect, it } from "vitest";
import { fakeFailure, fakeReport, fakeResult, hostile } from "./fake-report.ts";
import { brokenRun } from "./fake-runs.ts";
import { faultsOfJunit, readJunit } from "./junit.contract.ts";
import { renderJunit } from "./junit.ts";
import type { Report } from "./schema.ts";

const parse = (report: Report) => readJunit(renderJunit(report));

async function caseOf(report: Report, id: string) {
	const found = (await parse(report)).testsuite
		.flatMap(({ testcase }) => testcase)
		.find((candidate) => candidate["@name"].startsWith(id));
	if (found === undefined) throw new Error(id);
	return found;
}

describe("a JUnit report", () => {
	it("is judged by a schema that refuses what JUnit is not", async () => {
		const suite = '<testsuite name="a" tests="1" failures="0" errors="0">';
		const document = (inner: string): string => `<testsuites>${suite}${inner}</testsuite></testsuites>`;
		expect(await faultsOfJunit(document('<testcase name="b"/>'))).toEqual([]);
		for (const inner of [
			"<testcase/>",
			'<testcase name="b" verdict="pass"/>',
			'<testcase name="b"><warning/></testcase>',
			'<testcase name="b"><system-out>&#1;</system-out></testcase>',
			"<testcase name='b'>",
		]) {
			expect(await faultsOfJunit(document(inner)), inner).not.toEqual([]);
		}
	});

	it("has a suite for each group and counts what it holds", async () => {
		const document = await parse(fakeReport());
		expect(document.testsuite.map((suite) => suite["@name"])).toEqual(["HMAC-NONCE", "HMAC-SIG", "JWT-ALG", "FWD"]);
		expect(document).toMatchObject({ "@tests": "7", "@failures": "1", "@errors": "2" });
		expect(document.testsuite.map((suite) => suite["@skipped"])).toEqual(["0", "0", "2", "0"]);
		expect(document.testsuite.at(2)).toMatchObject({ "@tests": "2", "@skipped": "2", "@errors": "0" });
	});

	it("tells the verdicts apart", async () => {
		const report = fakeReport();
		expect(await caseOf(report, "HMAC-NONCE-01/serial")).not.toHaveProperty("failure");
		expect(await caseOf(report, "HMAC-NONCE-01/parallel")).toHaveProperty("failure");
		expect(await caseOf(report, "HMAC-SIG-02/x")).toHaveProperty("system-out");
		expect(await caseOf(report, "JWT-ALG-01/x")).toHaveProperty("skipped");
		expect(await caseOf(report, "FWD-01/x")).toMatchObject({ error: { "@type": "inconclusive" } });
		expect(await caseOf(report, "FWD-02/x")).toMatchObject({ error: { "@type": "error" } });
	});

	it("carries hostile texts without a character that XML forbids", async () => {
		const xml = renderJunit(fakeReport());
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
		expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff](?![\udc00-\udfff])/);
		expect(await caseOf(fakeReport(), "HMAC-NONCE-01/parallel")).toMatchObject({
			failure: {
				"@message": expect.stringContaining(hostile.slice(0, 12)),
				"#text": expect.stringContaining("\\x1b[31m"),
			},
		});
	});

	it("tells of each check that was run again, whatever came of it", async () => {
		const repeated = { times: 1, because: `an answer was lost: ${hostile}` };
		const waiver = { owner: "platform", reason: "known", link: "https://tracker.test/1", expires: "2026-12-31" };
		const report = fakeReport([
			fakeResult({ id: "A-01/pass", repeated }),
			{ ...fakeFailure, id: "A-01/fail", repeated },
			{ ...fakeFailure, id: "A-01/waived", repeated, waiver },
			fakeResult({ id: "A-01/warn", verdict: "warn", actual: "a", repeated }),
			fakeResult({ id: "A-01/once" }),
		]);
		for (const id of ["A-01/pass", "A-01/fail", "A-01/waived", "A-01/warn"]) {
			expect(await caseOf(report, id)).toMatchObject({
				"system-out": expect.stringMatching(/^Run 2 times: an answer was lost: <\/failure>/m),
			});
		}
		expect(await caseOf(report, "A-01/warn")).toMatchObject({ "system-out": expect.stringMatching(/^warning\n/) });
		expect(await caseOf(report, "A-01/fail")).toHaveProperty("failure");
		expect(await caseOf(report, "A-01/waived")).toHaveProperty("skipped");
		expect(await caseOf(report, "A-01/once")).not.toHaveProperty("system-out");
	});

	it("is one for a run of the whole suite, whatever a target wrote, and names what is waived as skipped", async () => {
		const report = brokenRun(8);
		const document = await parse(report);
		const cases = document.testsuite.flatMap(({ testcase }) => testcase);
		expect(cases).toHaveLength(report.results.length + 2);
		expect(cases.filter((testcase) => "failure" in testcase)).toHaveLength(8);
		const waived = report.results.find(({ waiver }) => waiver !== undefined)?.id ?? "";
		expect(await caseOf(report, waived)).toMatchObject({
			skipped: { "@message": expect.stringMatching(/^fail, waived by /) },
		});
	});

	it("has an error for a run that proves nothing", async () => {
		const document = await parse(fakeReport(undefined, "unreachable"));
		expect(document).toMatchObject({ "@tests": "8", "@errors": "3" });
		expect(document.testsuite.at(-1)).toMatchObject({
			"@name": "run",
			testcase: [{ error: { "@message": "unreachable" } }],
		});
	});
});
