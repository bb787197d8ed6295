import { describe, expect, test } from "vitest";
import { hostileReport, hostileTexts } from "./hostile-report.ts";
import { renderSignerHtml } from "./html.ts";

const report = hostileReport();
const page = renderSignerHtml(report);

describe("the page of a signer", () => {
	test("accounts for every vector, each once", () => {
		const ids = [...page.matchAll(/ id="vector-([^"]+)"/g)].map(([, id]) => id);
		expect(ids.toSorted()).toEqual(report.results.map(({ id }) => id).toSorted());
	});

	test("has what it does wrong before everything else", () => {
		expect(report.diagnosis.causes.length).toBeGreaterThan(0);
		const places = ["causes", "faults", "unexplained", "failures", "passed"].map((id) =>
			page.indexOf(`<h2 id="${id}"`),
		);
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(Math.min(...places)).toBeGreaterThan(0);
	});

	test("has no text of the signer as markup", () => {
		for (const text of hostileTexts.slice(0, 5)) expect(page).not.toContain(text);
		expect(page).not.toMatch(/[\u202e\u202c\u200b\0]/);
	});

	test("names no place outside itself", () => {
		const body = page.slice(page.indexOf("<body>"), page.indexOf("<script>", page.indexOf("<body>")));
		const links = [...body.matchAll(/ (?:src|href|action|data|poster)="([^"]*)"/g)].map(([, link]) => link ?? "");
		expect(links.length).toBeGreaterThan(10);
		expect(links.filter((link) => !link.startsWith("#"))).toEqual([]);
		expect(page).not.toMatch(/@import|url\(/);
	});
});
