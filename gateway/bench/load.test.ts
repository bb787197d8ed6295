import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeLoad } from "./load.ts";
import { bearerRequest, headText, signedRequest } from "./prepared-request.ts";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-load-"));
});
afterAll(() => rm(folder, { recursive: true }));

const now = 1_767_225_600_000;

describe("prepared requests", () => {
	it("stand one behind the other in a file, each with a nonce of its own", async () => {
		const path = join(folder, "signed");
		const load = await writeLoad({ path, count: 5000, again: false, prepare: () => signedRequest("bench_1", now) });
		const text = await readFile(path, "latin1");
		expect(text).toHaveLength(load.count * load.length);
		const heads = Array.from({ length: load.count }, (_, at) => text.slice(at * load.length, (at + 1) * load.length));
		expect(heads.every((head) => head.startsWith("GET /sites/") && head.endsWith("\r\n\r\n"))).toBe(true);
		expect(new Set(heads.map((head) => /x-nonce: (\S+)/.exec(head)?.[1])).size).toBe(5000);
		expect(load).toMatchObject({ again: false, expected: "0" });
		expect(load).not.toHaveProperty("body");
	});

	it("share a body, of which each answer must tell", async () => {
		const body = Buffer.from("a body");
		const path = join(folder, "with-body");
		const prepare = () => signedRequest("bench_1", now, body);
		const load = await writeLoad({ path, count: 2, again: true, prepare });
		expect(load.expected).toBe("6");
		expect(await readFile(load.body ?? "")).toEqual(body);
		expect(headText(prepare())).toContain("POST /sites/");
		expect(headText(prepare())).toContain("content-length: 6\r\n");
	});

	it("have to be of one length", async () => {
		const tokens = ["a", "b", "cc"].values();
		const prepare = () => bearerRequest(tokens.next().value ?? "");
		await expect(writeLoad({ path: join(folder, "uneven"), count: 2, again: true, prepare })).rejects.toThrow(
			RangeError,
		);
	});
});
