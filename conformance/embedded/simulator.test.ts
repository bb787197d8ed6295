import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("./crowded-program.ts", import.meta.url));

describe("the key store of a simulator", () => {
	// In a process of its own, which could not end by itself if it were blocked.
	it("deletes a key although a crowd is being answered and logged", async () => {
		const words = ["--import", "tsx", "--conditions=source", program];
		const options = { timeout: 40_000, killSignal: "SIGKILL" } as const;
		const { stdout } = await promisify(execFile)(process.execPath, words, options);
		expect(stdout).toBe("deleted\n");
	}, 60_000);
});
