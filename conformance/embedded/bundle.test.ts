import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../data.ts";
import { bundledWorker, compatibilityDate, workerBundles } from "./bundle.ts";

describe("the Worker's bundle", () => {
	it("is one module that exports its handler and its object, and imports nothing but the platform", async () => {
		const text = await bundledWorker("gateway");
		expect(text).toMatch(/export\s*\{[^}]*\bAdmission\b[^}]*\bas default\b[^}]*\}/);
		const imported = [...text.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
		expect(new Set(imported)).toEqual(new Set(["cloudflare:workers"]));
	});

	it("is made of an entry that exists", () => {
		for (const { entry } of workerBundles) {
			expect(existsSync(join(packageRoot(), entry))).toBe(true);
		}
	});

	it("runs under the date that the deployment names", async () => {
		expect(await compatibilityDate()).toMatch(/^20\d\d-\d\d-\d\d$/);
	});
});
