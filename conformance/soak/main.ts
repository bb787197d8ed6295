import { parseArgs } from "node:util";
import { checks } from "../checks/index.ts";
import { CommitLog, commitOfTree } from "../commit-log.ts";
import { freshSeed } from "../engine/random.ts";
import { type Distance, SoakRun, soakOnce } from "./soak.ts";
import { findingLines, isFinding, summaryLines } from "./summary.ts";

/**
 * `npm run soak -- [--near N] [--far N] [--log FILE]` runs the whole suite again and again, each time against a reference
 * gateway that has just been booted: N times as it is, and N times over a way of 100 ms with jitter on which one
 * connection in a hundred is cut. What is right must never be found wrong: it ends with 1 at anything that did not pass.
 *
 * With a log, what the same commit was run for before counts, so that an interrupted soak goes on where it was.
 */

const usage = "usage: npm run soak -- [--near N] [--far N] [--log FILE]";

function whole(text: string): number {
	if (/^\d{1,6}$/.test(text)) return Number(text);
	process.stderr.write(`${usage}\n`);
	process.exit(2);
}

function readArguments(): { near: string; far: string; log?: string } {
	const options = {
		near: { type: "string", default: "900" },
		far: { type: "string", default: "100" },
		log: { type: "string" },
	} as const;
	try {
		return parseArgs({ options }).values;
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
		process.exit(2);
	}
}

/** The far runs spread evenly among the near ones. */
function* plan(left: Readonly<Record<Distance, number>>): Generator<Distance> {
	const all = left.near + left.far;
	let far = 0;
	for (let index = 0; index < all; index += 1) {
		const isFar = (index + 1) * left.far >= (far + 1) * all;
		if (isFar) far += 1;
		yield isFar ? "far" : "near";
	}
}

function runsBefore(): SoakRun[] {
	try {
		return [...log.before()];
	} catch (error) {
		process.stderr.write(
			`--log: not a log of this command (${error instanceof Error ? error.name : String(error)})\n${usage}\n`,
		);
		process.exit(2);
	}
}

const values = readArguments();
const wanted = { near: whole(values.near), far: whole(values.far) };
const log = new CommitLog(values.log, commitOfTree(), SoakRun);
const runs: SoakRun[] = runsBefore();
const done = (distance: Distance): number => runs.filter((run) => run.distance === distance).length;
const left = { near: Math.max(0, wanted.near - done("near")), far: Math.max(0, wanted.far - done("far")) };
if (runs.length > 0) process.stderr.write(`${runs.length} runs of this commit are in the log already\n`);

let interrupted = false;
process.once("SIGINT", () => {
	interrupted = true;
	process.stderr.write("ending after this run\n");
});

for (const distance of plan(left)) {
	if (interrupted) break;
	const run = await soakOnce(checks, freshSeed(), distance);
	log.add(run);
	runs.push(run);
	const outcome = isFinding(run) ? "NOT CLEAN" : "clean";
	process.stderr.write(
		`${runs.length} of ${wanted.near + wanted.far}  ${distance}  ${outcome}  ${run.durationMs} ms\n`,
	);
	for (const line of isFinding(run) ? findingLines(run) : []) process.stderr.write(`  ${line}\n`);
}

process.stdout.write(`${summaryLines(runs, checks.length).join("\n")}\n`);
process.exitCode = runs.some(isFinding) ? 1 : interrupted ? 3 : 0;
