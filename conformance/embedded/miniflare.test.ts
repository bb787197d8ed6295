import { describe, expect, it } from "vitest";
import { loadMiniflare, MiniflareMissing } from "./miniflare.ts";

function failing(code: string, message: string): () => Promise<never> {
	return () => Promise.reject(Object.assign(new Error(message), { code }));
}

describe("loadMiniflare", () => {
	it("loads the simulator where it is installed", async () => {
		expect((await loadMiniflare()).Miniflare).toBeTypeOf("function");
	});

	it("says that it is missing where it is, and what to run", async () => {
		const missing = failing("ERR_MODULE_NOT_FOUND", "Cannot find package 'miniflare' imported from lab.js");
		await expect(loadMiniflare(missing)).rejects.toBeInstanceOf(MiniflareMissing);
		await expect(loadMiniflare(missing)).rejects.toThrow("npm install");
	});

	it("does not hide that it is broken", async () => {
		for (const broken of [
			failing("ERR_MODULE_NOT_FOUND", "Cannot find package 'workerd' imported from miniflare/index.js"),
			failing("ERR_DLOPEN_FAILED", "miniflare"),
		]) {
			await expect(loadMiniflare(broken)).rejects.not.toBeInstanceOf(MiniflareMissing);
		}
	});
});
