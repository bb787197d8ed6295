import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PartialStrykerOptions } from "@stryker-mutator/api/core";
import { reporterName, runnerName } from "./stryker-plugin.ts";

/** Where everything goes that a run leaves behind; not under version control. */
const reportFolder = "reports/mutation";

/** Everything that is known of mutants so far, as Stryker reports it; a run goes on from there. */
export const resultFile = join(reportFolder, "incremental.json");

/** What is mutated: all that is deployed. */
const mutatedFiles = [
	"gateway/protocol/**/*.ts",
	"gateway/src/**/*.ts",
	"!gateway/**/*.test.ts",
	"!gateway/**/*.contract.ts",
	"!gateway/**/*.d.ts",
	"!gateway/src/contract.ts",
	"!gateway/src/bench/**",
];

export interface MutationChoice {
	/** Patterns of files, or files with a range of lines, in place of all. */
	readonly mutate?: readonly string[];
	/** Runners at once, each with a simulator of its own. */
	readonly concurrency: number;
	/** Tests what was tested before, too. */
	readonly force: boolean;
}

/** How Stryker is run. No kind of mutant is left out. */
export function strykerOptions({ mutate, concurrency, force }: MutationChoice): PartialStrykerOptions {
	return {
		mutate: mutate === undefined ? mutatedFiles : [...mutate],
		// The Worker is bundled out of these; everything else is taken from where it is.
		ignorePatterns: ["/*", "!/gateway", "!/package.json", "*.test.ts", "*.contract.ts", "/gateway/vectors"],
		// Not among the sources, where other tools would find it.
		tempDirName: join(tmpdir(), "countersign-mutation"),
		testRunner: runnerName,
		plugins: [fileURLToPath(new URL("./stryker-plugin.ts", import.meta.url))],
		testRunnerNodeArgs: ["--import", "tsx", "--conditions=source"],
		coverageAnalysis: "perTest",
		// What the bundler takes is not type-checked, and the sandbox has no configuration for it.
		disableTypeChecks: false,
		// A mutant that keeps the simulator busy for ever is given up by the suite long before.
		timeoutMS: 120_000,
		dryRunTimeoutMinutes: 10,
		concurrency,
		incremental: true,
		incrementalFile: resultFile,
		force,
		reporters: ["progress", reporterName, "html"],
		htmlReporter: { fileName: join(reportFolder, "mutation.html") },
	};
}
