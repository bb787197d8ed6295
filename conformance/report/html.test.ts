import { describe, expect, it } from "vitest";
import { checks } from "../checks/index.ts";
import { readChapters } from "../cli/chapters.ts";
import { readSpecification } from "../engine/requirements.ts";
import { threats } from "../threats/index.ts";
import { fakeReport, fakeResult } from "./fake-report.ts";
import { brokenRun, cleanRun, hostileTexts, inconclusiveRun } from "./fake-runs.ts";
import { renderHtml } from "./html.ts";
import type { Report } from "./schema.ts";

const chapters = await readChapters();
const render = (report: Report): string => renderHtml(report, { chapters, command: "countersign conform" });

function ids(page: string): readonly string[] {
	return [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
}

function titleOf(page: string): string {
	return /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? "";
}

describe("the page of a run", () => {
	it("accounts for every requirement of the specification and every check, each once", () => {
		const report = brokenRun(20);
		const found = ids(render(report));
		expect(new Set(found).size).toBe(found.length);
		const wanted = [...readSpecification().requirements.keys(), ...report.results.map(({ id }) => id)];
		expect(wanted.filter((id) => !found.includes(id))).toEqual([]);
	});

	it("shows in full what went wrong, the gravest first, and what is waived last", () => {
		const report = brokenRun(20);
		const shown = ids(render(report)).filter((id) => id.startsWith("finding-"));
		expect(shown.length).toBe(
			report.results.filter(({ evidence, stack }) => (evidence ?? stack) !== undefined).length + 1,
		);
		const found = shown.map((id) => report.results.find((result) => `finding-${result.id}` === id));
		const failed = found.filter((result) => result?.verdict === "fail" && result.waiver === undefined);
		const order = ["critical", "high", "medium", "low", "info"];
		const ranks = failed.map((result) => order.indexOf(result?.severity ?? ""));
		expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
		expect(found.slice(0, failed.length)).toEqual(failed);
		expect(found.at(-1)?.waiver).toBeDefined();
	});

	it.each([
		["Passed", cleanRun()],
		["Failed", brokenRun(3)],
		["Inconclusive", inconclusiveRun()],
		["Inconclusive", fakeReport([fakeResult({ verdict: "skip", reason: "no key" })])],
		["Error", fakeReport([fakeResult({ verdict: "error", reason: "boom" })])],
	])("says %s before everything else", (verdict, report) => {
		const page = render(report);
		expect(titleOf(page)).toMatch(new RegExp(`^${verdict}: `));
		expect(page.indexOf(`>${verdict}</span>`)).toBeLessThan(page.indexOf("<h2"));
		expect(page.indexOf(`>${verdict}</span>`)).toBeGreaterThan(0);
	});

	it("fails for a waiver alone that does not hold any more, and says so", () => {
		const stale = { ...brokenRun(0).waivers?.[1], id: "REQ-01/query", state: "stale" } as NonNullable<
			Report["waivers"]
		>[number];
		expect(titleOf(render({ ...cleanRun(), waivers: [stale] }))).toMatch(/^Failed: 1 waiver stale or expired/);
	});

	it("says how to test what was not, once for all checks that lack the same", () => {
		const page = render(inconclusiveRun());
		const section = page.slice(page.indexOf('<h2 id="skipped"'), page.indexOf('<h2 id="requirements"'));
		expect(section.match(/To enable/g)).toHaveLength(1);
		expect(section).toContain("set hmac.keys.primary");
	});

	it("says of a requirement without a check why it has none", () => {
		const page = render(fakeReport([fakeResult()]));
		expect(page).toContain("The reference gateway is held to it in gateway/src/proof.contract.ts.");
		expect(page).toContain("None of its checks was selected for this run.");
	});

	it("says of a finding what was looked for", () => {
		const check = checks.find((each) => each.id.startsWith("HMAC-SIG-01/") && each.threats.length > 0);
		expect(check).toBeDefined();
		const { flaw = "" } = threats.find((threat) => threat.id === check?.threats[0]) ?? {};
		const evidence = brokenRun(1).results.find((result) => result.evidence !== undefined)?.evidence;
		const shown = evidence === undefined ? {} : { evidence };
		const result = fakeResult({ id: `${check?.id}`, requirement: "HMAC-SIG-01", verdict: "fail", ...shown });
		const page = render(fakeReport([result]));
		expect(page).toContain(
			`What was looked for is a gateway that</p><ul><li>${flaw.charAt(0).toLowerCase()}${flaw.slice(1)}</li>`,
		);
	});

	it("names for each requirement the faults by which its checks were seen to fail", () => {
		const faults = chapters.flatMap(({ requirements }) => requirements.flatMap((requirement) => requirement.faults));
		expect(faults.length).toBeGreaterThan(400);
		const page = render(cleanRun());
		const escaped = (text: string): string =>
			text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
		expect(faults.filter(({ sentence }) => !page.includes(escaped(sentence)))).toEqual([]);
	});

	it("has no text of the target as markup", () => {
		const page = render(brokenRun(20));
		for (const text of hostileTexts.slice(0, 5)) expect(page).not.toContain(text);
		expect(page).not.toMatch(/[\u202e\u202c\u200b\0]/);
	});

	it("leads to known places only, and to places of its own that there are", () => {
		const page = render(brokenRun(20));
		const body = page.slice(page.indexOf("<body>"), page.lastIndexOf("<script>"));
		const places = [...body.matchAll(/ (?:src|href|action|data|poster)="([^"]*)"/g)].map(([, link = ""]) => link);
		const known = new Set(ids(page));
		const odd = places.filter((link) => {
			if (link.startsWith("#?")) return false;
			if (link.startsWith("#")) return !known.has(link.slice(1));
			return !/^https:\/\/(cwe\.mitre\.org|www\.cve\.org|www\.rfc-editor\.org|github\.com|datatracker\.ietf\.org|tracker\.test)\//.test(
				link,
			);
		});
		expect(odd).toEqual([]);
		expect(page).not.toMatch(/@import|url\(/);
	});

	it("stays small enough to be sent around", () => {
		expect(Buffer.byteLength(render(cleanRun()))).toBeLessThan(900_000);
	});

	it("cuts what has no end, however much of it a target says", () => {
		const [, failure] = brokenRun(2).results.filter(({ verdict }) => verdict === "fail");
		if (failure?.evidence === undefined) throw new Error("There is no failure with evidence.");
		const long = "x".repeat(300_000);
		const { request, response } = failure.evidence;
		const evidence = {
			...failure.evidence,
			request: {
				...request,
				target: long,
				headers: Array.from({ length: 500 }, () => ["X-Long", long] as [string, string]),
			},
			response: { ...response, body: { bytes: long.length, text: long } },
			curl: long,
		};
		const page = render(fakeReport([{ ...failure, evidence, reason: long, actual: "200" }]));
		expect(Buffer.byteLength(page)).toBeLessThan(600_000);
		expect(page).toContain("(300000 characters)");
	});
});
