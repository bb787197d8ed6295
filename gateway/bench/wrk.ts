import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Load } from "./load.ts";
import { parseWrkReport, type WrkReport } from "./wrk-report.ts";

/** Thrown where wrk is not installed; the message says what to do. */
export class WrkMissing extends Error {
	override name = "WrkMissing";

	constructor() {
		super(
			"The load comes from wrk, which is not on the PATH. On Debian and Ubuntu: apt-get install wrk. " +
				"Elsewhere: https://github.com/wg/wrk.",
		);
	}
}

/** How hard a gateway is asked. */
export interface Pressure {
	/** Requests under way at any time, each on a connection of its own. */
	readonly connections: number;
	readonly threads: number;
	readonly seconds: number;
}

const script = fileURLToPath(new URL("load.lua", import.meta.url));
const execute = promisify(execFile);

/** The version of the wrk that is installed. Rejects with `WrkMissing` where there is none; `program` is its name or path. */
export async function wrkVersion(program = "wrk"): Promise<string> {
	// It ends with 1 after it has told its version.
	const told = await new Promise<string>((resolve, reject) => {
		execFile(program, ["-v"], (error, output) =>
			error?.code === "ENOENT" ? reject(new WrkMissing()) : resolve(output),
		);
	});
	return /^wrk (\S+)/.exec(told)?.[1] ?? "unknown";
}

/** Sends prepared requests for some seconds, as fast as they are answered. */
export async function runWrk(url: string, load: Load, { connections, threads, seconds }: Pressure): Promise<WrkReport> {
	const options = ["-t", threads, "-c", connections, "-d", `${seconds}s`, "--timeout", "10s", "-s", script, url, "--"];
	const arguments_ = [load.heads, load.length, load.count, threads, load.again ? "again" : "once", load.expected];
	const body = load.body === undefined ? [] : [load.body];
	const { stdout } = await execute("wrk", [...options, ...arguments_, ...body].map(String));
	return parseWrkReport(stdout);
}
