import { execFileSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { workerBundles, workerOptions } from "./conformance/embedded/bundle.ts";

/** Makes `dist/`: the command as JavaScript, and the Workers as one file each, so that users need no compiler. */

rmSync("dist", { recursive: true, force: true });

const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
execFileSync(process.execPath, [join(typescript, "bin/tsc"), "-p", "tsconfig.build.json"], { stdio: "inherit" });

for (const { entry, outfile } of workerBundles) {
	await build({ ...workerOptions, entryPoints: [entry], outfile });
}
chmodSync("dist/conformance/cli/main.js", 0o755);
