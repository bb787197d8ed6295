import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { z } from "zod";
import { CommitLog } from "./commit-log.ts";

const folder = mkdtempSync(join(tmpdir(), "commit-log-"));
const file = join(folder, "log.ndjson");
const logOf = (commit: string, place: string | undefined = file) =>
	new CommitLog(place, commit, z.strictObject({ seed: z.string() }));

afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

test("what is interrupted goes on after the runs of its own commit", () => {
	logOf("one").add({ seed: "a1" });
	logOf("other").add({ seed: "b2" });
	expect(logOf("one").before()).toEqual([{ seed: "a1" }]);
	expect(logOf("third").before()).toEqual([]);
	expect(new CommitLog(undefined, "one", z.unknown()).before()).toEqual([]);
});

test("what was run last is shown whatever the tree has become", () => {
	expect(logOf("third").last()).toEqual([]);
	logOf("one").add({ seed: "a1" });
	logOf("other").add({ seed: "b2" });
	expect(logOf("third").last()).toEqual([{ seed: "b2" }]);
});

test("a file of another kind is no log", () => {
	appendFileSync(file, "{}\n");
	expect(() => logOf("one").before()).toThrow(z.ZodError);
});

test("a run of another kind is none of this log", () => {
	appendFileSync(file, `${JSON.stringify({ commit: "one", run: { moon: 1 } })}\n`);
	expect(() => logOf("one").before()).toThrow(z.ZodError);
	expect(logOf("other").before()).toEqual([]);
});
