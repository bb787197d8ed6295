import { describe, expect, it } from "vitest";
import { readChapters } from "../cli/chapters.ts";
import { fakeKillMatrix } from "./fake-kill-matrix.ts";
import { renderMatrixHtml } from "./html.ts";
import { cellOf } from "./html-cell.ts";
import { mutantGroup } from "./html-mutants.ts";

const chapters = await readChapters();
const failed = (requirement: string) => ({
	check: `${requirement}/probe`,
	requirement,
	expected: "refused",
	actual: "200",
	atTwin: false,
});

describe("a cell of the map of mutants", () => {
	const row = {
		id: "one-fault",
		sentence: "Has one fault.",
		verdict: "killed" as const,
		breaks: ["REQ-01", "REQ-02", "LOG-01"],
		kept: ["REQ-02"],
		also: ["ANS-01", "ANS-02"],
		threats: ["MET-01"],
		failed: [failed("REQ-01"), failed("REQ-01"), failed("ANS-02"), failed("FWD-01")],
		errors: [],
	};

	it.each([
		["REQ", "kept", 2, "REQ-01 declared, seen by 2 checks; REQ-02 declared, but found kept"],
		["ANS", "also", 1, "ANS-02 may be broken besides, seen by 1 check"],
		["FWD", "more", 1, "FWD-01 not declared, seen by 1 check"],
		["LOG", "unasked", 0, "LOG-01 declared, and no check of this run asks for it"],
	])("says in group %s that it is %s", (group, state, checks, words) => {
		expect(cellOf(row, group)).toEqual({ state, checks, words });
	});

	it("is found where all that is declared was, and is none where there is nothing to say", () => {
		expect(cellOf({ ...row, kept: [], breaks: ["REQ-01"] }, "REQ")?.state).toBe("found");
		expect(cellOf(row, "JWKS")).toBeUndefined();
		expect(cellOf({ ...row, failed: [] }, "ANS")).toBeUndefined();
	});
});

describe("the page of the mutants", () => {
	it("has every mutant once on the map and once in full", () => {
		const matrix = fakeKillMatrix();
		const page = renderMatrixHtml(matrix, chapters);
		const inFull = [...page.matchAll(/ id="mutant-([^"]+)"/g)].map(([, id]) => id);
		const onMap = [...page.matchAll(/<th scope="row"><a href="#mutant-([^"]+)"/g)].map(([, id]) => id);
		const ids = matrix.mutants.map(({ id }) => id);
		expect(inFull).toEqual(ids);
		expect(onMap.toSorted()).toEqual(ids.toSorted());
		const grouped = onMap
			.map((id) => matrix.mutants.find((row) => row.id === id))
			.map((row) => row && mutantGroup(row));
		expect([...new Set(grouped)].length).toBe(grouped.filter((group, at) => group !== grouped[at - 1]).length);
	});

	it("marks by group, too, what a mutant breaks and does not declare", () => {
		const section = (page: string) => page.slice(page.indexOf('<h2 id="groups"'), page.indexOf('<h2 id="map"'));
		expect(section(renderMatrixHtml(fakeKillMatrix("flawed"), chapters))).toContain(
			'aria-label="1, 1 of them by what they do not declare"',
		);
		expect(section(renderMatrixHtml(fakeKillMatrix(), chapters))).not.toContain("heat more");
	});

	it("has the survivors before everything else, and everything that is not as it should be", () => {
		const page = renderMatrixHtml(fakeKillMatrix("flawed"), chapters);
		const places = ["survivors", "more", "less", "errors", "reference", "groups", "map", "mutants"].map((id) =>
			page.indexOf(`<h2 id="${id}"`),
		);
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(Math.min(...places)).toBeGreaterThan(0);
		expect(page).toMatch(/<title>Failed: /);
	});

	it("says so where all is well, and only what it knows", () => {
		const page = renderMatrixHtml(fakeKillMatrix(), chapters);
		expect(page).toMatch(/<title>Passed: (\d+) of \1 mutants killed</);
		expect(page).not.toContain("declares and nothing else");
		expect(page).not.toContain('id="survivors"');
		expect(renderMatrixHtml({ ...fakeKillMatrix(), scope: "all" }, chapters)).toContain("declares and nothing else");
	});

	it("has nothing that a gateway said as markup", () => {
		const page = renderMatrixHtml(fakeKillMatrix("flawed"), chapters);
		expect(page).toContain("&lt;script&gt;globalThis.taken");
		expect(page).not.toContain("<script>globalThis.taken");
	});
});
