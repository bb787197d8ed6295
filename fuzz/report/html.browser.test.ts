import type { BrowserContextOptions, Page } from "playwright";
import { expect, test } from "vitest";
import {
	describeInBrowser,
	leastContrast,
	openPage,
	pageFolder,
	violationsOf,
} from "../../conformance/browser/index.ts";
import { readChapters } from "../../conformance/cli/chapters.ts";
import { brokenFuzzReport, soundFuzzReport } from "./fake-fuzz-report.ts";
import { renderFuzzHtml } from "./html.ts";
import type { FuzzReport } from "./schema.ts";

const chapters = await readChapters();
const render = (report: FuzzReport): string =>
	renderFuzzHtml(report, { chapters, storedAt: () => "reports/fuzz.json" });
const fileOf = pageFolder();
const broken = brokenFuzzReport(6);
const brokenText = render(broken);
const url = fileOf("broken.html", brokenText);
const soundUrl = fileOf("sound.html", render(soundFuzzReport()));
const found = broken.results.flatMap(({ findings }) => findings).length;

describeInBrowser("the page of a fuzz run, in Chromium", (browser) => {
	const open = (address: string, options: BrowserContextOptions = {}) => openPage(browser(), address, options);
	const properties = (page: Page) => page.locator("details.property:not([hidden])").count();

	test("loads nothing, breaks no policy of its own, and runs nothing of the target's or of an input's", async () => {
		const { page, faults } = await open(url);
		await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
		expect(faults).toEqual([]);
		expect(await page.evaluate("globalThis.taken")).toBeUndefined();
		expect(await page.locator("main :is(script, img, style, iframe, link, object)").count()).toBe(0);
		expect(await page.locator("[href^='javascript:'], [onerror], [onmouseover]").count()).toBe(0);
		await page.close();
	});

	test("is looked through by words, verdict, group and place, findings and properties alike", async () => {
		const { page } = await open(url);
		expect(await properties(page)).toBe(broken.results.length);
		await page.getByLabel("Tried on", { exact: true }).selectOption("target");
		expect(await properties(page)).toBe(3);
		expect(await page.locator("output[aria-live=polite]").textContent()).toBe("3 of 7 properties shown");
		await page.keyboard.press("Escape");
		await page.getByLabel("Verdict", { exact: true }).selectOption("skip");
		expect([await properties(page), await page.locator(".finding:visible").count()]).toEqual([1, 0]);
		await page.keyboard.press("Escape");
		await page.getByLabel("Group", { exact: true }).selectOption("http");
		expect([await properties(page), await page.locator(".finding:visible").count()]).toEqual([1, 1]);
		await page.close();
	});

	test("leads from a threat, by keyboard, to the properties whose inputs stand for it", async () => {
		const { page } = await open(url);
		expect(await page.locator(".map a[tabindex='0']").count()).toBe(1);
		await page.locator(".map a[tabindex='0']").focus();
		for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
		expect(await page.locator("#threat-detail").textContent()).toMatch(
			/^CAN-09: met by \d+ inputs, as \S+\/lower-case/,
		);
		await page.keyboard.press("Enter");
		await page.waitForFunction("location.hash === '#?words=CAN-09'");
		await expect.poll(() => properties(page)).toBe(5);
		await page.close();
	});

	test("names what was never met without anything being unfolded, scripts or not", async () => {
		for (const javaScriptEnabled of [true, false]) {
			const { page } = await open(soundUrl, { javaScriptEnabled });
			expect(await page.locator("ul.never code:visible").allTextContents()).toEqual(["overlong-utf-8"]);
			expect(await page.getByText("To enable: run against the embedded gateway").first().isVisible()).toBe(true);
			await page.close();
		}
	});

	test("unfolds the pairs of a kind that were not exercised, scripts or not", async () => {
		for (const javaScriptEnabled of [true, false]) {
			const { page } = await open(soundUrl, { javaScriptEnabled });
			await page.locator("#property-targets-are-fixed-points > summary").click();
			const row = page.getByRole("row", { name: /^dot-segment/ });
			expect(await row.locator("summary").textContent()).toBe("2 kinds that dot-segment was never met together with");
			await row.locator("summary").click();
			await row.getByText("overlong-utf-8, plain", { exact: true }).waitFor({ state: "visible" });
			await page.close();
		}
	});

	test("copies what judges a finding again, and what keeps it", async () => {
		const { page } = await open(url);
		await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
		const box = page.locator(".finding").first();
		await box.locator("summary").click();
		for (const [name, text] of [
			[/^Copy Judged again/, "countersign fuzz --config c.json --property altered-requests --seed 7 --path 3:1:0"],
			[
				/^Copy Kept/,
				"countersign promote reports/fuzz.json --as regression --fault HMAC-CANON-05-0 --note 'What was wrong.'",
			],
		] as const) {
			await box.getByRole("button", { name }).click();
			await box.getByRole("button", { name: /^Copied/ }).waitFor();
			expect(await page.evaluate("navigator.clipboard.readText()")).toBe(text);
			await page.evaluate("document.activeElement.blur()");
		}
		await page.close();
	});

	test("leads from one finding to the others of its fault", async () => {
		const { page } = await open(url);
		await page.locator(".finding summary").first().click();
		await page.getByRole("link", { name: "HMAC-CANON-05 by unproved-requests" }).first().click();
		// The page opens what its address names when it is told of the change.
		await page.locator("#finding-unproved-requests-1 blockquote").waitFor({ state: "visible" });
		await page.close();
	});

	test("has headings, landmarks and named controls", async () => {
		const { page } = await open(url);
		for (const locator of [
			page.getByRole("heading", { level: 1, name: /^Failed/ }),
			page.getByRole("banner"),
			page.getByRole("main"),
			page.getByRole("search").getByLabel(/Search properties/),
			page.getByRole("img", { name: /^2 fail/ }),
			page.getByRole("region", { name: /^Findings/ }),
			page.getByRole("region", { name: /^Kinds of input that were never met/ }),
			page.getByRole("link", { name: /^CAN-15: never met/ }),
		]) {
			expect(await locator.count()).toBe(1);
		}
		await page.close();
	});

	test.each([true, false])("has everything in full on paper, scripts or not: %s", async (javaScriptEnabled) => {
		const { page } = await open(url, { javaScriptEnabled });
		await page.emulateMedia({ media: "print" });
		if (javaScriptEnabled) await page.evaluate("dispatchEvent(new Event('beforeprint'))");
		expect(await page.locator(".finding > blockquote:visible").count()).toBe(found);
		expect(await page.locator(".kind-table:visible").count()).toBe(5);
		expect(await page.locator(":is(button, select, input):visible").count()).toBe(0);
		await page.close();
	});

	for (const [when, address] of [
		["much failed", url],
		["nothing failed", soundUrl],
	] as const) {
		test.each(["light", "dark"] as const)(
			`breaks no rule of accessibility where ${when}, in %s`,
			async (colorScheme) => {
				const { page } = await open(address, { colorScheme });
				await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
				expect(await violationsOf(page)).toEqual([]);
				expect(await leastContrast(page)).toBeGreaterThanOrEqual(4.5);
				await page.close();
			},
		);
	}

	test.each([360, 1280, 2560])("fits a window that is %i wide, unfolded", async (width) => {
		const { page } = await open(url, { viewport: { width, height: 900 } });
		await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
		await page.close();
	});
});
