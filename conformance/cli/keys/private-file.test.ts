import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UsageError } from "../usage-error.ts";
import { makePrivateFile } from "./private-file.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "private-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

describe("a private file", () => {
	it("is read by its owner only, from before there is anything in it", () => {
		const file = makePrivateFile("f", cwd);
		expect(statSync(join(cwd, "f")).mode & 0o777).toBe(0o600);
		file.write("text");
		expect(readFileSync(join(cwd, "f"), "utf8")).toBe("text");
		expect(statSync(join(cwd, "f")).mode & 0o777).toBe(0o600);
	});

	it("leaves nothing behind when it is removed, written or not", () => {
		makePrivateFile("f", cwd).remove();
		const file = makePrivateFile("f", cwd);
		file.write("text");
		file.remove();
		expect(readdirSync(cwd)).toEqual([]);
	});

	it("takes the place of no other one", () => {
		writeFileSync(join(cwd, "f"), "mine");
		expect(() => makePrivateFile("f", cwd)).toThrow(UsageError);
		expect(() => makePrivateFile("no/f", cwd)).toThrow(UsageError);
		expect(readFileSync(join(cwd, "f"), "utf8")).toBe("mine");
	});
});
