import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { checks } from "../checks/index.ts";
import { packageRoot } from "../data.ts";
import { freshSeed } from "../engine/random.ts";
import { median } from "../statistics/index.ts";
import { soakOnce } from "./soak.ts";

/**
 * `npm run bench:suite -- [--rounds N]` prints how long a run of the whole suite takes, on the wall: of the command from its
 * call to its end (cold), of the suite alone against a gateway that runs (warm), and the same 100 ms away, round trip,
 * where nothing is lost. Ends with 1 where a run was not clean: its time would be that of something else.
 */

const usage = "usage: npm run bench:suite -- [--rounds N]";
const quietWay = { latencyMs: 100, jitter: 0, drops: 0 };

function roundsWanted(): number {
	try {
		const { rounds } = parseArgs({ options: { rounds: { type: "string", default: "5" } } }).values;
		if (/^[1-9]\d?$/.test(rounds)) return Number(rounds);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	}
	process.stderr.write(`${usage}\n`);
	process.exit(2);
}

/** Of the command as users have it, in milliseconds. */
async function cold(): Promise<number> {
	const started = performance.now();
	const command = spawn(process.execPath, ["dist/conformance/cli/main.js", "conform"], {
		cwd: packageRoot(),
		stdio: ["ignore", "ignore", "pipe"],
	});
	const [[code], said] = await Promise.all([once(command, "exit"), text(command.stderr)]);
	if (code !== 0) throw new Error(`the command ended with ${code}: ${said}`);
	return performance.now() - started;
}

async function suite(distance: "near" | "far"): Promise<number> {
	const { durationMs, unpassed, inconclusive } = await soakOnce(checks, freshSeed(), distance, quietWay);
	const wrong = inconclusive ?? unpassed[0];
	if (wrong !== undefined) throw new Error(`a run was not clean: ${wrong}`);
	return durationMs;
}

const kinds = {
	"cold, from the call of the command to its end": cold,
	"warm, against a gateway that runs": () => suite("near"),
	"the same, 100 ms away": () => suite("far"),
};

const rounds = roundsWanted();
const taken = new Map<string, number[]>();
try {
	for (let round = 1; round <= rounds; round += 1) {
		for (const [kind, run] of Object.entries(kinds)) {
			taken.set(kind, [...(taken.get(kind) ?? []), await run()]);
			process.stderr.write(`round ${round} of ${rounds}: ${kind}\n`);
		}
	}
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
const seconds = (ms: number): string => (ms / 1000).toFixed(1).padStart(6);
process.stdout.write(`${checks.length} checks, seconds: median, least and most of the rounds\n`);
for (const [kind, times] of taken) {
	const figures = [median(times), Math.min(...times), Math.max(...times)].map(seconds).join("");
	process.stdout.write(`  ${kind.padEnd(46)}${figures}\n`);
}
