import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { packageRoot } from "../data.ts";
import type { Running } from "./running.ts";

/**
 * Runs a server from its source in a process of its own, in production as Node's frameworks know it; its first line of
 * output is its URL. Rejects where it ends before that.
 */
export async function startServer(source: string, env: Readonly<Record<string, string>>): Promise<Running> {
	const child = spawn(process.execPath, ["--import", "tsx", join(packageRoot(), source)], {
		cwd: packageRoot(),
		env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
		stdio: ["pipe", "pipe", "ignore"],
	});
	const ended = once(child, "exit");
	const [url] = await Promise.race([
		once(createInterface(child.stdout), "line"),
		ended.then(() => Promise.reject(new Error(`${source} ended before it said where it is`))),
	]);
	return { url: String(url), close: () => end(child, ended) };
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
	child.kill("SIGKILL");
	await ended;
}
