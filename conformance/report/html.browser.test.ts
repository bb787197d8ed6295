import type { BrowserContextOptions, Page } from "playwright";
import { expect, test } from "vitest";
import { describeInBrowser, leastContrast, openPage, pageFolder, violationsOf } from "../browser/index.ts";
import { readChapters } from "../cli/chapters.ts";
import { groupOf } from "../engine/requirements.ts";
import { fakeKillMatrix } from "../mutants/fake-kill-matrix.ts";
import { matrixAppendix } from "../mutants/html-appendix.ts";
import { brokenRun, cleanRun, inconclusiveRun } from "./fake-runs.ts";
import { renderHtml } from "./html.ts";
import { isFinding } from "./html-findings.ts";
import type { Report } from "./schema.ts";

const chapters = await readChapters();
const render = (report: Report): string => renderHtml(report, { chapters, command: "countersign conform" });
const fileOf = pageFolder();

const broken = brokenRun(40);
const brokenText = render(broken);
const found = broken.results.filter(isFinding).map(({ id }) => id);
const url = fileOf("broken.html", brokenText);
const cleanUrl = fileOf("clean.html", render(cleanRun()));
const muchUrl = fileOf("much.html", render(brokenRun(300)));

/** A part of the page, since the rules are tried on every element. */
function partOf(name: string, report: Report): string {
	const some = chapters.slice(0, 5);
	const groups = some.map(({ group }) => group);
	const results = report.results.filter(({ requirement }) => groups.includes(groupOf(requirement)));
	const few = { ...report, results: results.filter((_, at) => at < 12 || at % 40 === 0) };
	const appendix = matrixAppendix(fakeKillMatrix());
	return fileOf(name, renderHtml(few, { chapters: some, command: "countersign conform", appendix }));
}

const kinds = {
	"nothing failed": partOf("part-clean.html", cleanRun()),
	"much failed": partOf("part-broken.html", brokenRun(300)),
	"nothing is known": partOf("part-inconclusive.html", inconclusiveRun()),
};

