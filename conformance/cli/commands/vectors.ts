import type { Command } from "commander";
import { list } from "../arguments.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import type { ListVectorsOptions } from "../vectors.ts";
import { registerCheck, registerQuestions } from "./vectors-check.ts";

export const registerVectors: RegisterCommand = (program, context) => {
	const vectors = program
		.command("vectors")
		.description("the published test vectors, and a check of your signer by them");
	registerList(vectors, context);
	registerShow(vectors, context);
	registerQuestions(vectors, context);
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
