import { describe, expect, it } from "vitest";
import { UsageError } from "../usage-error.ts";
import { loadWrangler } from "./wrangler.ts";

function failing(code: string, message: string): () => Promise<never> {
	return () => Promise.reject(Object.assign(new Error(message), { code }));
}

describe("loadWrangler", () => {
	it("says that it is missing where it is, and what to run", async () => {
		const missing = failing("ERR_MODULE_NOT_FOUND", "Cannot find package 'wrangler' imported from wrangler.js");
		await expect(loadWrangler(missing)).rejects.toBeInstanceOf(UsageError);
		await expect(loadWrangler(missing)).rejects.toThrow(/npm install --save-dev "wrangler@\^?\d/);
	});

	it("does not hide that it is broken", async () => {
		const broken = failing("ERR_MODULE_NOT_FOUND", "Cannot find package 'esbuild' imported from wrangler/cli.js");
		await expect(loadWrangler(broken)).rejects.not.toBeInstanceOf(UsageError);
	});
});
