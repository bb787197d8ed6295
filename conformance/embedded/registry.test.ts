import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { controlPlan } from "./control.ts";
import { folderWith, registryOf } from "./registry.ts";
import { type Simulator, startSimulator } from "./simulator.ts";

const source = { text: "", compatibilityDate: "2026-10-01" };

let usual = "";
let folder = "";
let simulators: readonly Simulator[] = [];

beforeAll(() => {
	usual = mkdtempSync(join(tmpdir(), "registry-usual-"));
	folder = mkdtempSync(join(tmpdir(), "registry-"));
});
afterEach(async () => {
	await Promise.all(simulators.map((simulator) => simulator.dispose()));
	simulators = [];
	vi.unstubAllEnvs();
});
afterAll(() => {
	for (const made of [usual, folder]) rmSync(made, { recursive: true });
});

async function start(...args: Parameters<typeof startSimulator>): Promise<Simulator> {
	const simulator = await startSimulator(...args);
	simulators = [...simulators, simulator];
	return simulator;
}

describe("a Worker in the simulator", () => {
	it("is found by nobody unless a registry is given", async () => {
		vi.stubEnv("CLOUDFLARE_DEV_REGISTRY_PATH", usual);
		const simulator = await start([controlPlan], source);
		expect(simulator.isFound("control")).toBe(false);
		expect(readdirSync(usual)).toEqual([]);
	});

	it("is found by its name where one is given, and only the first of that name", async () => {
		const registry = registryOf({ WRANGLER_REGISTRY_PATH: folder });
		expect(await folderWith("control", registry)).toBeUndefined();
		const first = await start([controlPlan], source, registry);
		const second = await start([controlPlan], source, registry);
		expect([first, second].map((simulator) => simulator.isFound("control"))).toEqual([true, false]);
		expect(await folderWith("control", registry)).toBe(folder);
		await first.dispose();
		expect(await folderWith("control", registry)).toBeUndefined();
	});
});
