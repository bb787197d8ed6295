import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { SoakRun } from "./soak.ts";
import { SoakLog } from "./soak-log.ts";

const folder = mkdtempSync(join(tmpdir(), "soak-"));
const file = join(folder, "log.ndjson");
const run: SoakRun = { seed: "a1", distance: "near", startedAt: "then", durationMs: 4000, repeated: 0, unpassed: [] };

afterEach(() => rmSync(file, { force: true }));

test("a soak goes on after the runs of its own commit", () => {
	new SoakLog(file, "one").add(run);
	new SoakLog(file, "other").add({ ...run, seed: "b2" });
	expect(new SoakLog(file, "one").before()).toEqual([run]);
	expect(new SoakLog(undefined, "one").before()).toEqual([]);
});

test("a file of another kind is no log", () => {
	appendFileSync(file, "{}\n");
	expect(() => new SoakLog(file, "one").before()).toThrow();
});
