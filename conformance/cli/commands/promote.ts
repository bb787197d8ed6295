import { existsSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { PromoteOptions } from "../../../fuzz/promote/promote.ts";
import { packageRoot } from "../../data.ts";
import type { RegisterCommand } from "../command.ts";

const promotions = ["regression", "check", "vector"] as const satisfies readonly PromoteOptions["as"][];

export const registerPromote: RegisterCommand = (program, { io, exit }) => {
	program
		.command("promote")
		.description(
			"make a finding of fuzz into a counterexample that every run judges, into a conformance check, or into a vector",
		)
		.argument("<files...>", "JSON reports of fuzz, or findings of a corpus (CORPUS/findings/*.json)")
		.addOption(new Option("--as <what>", "what it becomes").choices(promotions).makeOptionMandatory())
		.requiredOption("--note <sentence>", "what was wrong, for whoever reads it in years", sentence)
		.option("--fault <id>", "which of several faults, as the reports call it, or as much of that as tells it")
		.option(
			"--into <folder>",
			"writes a file there; without, a regression goes to fuzz/regressions of a checkout, others to standard output",
		)
		.option("--name <words>", "of the file and in the id, in lower case with dashes: host-in-other-letters", words)
		.action(async (files: readonly string[], options: Omit<PromoteOptions, "files">) => {
			const { promote } = await import("../../../fuzz/promote/promote.ts");
			exit(await promote({ ...options, files }, io, { regressions: ownRegressions() }));
		});
};

/** The regressions of this project, where it is its checkout and not the package that was installed. */
function ownRegressions(): string | undefined {
	const root = packageRoot();
	return existsSync(join(root, "vitest.config.ts")) ? join(root, "fuzz/regressions") : undefined;
}

function sentence(text: string): string {
	if (text.trim().length < 10) throw new InvalidArgumentError("Expected a sentence that says what was wrong.");
	return text.trim();
}

function words(text: string): string {
	if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) || text.length > 60) {
		throw new InvalidArgumentError("Expected words in lower case with dashes between them, 60 characters at most.");
	}
	return text;
}
