import type { Command } from "commander";
import { duration, each, list } from "../arguments.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import type { CheckVectorsOptions, ListVectorsOptions } from "../vectors.ts";

export const registerVectors: RegisterCommand = (program, context) => {
	const vectors = program
		.command("vectors")
		.description("the published test vectors, and a check of your signer by them");
	registerList(vectors, context);
	registerShow(vectors, context);
	registerCheck(vectors, context);
};

function registerList(vectors: Command, { io, exit }: CommandContext): void {
	vectors
		.command("list")
		.description("print the ids of the vectors, with requirement and meaning")
		.option("--only <ids>", "beginnings of ids, or globs; repeatable", list)
		.option("--kind <kinds>", "signing, verification, jwt", list)
		.action(async (options: ListVectorsOptions) => {
			const { listVectors } = await import("../vectors.ts");
			exit(await listVectors(options, io));
		});
}

function registerShow(vectors: Command, { io, exit }: CommandContext): void {
	vectors
		.command("show")
		.description("print one vector as JSON")
		.argument("<id>", "its id")
		.action(async (id: string) => {
			const { showVector } = await import("../vectors.ts");
			exit(await showVector(id, io));
		});
}

function registerCheck(vectors: Command, { io, verbose, exit }: CommandContext): void {
	vectors
		.command("check")
		.description(
			"run your signer over the vectors: one process, one JSON object a line on its standard input and output.\n" +
				'It gets {"id","scheme","keyId","secret","timestamp","nonce","method","url","headers","bodyBase64"} and answers\n' +
				'{"id","stringToSign"?,"signature"?,"headers"?}, or {"id","error"} for what must not be signed.',
		)
		.usage("[options] -- <command...>")
		.argument("<command...>", "your signer and its arguments, after --")
		.option("--scheme <names>", "countersign-v1 (unless given), sorted-query, or all", list)
		.option("--only <ids>", "beginnings of ids, or globs; repeatable", list)
		.option("--reporter <format[=file]>", "pretty, json, junit, to standard output or a file; repeatable", each)
		.option("--timeout <duration>", "how long the signer may do nothing; 10s unless given", duration)
		.action(async (command: string[], options: Omit<CheckVectorsOptions, "verbose">) => {
			const { checkVectors } = await import("../vectors.ts");
			exit(await checkVectors(command, { ...options, verbose: verbose() }, io));
		});
}
