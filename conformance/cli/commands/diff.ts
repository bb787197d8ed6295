import { each } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";

export const registerDiff: RegisterCommand = (program, { io, exit }) => {
	program
		.command("diff")
		.description("compare two JSON reports of conform: what got better, and what got worse (then the exit code is 1)")
		.argument("<before>", "the earlier report")
		.argument("<after>", "the later report")
		.option("--reporter <format[=file]>", "pretty, json, to standard output or a file; repeatable", each)
		.action(async (before: string, after: string, { reporter }: { reporter?: readonly string[] }) => {
			const { diff } = await import("../diff.ts");
			exit(await diff({ before, after, ...(reporter === undefined ? {} : { reporter }) }, io));
		});
};
