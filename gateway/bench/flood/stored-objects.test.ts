import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { storedObjects, storedObjectsAtRest } from "./stored-objects.ts";

let folder: string;
let namespace: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-objects-"));
	namespace = join(folder, "gateway-Admission");
	await mkdir(namespace);
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, bytes: number) => writeFile(join(namespace, name), Buffer.alloc(bytes));
const id = (digit: string) => digit.repeat(64);

describe("stored objects", () => {
	it("are none in an empty folder", async () => {
		expect(await storedObjects(folder)).toEqual({ objects: 0, bytes: 0 });
	});

	it("are one for each database, and as large as all files", async () => {
		await write(`${id("a")}.sqlite`, 4096);
		await write(`${id("b")}.sqlite`, 8192);
		await write(`${id("b")}.sqlite-wal`, 100);
		await write("metadata.sqlite", 10);
		expect(await storedObjects(folder)).toEqual({ objects: 2, bytes: 12_398 });
	});

	it("are at rest when none is in memory", async () => {
		await write(`${id("a")}.sqlite`, 1);
		await write(`${id("a")}.sqlite-wal`, 1);
		await write("metadata.sqlite-wal", 1);
		const atRest = storedObjectsAtRest(folder, async () => {
			await rm(join(namespace, `${id("a")}.sqlite-wal`));
		});
		expect(await atRest).toEqual({ objects: 1, bytes: 2 });
	});

	it("are void where one never leaves it", async () => {
		await write(`${id("a")}.sqlite-wal`, 1);
		await expect(storedObjectsAtRest(folder, async () => {})).rejects.toThrow("come to rest");
	});
});
