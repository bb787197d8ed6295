import { existsSync, globSync, readFileSync } from "node:fs";
import type { schema } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { Command, InvalidArgumentError } from "commander";
import { packageRoot } from "../data.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { account } from "./explanation.ts";
import { outcomesOf } from "./mutant-outcome.ts";
import { resultFile, strykerOptions } from "./stryker-options.ts";
import { survivors } from "./survivors/index.ts";
import { renderOutcomes } from "./table.ts";

/**
 * `npm run mutation`: makes mutants of the gateway's source and holds the conformance suite against each. What was tested
 * before is not tested again while its text and the checks that reach it are the same; an interrupted run goes on where it
 * was. Ends with 1 where a mutant survives that nobody has explained, or one that is explained does not.
 */
const program = new Command("mutation")
	.description("Mutants of the gateway's source, and which of them the conformance suite kills.")
	.option("--mutate <pattern...>", "only these files, or lines of one: gateway/src/head.ts:60-70 (default: all)")
	.option("--concurrency <number>", "simulators at once", wholeNumber, 1)
	.option("--force", "test again what was tested before", false)
	.option("--last", "show the last results and test nothing", false)
	.showHelpAfterError("(--help shows the options)")
	.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCodes.clean : exitCodes.usage));

interface Chosen {
	readonly mutate?: readonly string[];
	readonly concurrency: number;
	readonly force: boolean;
	readonly last: boolean;
}

function wholeNumber(text: string): number {
	if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError("a number from 1 to 99");
	return Number(text);
}

/** Without the range of lines. */
function filesOf(pattern: string): string {
	return pattern.replace(/:\d+(?::\d+)?-\d+(?::\d+)?$/, "");
}

async function main(): Promise<ExitCode> {
	const { last, ...choice } = program.parse().opts<Chosen>();
	process.chdir(packageRoot());
	const nothing = choice.mutate?.find((pattern) => !pattern.startsWith("!") && globSync(filesOf(pattern)).length === 0);
	if (nothing !== undefined) {
		process.stderr.write(
			`--mutate ${nothing} names no file; give a path from the project's root, in quotes if it has a *\n`,
		);
		return exitCodes.usage;
	}
	if (last && !existsSync(resultFile)) {
		process.stderr.write("Nothing has been tested yet; leave out --last.\n");
		return exitCodes.usage;
	}
	if (!last) await new Stryker(strykerOptions(choice)).runMutationTest();
	const outcomes = outcomesOf(JSON.parse(readFileSync(resultFile, "utf8")) as schema.MutationTestResult);
	const accounted = account(outcomes, survivors);
	process.stdout.write(renderOutcomes(outcomes, accounted));
	return accounted.unexplained.length + accounted.stale.length > 0 ? exitCodes.findings : exitCodes.clean;
}

try {
	process.exitCode = await main();
} catch (error) {
	// A gateway that fails the suite as it is, for instance.
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = exitCodes.inconclusive;
}
