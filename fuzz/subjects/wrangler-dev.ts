import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compatibilityDate } from "../../conformance/embedded/bundle.ts";

type StartedWrangler =
	| { readonly ok: true; readonly url: string; close(): Promise<void> }
	| { readonly ok: false; readonly reason: string };

/** `wrangler dev` with one Worker, which asks nothing of the Internet; or why there is none. */
export async function startWranglerDev(module: string): Promise<StartedWrangler> {
	const program = wranglerProgram();
	if (program === undefined) {
		return { ok: false, reason: "wrangler is not installed" };
	}
	const folder = await mkdtemp(join(tmpdir(), "countersign-wrangler-"));
	const remove = () => rm(folder, { recursive: true, force: true });
	await writeFile(join(folder, "worker.mjs"), module);
	const config = { name: "fuzz", main: "worker.mjs", compatibility_date: await compatibilityDate() };
	await writeFile(join(folder, "wrangler.json"), JSON.stringify(config));
	const child = spawn(process.execPath, [program, ...words], {
		cwd: folder,
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, ...quietly, WRANGLER_LOG_PATH: folder, WRANGLER_REGISTRY_PATH: folder },
	});
	const gone = once(child, "close");
	const started = await readiness(child);
	const close = async () => {
		child.kill("SIGTERM");
		await gone;
		await remove();
	};
	if (started.ok) {
		return { ...started, close };
	}
	await close();
	return started;
}

const words = [
	"dev",
	...["--local", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"],
	"--show-interactive-dev-session=false",
];

/** It sends no statistics, looks for no newer version, and fetches no description of this machine's network. */
const quietly = {
	WRANGLER_SEND_METRICS: "false",
	WRANGLER_HIDE_BANNER: "true",
	CLOUDFLARE_CF_FETCH_ENABLED: "false",
	NO_COLOR: "1",
};

const startMs = 60_000;

/** Resolves when it says where it listens, or that it ended before. */
function readiness(child: ChildProcess): Promise<{ ok: true; url: string } | { ok: false; reason: string }> {
	return new Promise((resolve) => {
		let said = "";
		const fail = (what: string) => resolve({ ok: false, reason: `wrangler dev ${what}: ${said.trim().slice(-300)}` });
		const timer = setTimeout(() => fail(`was not ready in ${startMs / 1000} s`), startMs);
		const listen = (text: string) => {
			// What it says later of requests is nobody's business.
			said = (said + text).slice(-4000);
			const url = /Ready on (http:\/\/\S+)/.exec(said)?.[1];
			if (url !== undefined) {
				clearTimeout(timer);
				resolve({ ok: true, url });
			}
		};
		child.stdout?.setEncoding("utf8").on("data", listen);
		child.stderr?.setEncoding("utf8").on("data", listen);
		child.once("error", (error) => fail(error.message));
		child.once("close", () => {
			clearTimeout(timer);
			fail("ended");
		});
	});
}

/** For development only: the package comes without it. */
function wranglerProgram(): string | undefined {
	try {
		const manifest = createRequire(import.meta.url).resolve("wrangler/package.json");
		return join(dirname(manifest), "bin/wrangler.js");
	} catch {
		return undefined;
	}
}
