import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));

interface Ended {
	code: number | null;
	out: string;
	err: string;
}

/** Runs the program as a process of its own; `onOutput` may act on it as soon as it has said something. */
function start(
	args: readonly string[],
	onOutput?: (child: ReturnType<typeof spawn>, out: string) => void,
	env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
	const child = spawn(process.execPath, ["--import", "tsx", "--conditions=source", join(here, "main.ts"), ...args], {
		cwd: join(here, "../.."),
		env: { ...process.env, ...env },
	});
	return new Promise((resolve, reject) => {
		let out = "";
		let err = "";
		child.stdout.on("data", (chunk) => {
			out += String(chunk);
			onOutput?.(child, out);
		});
		child.stderr.on("data", (chunk) => {
			err += String(chunk);
		});
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, out, err }));
	});
}

describe("the program as a process", () => {
	it("ends with the exit code of its command", async () => {
		const [good, bad] = await Promise.all([start(["schema", "report"]), start(["schema", "nothing"])]);
		expect(good).toMatchObject({ code: 0, err: "" });
		expect(JSON.parse(good.out)).toHaveProperty("title");
		expect(bad).toMatchObject({ code: 2, out: "" });
	});

	it("does not succeed if nobody reads what it writes", async () => {
		const child = spawn(
			"sh",
			[
				"-c",
				`exec 3>&1; { "$0" --import tsx --conditions=source "$1" schema report; echo $? >&3; } | true`,
				process.execPath,
				join(here, "main.ts"),
			],
			{ cwd: join(here, "../..") },
		);
		const code = await new Promise<string>((resolve) => {
			let out = "";
			child.stdout.on("data", (chunk) => {
				out += String(chunk);
			});
			child.on("close", () => resolve(out.trim()));
		});
		expect(code).toBe("2");
	});

	it("stops what it has started when it is interrupted, and calls that a success", async () => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) {
			const { code, out } = await start(["peers"], (child, said) => {
				if (said.includes("Interrupt")) child.kill(signal);
			});
			expect(code).toBe(0);
			const [, upstream = ""] = /^upstream +(\S+)$/m.exec(out) ?? [];
			await expect(fetch(upstream)).rejects.toThrow();
		}
	});

	it("leaves no gateway behind when it is interrupted, and no name in the registry", async () => {
		const registry = mkdtempSync(join(tmpdir(), "registry-"));
		const stop = (child: ReturnType<typeof spawn>, said: string) => {
			if (said.includes("Interrupt")) child.kill("SIGINT");
		};
		const { code, out } = await start(["gateway", "--port", "0"], stop, { WRANGLER_REGISTRY_PATH: registry });
		expect(code).toBe(0);
		expect(readdirSync(registry)).toEqual([]);
		rmSync(registry, { recursive: true });
		const [, url = ""] = /^gateway +(\S+)/m.exec(out) ?? [];
		await expect(fetch(url)).rejects.toThrow();
	});
});
