import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noSpares } from "../engine/spares.ts";
import { mentionConfig } from "./config-nearby.ts";
import { fakeIo } from "./fake-io.ts";
import { openTarget } from "./open-target.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "nearby-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function said(): Promise<string> {
	const io = fakeIo({ cwd });
	await mentionConfig(io);
	return io.err();
}

describe("a config in the working folder that nobody named", () => {
	it("is mentioned, the one with comments first", async () => {
		expect(await said()).toBe("");
		writeFileSync(join(cwd, "countersign.json"), "{}");
		expect(await said()).toContain("--config countersign.json\n");
		writeFileSync(join(cwd, "countersign.jsonc"), "{}");
		expect(await said()).toContain("--config countersign.jsonc\n");
	});

	it("is not taken: what is tested is the embedded gateway", async () => {
		writeFileSync(join(cwd, "countersign.jsonc"), '{"target": "https://production.example", "routes": {}}');
		const io = fakeIo({ cwd });
		const opened = await openTarget({ spares: noSpares }, io);
		try {
			expect(opened.target.setup).toBe("ours");
			expect(io.err()).toContain("embedded");
		} finally {
			await opened.close();
		}
	});
});
