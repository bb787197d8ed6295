import { Option } from "commander";
import { each, list } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { MutantsOptions } from "../mutants.ts";

export const registerMutants: RegisterCommand = (program, { io, exit }) => {
	program
		.command("mutants")
		.description("show that the suite sees faults: run it against gateways that are broken on purpose")
		.option("--only <ids>", "ids of mutants, their beginnings, or globs; repeatable", list)
		.option("--list", "print the selected mutants and run none")
		.addOption(
			new Option(
				"--checks <which>",
				"those of the requirements that a mutant says it breaks, or all of them, which takes a while; all with --only",
			).choices(["declared", "all"]),
		)
		.option("--reporter <format[=file]>", "pretty, json, html, to standard output or a file; repeatable", each)
		.action(async (options: MutantsOptions) => {
			const { killMutants } = await import("../mutants.ts");
			exit(await killMutants(options, io));
		});
};
