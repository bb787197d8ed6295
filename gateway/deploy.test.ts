import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const wrangler = fileURLToPath(new URL("../node_modules/wrangler/bin/wrangler.js", import.meta.url));
const config = fileURLToPath(new URL("wrangler.jsonc", import.meta.url));

it("deploys as one module that exports the Worker and its Durable Object, and none of what tests it", async () => {
	const outdir = await mkdtemp(join(tmpdir(), "countersign-deploy-"));
	try {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			[wrangler, "deploy", "--dry-run", "--config", config, "--outdir", outdir],
			{ env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" }, timeout: 50_000 },
		);
		for (const binding of ["env.ADMISSION", "env.KEYS", "env.CONFIG"]) {
			expect(stdout).toContain(binding);
		}
		expect((await readdir(outdir)).filter((name) => name.endsWith(".js"))).toEqual(["worker.js"]);
		const bundle = await readFile(join(outdir, "worker.js"), "utf8");
		expect(bundle).toMatch(/export \{[^}]*\bAdmission\b[^}]*\bdefault\b[^}]*\}/);
		for (const foreign of ["vitest", "generateKeyPair", "the-secret-of-key-one", "SignJWT"]) {
			expect(bundle).not.toContain(foreign);
		}
	} finally {
		await rm(outdir, { recursive: true });
	}
});