describeInBrowser("the page of a run, in Chromium", (browser) => {
	const open = (address: string, options: BrowserContextOptions = {}) => openPage(browser(), address, options);
	const taken = (page: Page) => page.evaluate(() => (globalThis as { taken?: unknown }).taken);
	const shown = (page: Page) => page.locator(".checks li:not([hidden])").count();
	const address = (page: Page) => page.evaluate("location.hash");

	test("loads nothing, breaks no policy of its own, and runs nothing of the target's", async () => {
		const { page, faults } = await open(muchUrl);
		await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
		expect(faults).toEqual([]);
		expect(await taken(page)).toBeUndefined();
		expect(await page.locator("main :is(script, img, style, iframe, link, object)").count()).toBe(0);
		expect(await page.locator("[href^='javascript:'], [onerror], [onmouseover]").count()).toBe(0);
		await page.close();
	});

	test("would not run even what got into it as markup", async () => {
		const injected = `<main id="main"><script>globalThis.taken = 1</script><img src="x" onerror="globalThis.taken = 2">`;
		const { page, faults } = await open(fileOf("injected.html", brokenText.replace(/<main[^>]*>/, injected)));
		expect(faults.length).toBeGreaterThan(0);
		expect(await taken(page)).toBeUndefined();
		await page.close();
	});

	test("is looked through by words, verdict, severity and group, and says how much is shown", async () => {
		const { page } = await open(url);
		const all = broken.results.length;
		expect(await shown(page)).toBe(all);
		await page.keyboard.press("/");
		await page.keyboard.type("nonce twice");
		const byWords = await shown(page);
		expect(byWords).toBeGreaterThan(0);
		expect(byWords).toBeLessThan(all / 10);
		await expect(page.locator("output[aria-live=polite]").textContent()).resolves.toBe(
			`${byWords} of ${all} checks shown`,
		);
		await page.keyboard.press("Escape");
		expect(await shown(page)).toBe(all);
		for (const [label, value, of] of [
			["Verdict", "fail", broken.results.filter(({ verdict, waiver }) => verdict === "fail" && waiver === undefined)],
			["Severity", "critical", broken.results.filter(({ severity }) => severity === "critical")],
			["Group", "JWKS", broken.results.filter(({ requirement }) => requirement.startsWith("JWKS-"))],
		] as const) {
			await page.getByLabel(label, { exact: true }).selectOption(value);
			expect(await shown(page)).toBe(of.length);
			await page.getByRole("button", { name: "Clear" }).click();
		}
		expect(await shown(page)).toBe(all);
		await page.close();
	});

	test("finds findings by what they say, and not by headers that most requests have", async () => {
		const { page } = await open(url);
		const findings = page.locator(".finding:visible");
		const heading = page.getByRole("heading", { level: 2, name: /^Findings/ });
		const count = await findings.count();
		expect(await heading.textContent()).toMatch(new RegExp(`^Findings \\(${count},`));
		await page.getByRole("searchbox").fill("x-nonce");
		expect(await findings.count()).toBe(0);
		const [first = ""] = found;
		await page.getByRole("searchbox").fill(first);
		expect(await findings.count()).toBe(1);
		expect(await heading.textContent()).toMatch(new RegExp(`^Findings \\(1 of ${count},`));
		await page.close();
	});

	test("fades what is filtered away on the map, and hides what has nothing left to show", async () => {
		const { page } = await open(`${cleanUrl}#?group=LIM`);
		expect(await page.locator(".map a:not(.out)").count()).toBe(8);
		expect(await page.locator(".requirement:visible").count()).toBe(8);
		expect(await page.getByRole("heading", { level: 3, name: "REQ", exact: false }).count()).toBe(1);
		await page.close();
	});

	test("has what it shows in its address, so that a link can be shared", async () => {
		const { page } = await open(url);
		await page.getByLabel("Verdict", { exact: true }).selectOption("fail");
		await page.getByRole("searchbox").fill("host");
		expect(await address(page)).toBe("#?words=host&verdict=fail");
		const count = await shown(page);
		const { page: other } = await open(page.url());
		expect(await shown(other)).toBe(count);
		expect(await other.getByRole("searchbox").inputValue()).toBe("host");
		await other.keyboard.press("Escape");
		expect(await address(other)).toBe("");
		await other.goto(`${url}#?verdict=nonsense&group=LIM&words=%`);
		expect(await other.getByLabel("Verdict", { exact: true }).inputValue()).toBe("");
		await Promise.all([page.close(), other.close()]);
	});

	test("opens what a link leads to, also among what is hidden or folded away", async () => {
		const [first = ""] = found;
		const { page } = await open(`${url}#finding-${first}`);
		expect(await page.locator(`[id="finding-${first}"] .exchange`).isVisible()).toBe(true);
		await page.getByRole("searchbox").fill("nothing has this word");
		expect(await page.locator(".finding:visible").count()).toBe(0);
		await page.locator(".map a").first().click();
		await page.locator('[id="REQ-01"] .checks').waitFor({ state: "visible" });
		expect(await page.evaluate("document.activeElement.parentElement.id")).toBe("REQ-01");
		await page.goto(`${url}#%E0%A4%A`);
		expect(await page.locator(".finding:visible").count()).toBe(found.length);
		await page.close();
	});

	test("has one stop for the whole map, in which arrows go to the neighbours", async () => {
		const { page } = await open(cleanUrl);
		const at = () => page.evaluate("document.activeElement.hash");
		expect(await page.locator(".map a[tabindex='0']").count()).toBe(1);
		await page.locator(".map a[tabindex='0']").focus();
		const trail: unknown[] = [];
		for (const key of ["ArrowRight", "ArrowLeft", "ArrowLeft", "End", "Home", "ArrowDown", "ArrowUp"]) {
			await page.keyboard.press(key);
			trail.push(await at());
		}
		const [below] = trail.splice(5, 1);
		expect(trail).toEqual(["#REQ-02", "#REQ-01", "#REQ-01", "#REQ-11", "#REQ-01", "#REQ-01"]);
		expect(below).not.toBe("#REQ-01");
		expect(await page.locator("#map-detail").textContent()).toContain("REQ-01, closed set of methods: pass");
		await page.keyboard.press("End");
		expect(await page.locator(".map a[tabindex='0']").count()).toBe(1);
		await page.keyboard.press("Enter");
		await page.locator('[id="REQ-11"] .checks').waitFor({ state: "visible" });
		await page.close();
	});

	test("is light or dark as the reader chooses, whatever the system has, and stays so", async () => {
		const { page } = await open(cleanUrl, { colorScheme: "light" });
		const back = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
		const light = await back();
		await page.getByLabel("Colours").selectOption("dark");
		const dark = await back();
		expect(dark).not.toBe(light);
		await page.reload();
		expect(await back()).toBe(dark);
		await page.getByLabel("Colours").selectOption("light");
		await page.emulateMedia({ colorScheme: "dark" });
		expect(await back()).toBe(light);
		await page.close();
	});

	test("copies a command as it stands", async () => {
		const { page } = await open(url);
		await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
		const [first = ""] = found;
		const box = page.locator(`[id="finding-${first}"]`);
		await box.locator("summary").click();
		await box.getByRole("button", { name: /^Copy Signed/ }).click();
		await box.getByRole("button", { name: /^Copied/ }).waitFor();
		expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
			`countersign conform --seed seed --only ${first}`,
		);
		await page.close();
	});

	test("says everything without scripts, too, and offers nothing that needs them", async () => {
		const { page } = await open(url, { javaScriptEnabled: false });
		expect(await page.locator(".finding > summary:visible").count()).toBe(found.length);
		expect(await page.locator(".requirement > summary:visible").count()).toBe(196);
		await page.locator(".finding > summary").first().click();
		expect(await page.locator(".finding .exchange").first().isVisible()).toBe(true);
		expect(await page.locator(":is(button, select, input):visible").count()).toBe(0);
		await page.close();
	});

	test.each([true, false])("has every finding in full on paper, scripts or not: %s", async (javaScriptEnabled) => {
		const { page } = await open(url, { javaScriptEnabled });
		const folded = () => page.locator("details:not([open])").count();
		const before = await folded();
		await page.emulateMedia({ media: "print" });
		if (javaScriptEnabled) await page.evaluate("dispatchEvent(new Event('beforeprint'))");
		for (const part of ["blockquote", ".meaning", ".command:last-of-type pre"]) {
			expect(await page.locator(`.finding > ${part}:visible`).count()).toBe(found.length);
		}
		expect(await page.locator(":is(button, select, input):visible").count()).toBe(0);
		expect(await page.locator("pre").evaluateAll(clipped)).toBe(0);
		if (javaScriptEnabled) await page.evaluate("dispatchEvent(new Event('afterprint'))");
		expect(await folded()).toBe(before);
		await page.close();
	});

	test("becomes a document of many pages when it is printed", async () => {
		const { page } = await open(kinds["much failed"]);
		const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
		expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(20);
		await page.close();
	});

	test("has headings, landmarks and named controls", async () => {
		const { page } = await open(url);
		for (const locator of [
			page.getByRole("heading", { level: 1, name: /^Failed/ }),
			page.getByRole("banner"),
			page.getByRole("main"),
			page.getByRole("search").getByLabel(/Search checks/),
			page.getByRole("img", { name: /^40 fail/ }),
			page.getByRole("region", { name: /^Findings/ }),
			page.getByRole("region", { name: /^Waivers/ }),
			page.getByRole("link", { name: /^REQ-01, closed set of methods: \d+ of \d+ checks fail$/ }),
		]) {
			expect(await locator.count()).toBe(1);
		}
		await page.close();
	});

	for (const [when, place] of Object.entries(kinds)) {
		test.each(["light", "dark"] as const)(
			`breaks no rule of accessibility where ${when}, in %s`,
			async (colorScheme) => {
				const { page } = await open(place, { colorScheme });
				await page.evaluate(unfoldSome);
				expect(await violationsOf(page)).toEqual([]);
				expect(await leastContrast(page)).toBeGreaterThanOrEqual(4.5);
				await page.getByLabel("Group", { exact: true }).selectOption("REQ");
				expect(await leastContrast(page)).toBeGreaterThanOrEqual(4.5);
				await page.close();
			},
		);
	}

	test.each([360, 768, 1280, 2560])("fits a window that is %i wide, unfolded", async (width) => {
		const { page } = await open(kinds["much failed"], { viewport: { width, height: 900 } });
		await page.evaluate(unfoldSome);
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
		expect(await page.evaluate(cutOff)).toEqual([]);
		await page.close();
	});
});

/** All that differs in kind, and not hundreds of the same. */
const unfoldSome = `for (const each of [...document.querySelectorAll(".finding, .inputs"), ...[...document.querySelectorAll(".requirement, .requirement details")].slice(0, 12)]) each.open = true`;

/** What ends outside the window. What is drawn only when it is scrolled to widens no page, and is cut off instead. */
const cutOff = `[...document.querySelectorAll("body *")].filter((each) => !each.closest(".unseen, .to-main")
	&& each.getClientRects().length > 0 && each.getBoundingClientRect().right > innerWidth + 1)
	.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 200))`;

/** How many elements have text that does not fit into them. */
function clipped(elements: readonly { scrollHeight: number; clientHeight: number }[]): number {
	return elements.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1).length;
}
