import { InvalidArgumentError } from "commander";
import type { FuzzCommandOptions } from "../../../fuzz/command.ts";
import { groups } from "../../../fuzz/property.ts";
import { fuzzFormats } from "../../../fuzz/report/formats.ts";
import { duration, each, list, part, positive, whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";

export const registerFuzz: RegisterCommand = (program, { io, verbose, exit }) => {
	program
		.command("fuzz")
		.description("look for inputs that break a rule: in the protocol core, and in the gateway of --target or --config")
		.option("--target <url>", "base URL of the gateway; the embedded one without")
		.option("--config <file>", "what the gateway is given and asked (see: schema config)")
		.option("--i-know", "fuzz also a target that looks like production")
		.option("--list", "print the selected properties and try none")
		.option(
			"--property <ids>",
			"which properties, with * for any text and ? for a character, apart or not; without, all that do not stand apart, see --list",
			list,
		)
		.option("--group <names>", groups.join(", "), list)
		.option("--time <duration>", "for all properties together, for example 60s or 10m", duration)
		.option("--runs <number>", "inputs for each property, in place of a time", whole(1, 1_000_000_000))
		.option(
			"--corpus <folder>",
			"inputs worth keeping, judged first and added to; findings as they are found (see: promote); regressions",
		)
		.option("--seed <number>", "repeats the inputs of an earlier run", seed)
		.option("--path <path>", "judges one counterexample again, with --property and --seed", path)
		.option("--shard <i/n>", "only one of n parts of the inputs, with --seed (see: merge)", part)
		.option("--rate <number>", "requests per second; without, 100 where the gateway is not on this machine", positive)
		.option("--concurrency <number>", "requests at once", whole(1, 256))
		.option("--timeout <duration>", "for one exchange, for example 5s or 800ms", duration)
		.option("--reporter <format[=file]>", `${fuzzFormats.join(", ")}, to standard output or a file; repeatable`, each)
		.action(async (options: Omit<FuzzCommandOptions, "verbose">) => {
			const [{ fuzz }, { properties }, { openSurroundings }] = await Promise.all([
				import("../../../fuzz/command.ts"),
				import("../../../fuzz/properties/index.ts"),
				import("../../../fuzz/surroundings.ts"),
			]);
			exit(await fuzz({ ...options, verbose: verbose() }, io, { properties, openSurroundings }));
		});
};

/** As fast-check takes it: an integer of 32 bits, with its sign. */
function seed(text: string): number {
	const number = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
	if (!(number >= -(2 ** 31) && number < 2 ** 31)) {
		throw new InvalidArgumentError("Expected a whole number of 32 bits, as it was printed.");
	}
	return number;
}

function path(text: string): string {
	if (!/^\d+(?::\d+)*$/.test(text)) {
		throw new InvalidArgumentError("Expected numbers separated by colons, as they were printed.");
	}
	return text;
}
