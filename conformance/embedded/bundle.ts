import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuildOptions } from "esbuild";
import { packageRoot } from "../data.ts";

/** The Workers of this project; `outfile` is where a build puts each, both relative to the package root. */
export const workerBundles = [
	{ name: "gateway", entry: "gateway/src/worker.ts", outfile: "dist/gateway/worker.js" },
	{ name: "mutants", entry: "conformance/mutants/worker.ts", outfile: "dist/conformance/mutants/worker.js" },
] as const;

export type WorkerName = (typeof workerBundles)[number]["name"];

/** How a Worker becomes one ES module that workerd runs. */
export const workerOptions = {
	bundle: true,
	format: "esm",
	target: "es2024",
	platform: "browser",
	conditions: ["source", "workerd", "worker", "browser"],
	external: ["cloudflare:*"],
	charset: "utf8",
	logLevel: "silent",
} as const satisfies BuildOptions;

/** The text of a Worker's module: made from source when this program runs from source, else the one that was built. */
export async function bundledWorker(name: WorkerName): Promise<string> {
	const worker = workerBundles.find((bundle) => bundle.name === name);
	if (worker === undefined) {
		throw new RangeError(`there is no Worker called ${name}`);
	}
	if (!import.meta.url.endsWith(".ts")) {
		return readFile(join(packageRoot(), worker.outfile), "utf8");
	}
	return builtWorker(worker.entry);
}

/** The text of the one module that a Worker's source, relative to the package root, is built to. */
export async function builtWorker(entry: string): Promise<string> {
	const { build } = await import("esbuild");
	const entryPoints = [join(packageRoot(), entry)];
	const { outputFiles } = await build({ ...workerOptions, entryPoints, absWorkingDir: packageRoot(), write: false });
	const [file] = outputFiles;
	if (file === undefined) {
		throw new Error(`${entry} was built to nothing`);
	}
	return file.text;
}

/** The date of the runtime's behaviour that the gateway is written for, as its deployment says. */
export async function compatibilityDate(): Promise<string> {
	const text = await readFile(join(packageRoot(), "gateway/wrangler.jsonc"), "utf8");
	const [, date] = /"compatibility_date":\s*"(\d{4}-\d{2}-\d{2})"/.exec(text) ?? [];
	if (date === undefined) {
		throw new Error("gateway/wrangler.jsonc states no compatibility_date");
	}
	return date;
}
