import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, presentBrowser } from "./open-browser.ts";

/**
 * For tests: a group that runs in a real Chromium, which `define` asks for inside its tests. Without one it is a named
 * skip, and a failure where `CI` asks for all.
 */
export function describeInBrowser(name: string, define: (browser: () => Browser) => void): void {
	describe(name, () => {
		const found = presentBrowser();
		if (!found.ok && process.env["CI"] === "true") {
			test("has its browser, because all is asked for here", () => {
				expect.fail(found.reason);
			});
			return;
		}
		if (!found.ok) {
			test.skip(`was not run: ${found.reason}`, () => {});
			return;
		}
		let browser: Browser | undefined;
		beforeAll(async () => {
			browser = await openBrowser(found.path);
		}, 120_000);
		afterAll(async () => browser?.close());
		define(() => {
			if (browser === undefined) throw new Error("The browser is not open outside tests.");
			return browser;
		});
	});
}
