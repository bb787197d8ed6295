import { Option } from "commander";
import type { Allowance } from "../../engine/check.ts";
import { profileNames } from "../../engine/profiles.ts";
import { measureNames } from "../../measurements/names.ts";
import { formats } from "../../report/destination.ts";
import { duration, each, list, listOf, part, positive, whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { ConformOptions } from "../conform.ts";
import { edge } from "../edges.ts";

const allowances = ["load", "lockout", "mutation", "slow"] as const satisfies readonly Allowance[];

export const registerConform: RegisterCommand = (program, { io, verbose, exit }) => {
	program
		.command("conform")
		.description("test a gateway: the embedded reference gateway, or the one of --target or --config")
		.option("--target <url>", "base URL of the gateway")
		.option("--config <file>", "what the gateway is given and asked: keys, routes, scheme (see: schema config)")
		.option("--profile <names>", `parts of the suite: ${profileNames.join(", ")}`, listOf(profileNames))
		.option("--only <ids>", "ids of requirements or checks, their beginnings, or globs; repeatable", list)
		.option("--skip <ids>", "the same, to leave out", list)
		.option("--list", "print the selected checks and run none")
		.option("--dry-run", "print what would run and what would be skipped, and send nothing")
		.option("--reporter <format[=file]>", `${formats.join(", ")}, to standard output or a file; repeatable`, each)
		.option("--seed <text>", "repeats the random choices of an earlier run")
		.option("--rate <number>", "requests per second", positive)
		.option("--concurrency <number>", "checks at once", whole(1, 256))
		.option("--timeout <duration>", "for one exchange, for example 5s or 800ms", duration)
		.addOption(
			new Option(
				"--allow <kinds>",
				`run what may disturb the target, or takes minutes: ${allowances.join(", ")}`,
			).argParser(listOf(allowances)),
		)
		.option("--i-know", "do so also on a target that looks like production")
		.option(
			"--edge <name=url>",
			"another place at which the gateway answers, such as LHR=https://…; twice or more",
			edge,
		)
		.option(
			"--measure [names]",
			`measure, without a verdict, after the checks: ${measureNames.join(", ")}; all unless told`,
			listOf(measureNames),
		)
		.option(
			"--min-exercised <percent>",
			"of all requirements: a run without findings that exercises fewer is inconclusive",
			whole(0, 100),
		)
		.option("--expected-failures <file>", "findings that are waived for a time (see: schema expected-failures)")
		.option("--update-baseline", "write that file anew: what is fixed leaves it, what is new waits for an owner")
		.option(
			"--shard <i/n>",
			"run the i-th of n parts of the selected checks, with the --seed of the others (see: merge)",
			part,
		)
		.option(
			"--kill-matrix <file>",
			"show on the html page what this suite catches (made by: mutants --reporter json=FILE)",
		)
		.option(
			"--attest <file>",
			"write a signed attestation, with the key in COUNTERSIGN_ATTESTATION_KEY (see: schema attestation)",
		)
		.option("--subject <name=sha256:hex>", "what was deployed at the target, to be attested; repeatable", each)
		.action(async (options: Omit<ConformOptions, "verbose">) => {
			const [{ conform }, { checks }, { openTarget }] = await Promise.all([
				import("../conform.ts"),
				import("../../checks/index.ts"),
				import("../open-target.ts"),
			]);
			exit(await conform({ ...options, verbose: verbose() }, io, { checks, openTarget }));
		});
};
