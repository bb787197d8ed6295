import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { storageInMemory } from "./storage.ts";

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "storage-"));
});

afterEach(() => rmSync(root, { recursive: true }));

describe("storage in memory", () => {
	it("is a place of its own each time, which is gone with all that is in it when it is given back", () => {
		const [one, other] = [storageInMemory(1, root), storageInMemory(1, root)];
		expect(one?.directory).not.toBe(other?.directory);
		mkdirSync(join(String(one?.directory), "objects"));
		writeFileSync(join(String(one?.directory), "objects", "a"), "a");
		one?.giveBack();
		other?.giveBack();
		expect([one, other].map((storage) => existsSync(String(storage?.directory)))).toEqual([false, false]);
	});

	it("is gone when the process ends", () => {
		const before = process.listenerCount("exit");
		const storage = storageInMemory(1, root);
		expect(process.listenerCount("exit")).toBe(before + 1);
		storage?.giveBack();
		expect(process.listenerCount("exit")).toBe(before);
	});

	it("is none where there is no room, or no such place", () => {
		expect(storageInMemory(1e9, root)).toBeUndefined();
		expect(storageInMemory(1, join(root, "nowhere"))).toBeUndefined();
	});
});
