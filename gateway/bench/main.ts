import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { listOf, whole } from "../../conformance/cli/arguments.ts";
import { packageRoot, packageVersion } from "../../conformance/data.ts";
import { MiniflareMissing } from "../../conformance/embedded/index.ts";
import { renderChart } from "./chart.ts";
import { describeMachine, renderMachine, StorageInMemory } from "./machine.ts";
import { NoProcessorTime } from "./processor-time.ts";
import { sections } from "./sections/index.ts";
import { type SectionSummary, summaryOf } from "./summary.ts";
import { renderSection } from "./table.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { VoidRound } from "./void-round.ts";
import { WrkMissing } from "./wrk.ts";

/**
 * `npm run bench`: how fast the reference gateway is beside plain forwarding, and its signer beside others. Ends with 1 where an
 * answer was not what it has to be, since then nothing was measured, and with 2 where something is missing that it needs.
 */
const ids = sections.map(({ id }) => id);
const program = new Command("bench")
	.description("How fast the reference gateway is, beside plain forwarding and beside its peers.")
	.option("--rounds <number>", "how often everything is measured, in turns", whole(1, 999), 7)
	.option("--seconds <number>", "how long each is under load in a round", whole(1, 3600), 4)
	.option("--connections <number>", "requests under way at any time", whole(1, 10_000), 64)
	.option("--threads <number>", "threads of wrk, which share the connections", whole(1, 64), 1)
	.option("--only <names>", `only some of ${ids.join(", ")}`, listOf(ids))
	.option("--storage <folder>", "where Durable Objects are stored, on a disk", join(packageRoot(), "reports/bench"))
	.option("--out <file>", "the figures of every round, as JSON")
	.option("--chart <file>", "the medians as a picture, SVG")
	.showHelpAfterError("(--help shows the options)")
	.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

interface Choice {
	readonly rounds: number;
	readonly seconds: number;
	readonly connections: number;
	readonly threads: number;
	readonly only?: readonly string[];
	readonly storage: string;
	readonly out?: string;
	readonly chart?: string;
}

const { only = ids, out, chart, ...choice } = program.parse().opts<Choice>();

// What was started ends with this process, however it ends.
process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));

try {
	await run();
} catch (error) {
	if (error instanceof VoidRound) {
		fail(1, `The round is void. ${error.message}`);
	} else if (isMissing(error)) {
		fail(2, error.message);
	} else {
		throw error;
	}
}

async function run(): Promise<void> {
	const chosen = sections.filter(({ id }) => only.includes(id));
	const machine = await describeMachine(choice.storage);
	for (const { requires } of chosen) {
		await requires?.();
	}
	process.stdout.write(`${renderMachine(machine)}\n`);
	const scratch = temporaryFolder(tmpdir());
	const summaries: SectionSummary[] = [];
	for (const section of chosen) {
		const tell = (line: string) => process.stderr.write(`${section.id}  ${line}\n`);
		for (const table of await section.measure({ ...choice, scratch: scratch.path, tell })) {
			const summary = summaryOf(table);
			summaries.push(summary);
			process.stdout.write(`${renderSection(summary)}\n`);
		}
	}
	scratch.remove();
	if (out !== undefined) {
		const { rounds, seconds, connections, threads } = choice;
		const options = { rounds, seconds, connections, threads };
		const report = { schemaVersion: 1, version: packageVersion(), machine, options, sections: summaries };
		writeFileSync(out, `${JSON.stringify(report, null, "\t")}\n`);
	}
	if (chart !== undefined) {
		writeFileSync(chart, renderChart(summaries));
	}
}

/** Whether something is not there that a measurement needs. */
function isMissing(error: unknown): error is Error {
	return [WrkMissing, MiniflareMissing, StorageInMemory, NoProcessorTime].some((kind) => error instanceof kind);
}

function fail(exitCode: number, message: string): void {
	process.stderr.write(`${message}\n`);
	process.exitCode = exitCode;
}
