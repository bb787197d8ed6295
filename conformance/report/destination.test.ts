import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseDestinations, prepareDestination } from "./destination.ts";

describe("the reporters asked for", () => {
	it("go to files or to standard output, where there is always one", () => {
		expect(parseDestinations([])).toEqual({ ok: true, destinations: [{ format: "pretty" }] });
		expect(parseDestinations(["json"])).toEqual({ ok: true, destinations: [{ format: "json" }] });
		expect(parseDestinations(["junit=out/a=b.xml", "json=r.json"])).toEqual({
			ok: true,
			destinations: [
				{ format: "junit", file: "out/a=b.xml" },
				{ format: "json", file: "r.json" },
				{ format: "pretty" },
			],
		});
	});

	it("must exist, name a file after their sign, and not share a place", () => {
		for (const specs of [["juint"], ["junit="], ["json", "pretty"], ["json=a", "junit=a"]]) {
			expect(parseDestinations(specs).ok).toBe(false);
		}
	});
});

describe("the place of a report", () => {
	let folder = "";
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "destination-"));
	});
	afterEach(() => {
		chmodSync(folder, 0o700);
		rmSync(folder, { recursive: true });
	});

	it("is made ready, parent folders included", () => {
		expect(prepareDestination(join(folder, "a", "b", "report.xml"))).toBeUndefined();
		expect(existsSync(join(folder, "a", "b"))).toBe(true);
	});

	it("is refused before anything runs if it cannot be written", () => {
		expect(prepareDestination(folder)).toBeDefined();
		expect(prepareDestination(join(folder, "\0"))).toBeDefined();
		expect(prepareDestination("/proc/no/such/report.json")).toBeDefined();
		writeFileSync(join(folder, "file"), "");
		expect(prepareDestination(join(folder, "file", "report.json"))).toBeDefined();
	});
});
