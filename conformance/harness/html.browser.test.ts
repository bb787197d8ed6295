import type { BrowserContextOptions, Page } from "playwright";
import { expect, test } from "vitest";
import { describeInBrowser, leastContrast, openPage, pageFolder, violationsOf } from "../browser/index.ts";
import { hostileReport } from "./hostile-report.ts";
import { renderSignerHtml } from "./html.ts";

const report = hostileReport();
const text = renderSignerHtml(report);
const fileOf = pageFolder();
const url = fileOf("report.html", text);
const [firstFailure = "", secondFailure = ""] = report.results
	.filter(({ verdict }) => verdict === "fail")
	.map(({ id }) => id);
const [firstPass = ""] = report.results.filter(({ verdict }) => verdict === "pass").map(({ id }) => id);

describeInBrowser("the page of a signer, in Chromium", (browser) => {
	const open = (address: string, options: BrowserContextOptions = {}) => openPage(browser(), address, options);
	const taken = (page: Page) => page.evaluate(() => (globalThis as { taken?: unknown }).taken);
	const shown = (page: Page) => page.locator("[data-row]:not([hidden])").count();

	test("loads nothing, breaks no policy of its own, and runs nothing of the signer's", async () => {
		const { page, faults } = await open(url);
		expect(faults).toEqual([]);
		expect(await taken(page)).toBeUndefined();
		await expect(page.locator("main script, main img, main style").count()).resolves.toBe(0);
		await page.close();
	});

	test("would not run even what got into it as markup", async () => {
		const injected = `<main id="main"><script>globalThis.taken = 1</script><img src="x" onerror="globalThis.taken = 2">`;
		const { page, faults } = await open(fileOf("injected.html", text.replace(/<main[^>]*>/, injected)));
		expect(faults.length).toBeGreaterThan(0);
		expect(await taken(page)).toBeUndefined();
		await page.close();
	});

	test("is looked through by words and by cause, with the keyboard alone", async () => {
		const { page } = await open(url);
		expect(await shown(page)).toBe(report.results.length);
		await page.keyboard.press("/");
		await page.keyboard.type(`${secondFailure} `);
		expect(await shown(page)).toBeLessThan(report.results.length / 2);
		expect(await page.locator(`[id="vector-${secondFailure}"]`).isVisible()).toBe(true);
		expect(await page.locator(`[id="vector-${firstFailure}"]`).isVisible()).toBe(false);
		await page.keyboard.press("Escape");
		expect(await shown(page)).toBe(report.results.length);
		await page.keyboard.press("Tab");
		await page.keyboard.press("ArrowDown");
		const [cause] = report.diagnosis.causes;
		expect(await shown(page)).toBe(cause?.vectors.length);
		await page.close();
	});

	test("opens what a link leads to, also among what is hidden or folded away", async () => {
		const { page } = await open(`${url}#vector-${firstPass}`);
		expect(await page.locator(`[id="vector-${firstPass}"]`).isVisible()).toBe(true);
		await page.getByRole("searchbox").fill("no vector has this word");
		expect(await shown(page)).toBe(0);
		await page.getByRole("link", { name: firstFailure, exact: true }).first().click();
		await page.locator(`[id="vector-${firstFailure}"] .pair`).waitFor({ state: "visible" });
		await page.close();
	});

	test("has a heading, landmarks and named controls", async () => {
		const { page } = await open(url);
		for (const locator of [
			page.getByRole("heading", { level: 1, name: /^Failed/ }),
			page.getByRole("banner"),
			page.getByRole("main"),
			page.getByRole("search").getByLabel(/Search/),
			page.getByRole("search").getByLabel("Cause"),
			page.getByRole("img", { name: /passed/ }),
			page.getByRole("region", { name: /does wrong/ }),
		]) {
			expect(await locator.count()).toBe(1);
		}
		await page.close();
	});

	test("says everything without scripts, too", async () => {
		const { page } = await open(url, { javaScriptEnabled: false });
		expect(await page.getByRole("search").count()).toBe(0);
		expect(await page.locator("details[id]").count()).toBe(report.summary.fail);
		await page.close();
	});

	test.each(["light", "dark"] as const)("is legible in %s, on a telephone and on a desk", async (colorScheme) => {
		for (const width of [320, 1280]) {
			const { page } = await open(url, { colorScheme, viewport: { width, height: 800 } });
			for (const details of await page
				.locator("details[id]")
				.all()
				.then((all) => all.slice(0, 8))) {
				await details.locator("summary").click();
			}
			expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
			expect(await leastContrast(page)).toBeGreaterThanOrEqual(4.5);
			expect(await violationsOf(page)).toEqual([]);
			await page.close();
		}
	});

	test("is printed with everything unfolded, and folded again afterwards", async () => {
		const { page } = await open(url);
		const folded = () => page.locator("details:not([open])").count();
		const before = await folded();
		await page.evaluate("dispatchEvent(new Event('beforeprint'))");
		expect(await folded()).toBe(0);
		await page.evaluate("dispatchEvent(new Event('afterprint'))");
		expect(await folded()).toBe(before);
		await page.close();
	});
});
