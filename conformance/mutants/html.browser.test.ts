import type { BrowserContextOptions, Page } from "playwright";
import { expect, test } from "vitest";
import { describeInBrowser, leastContrast, openPage, pageFolder, violationsOf } from "../browser/index.ts";
import { readChapters } from "../cli/chapters.ts";
import { fakeKillMatrix } from "./fake-kill-matrix.ts";
import { renderMatrixHtml } from "./html.ts";

const chapters = await readChapters();
const fileOf = pageFolder();
const matrix = fakeKillMatrix("flawed");
const url = fileOf("matrix.html", renderMatrixHtml(matrix, chapters));
// The rules are tried on every element.
const few = fileOf("few.html", renderMatrixHtml({ ...matrix, mutants: matrix.mutants.slice(0, 25) }, chapters));

describeInBrowser("the page of the mutants, in Chromium", (browser) => {
	const open = (address: string, options: BrowserContextOptions = {}) => openPage(browser(), address, options);
	const rows = (page: Page) => page.locator(".heat-map tr[data-row]:not([hidden])").count();
	const inFull = (page: Page) => page.locator("details.mutant:not([hidden])").count();

	test("loads nothing, and runs nothing of a gateway's", async () => {
		const { page, faults } = await open(url);
		expect(faults).toEqual([]);
		expect(await page.evaluate("globalThis.taken")).toBeUndefined();
		await page.close();
	});

	test("is looked through by words, verdict and group, on the map and in full alike", async () => {
		const { page } = await open(url);
		expect(await rows(page)).toBe(matrix.mutants.length);
		await page.getByLabel("Verdict", { exact: true }).selectOption("survived");
		expect([await rows(page), await inFull(page)]).toEqual([1, 1]);
		await page.keyboard.press("Escape");
		await page.getByRole("link", { name: "JWKS", exact: true }).click();
		const ofGroup = matrix.mutants.filter(({ breaks }) => breaks.some((id) => id.startsWith("JWKS-"))).length;
		expect([await rows(page), await inFull(page)]).toEqual([ofGroup, ofGroup]);
		expect(await page.locator("output").textContent()).toBe(`${ofGroup} of ${matrix.mutants.length} mutants shown`);
		await page.close();
	});

	test("tells of the cell that has the focus, and leads to its mutant", async () => {
		const { page } = await open(url);
		await page.locator(".heat-map a[tabindex='0']").focus();
		await page.keyboard.press("ArrowRight");
		const [first] = matrix.mutants;
		expect(await page.locator("#map-detail").textContent()).toContain(
			`${first?.id}: 1 check; ${first?.breaks[0]} declared, seen by`,
		);
		await page.keyboard.press("Enter");
		await page.locator(`[id="mutant-${first?.id}"] .seen`).waitFor({ state: "visible" });
		await page.close();
	});

	test("keeps the stop of the map where it can be reached", async () => {
		const { page } = await open(url);
		await page.getByRole("searchbox").fill(matrix.mutants.at(-1)?.id ?? "");
		expect(await page.locator(".heat-map a[tabindex='0']").isVisible()).toBe(true);
		await page.close();
	});

	test("says everything without scripts, too", async () => {
		const { page } = await open(url, { javaScriptEnabled: false });
		expect(await page.locator("details.mutant > summary:visible").count()).toBe(matrix.mutants.length);
		expect(await page.locator(":is(button, select, input):visible").count()).toBe(0);
		await page.close();
	});

	test("is a table whose rows and columns have headings", async () => {
		const { page } = await open(few);
		const table = page.getByRole("region", { name: "Mutants by groups of requirements" }).getByRole("table");
		expect(await table.getByRole("columnheader").count()).toBe(22);
		expect(await table.getByRole("rowheader").count()).toBeGreaterThanOrEqual(25);
		await page.close();
	});

	test.each(["light", "dark"] as const)("breaks no rule of accessibility, in %s", async (colorScheme) => {
		const { page } = await open(few, { colorScheme });
		await page.evaluate("for (const each of [...document.querySelectorAll('details')].slice(0, 5)) each.open = true");
		expect(await violationsOf(page)).toEqual([]);
		expect(await leastContrast(page)).toBeGreaterThanOrEqual(4.5);
		await page.close();
	});

	test.each([360, 1280, 2560])("fits a window that is %i wide", async (width) => {
		const { page } = await open(url, { viewport: { width, height: 900 } });
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
		await page.close();
	});
});
