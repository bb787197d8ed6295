import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWhole } from "./write-whole.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "whole-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe("a file that is written whole", () => {
	it("is made with its folder, and nothing else is left there", () => {
		writeWhole(join(folder, "a/b/c.jsonc"), "text", { replaces: false });
		expect(read("a/b/c.jsonc")).toBe("text");
		expect(readdirSync(join(folder, "a/b"))).toEqual(["c.jsonc"]);
	});

	it("does not take the place of another one unless told", () => {
		writeFileSync(join(folder, "c.jsonc"), "old");
		expect(() => writeWhole(join(folder, "c.jsonc"), "new", { replaces: false })).toThrow(/EEXIST/);
		expect(read("c.jsonc")).toBe("old");
		writeWhole(join(folder, "c.jsonc"), "new", { replaces: true });
		expect(read("c.jsonc")).toBe("new");
		expect(readdirSync(folder)).toEqual(["c.jsonc"]);
	});

	it("replaces what a link leads to", () => {
		writeFileSync(join(folder, "real"), "old");
		symlinkSync(join(folder, "real"), join(folder, "link"));
		writeWhole(join(folder, "link"), "new", { replaces: true });
		expect(read("real")).toBe("new");
	});

	it("leaves nothing behind where it cannot be written", () => {
		mkdirSync(join(folder, "taken"));
		expect(() => writeWhole(join(folder, "taken"), "new", { replaces: true })).toThrow();
		expect(readdirSync(folder)).toEqual(["taken"]);
		expect(existsSync(join(folder, "taken"))).toBe(true);
	});
});
