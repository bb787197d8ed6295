import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll } from "vitest";

/** A page as somebody opens it who was sent the file. */
interface OpenedPage {
	page: Page;
	/** What should not happen: errors, refusals by a policy, requests for anything but the file. */
	faults: readonly string[];
}

/** Opens a file by its address. */
export async function openPage(
	browser: Browser,
	address: string,
	options: BrowserContextOptions = {},
): Promise<OpenedPage> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
	const faults: string[] = [];
	page.on("pageerror", (error) => faults.push(error.message));
	page.on("console", (message) => faults.push(message.text()));
	page.on("request", (request) => request.url().split("#")[0] !== address.split("#")[0] && faults.push(request.url()));
	await page.goto(address);
	return { page, faults };
}

/** A folder for the pages of a test file, which is gone after its tests. Returns what writes a page and says its address. */
export function pageFolder(): (name: string, page: string) => string {
	const folder = mkdtempSync(join(tmpdir(), "pages-"));
	afterAll(() => rmSync(folder, { recursive: true }));
	return (name, page) => {
		const path = join(folder, name);
		writeFileSync(path, page);
		return pathToFileURL(path).href;
	};
}
