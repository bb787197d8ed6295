import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findBrowser } from "./find-browser.ts";

const root = mkdtempSync(join(tmpdir(), "browsers-"));
afterAll(() => rmSync(root, { recursive: true }));

function program(folder: string, name: string): string {
	mkdirSync(join(root, folder), { recursive: true });
	const path = join(root, folder, name);
	writeFileSync(path, "#!/bin/sh\n");
	chmodSync(path, 0o755);
	return path;
}

const named = program("named", "browser");
const playwright = program("playwright", "chrome");
const system = program("system", "google-chrome");
const nowhere = join(root, "nowhere");
const PATH = [join(root, "empty"), join(root, "system")].join(delimiter);

describe("the browser of the tests", () => {
	test("is the one that is named, else Playwright's, else the system's", () => {
		const env = { PATH, COUNTERSIGN_BROWSER: named };
		expect(findBrowser({ env, playwright })).toEqual({ ok: true, path: named });
		expect(findBrowser({ env: { PATH }, playwright })).toEqual({ ok: true, path: playwright });
		expect(findBrowser({ env: { PATH }, playwright: nowhere })).toEqual({ ok: true, path: system });
	});

	test("is none where the one that is named cannot be run, whatever else there is", () => {
		for (const path of [nowhere, root]) {
			expect(findBrowser({ env: { PATH, COUNTERSIGN_BROWSER: path }, playwright }).ok).toBe(false);
		}
	});

	test("is none where there is none", () => {
		expect(findBrowser({ env: {}, playwright: nowhere }).ok).toBe(false);
	});
});
