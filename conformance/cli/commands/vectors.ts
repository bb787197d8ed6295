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
	registerExport(vectors, context);
	registerQuestions(vectors, context);
	registerCheck(vectors, context);
};

function registerList(vectors: Command, { io, exit }: CommandContext): void {
	vectors
		.command("list")
		.description("print the ids of the vectors, with requirement and meaning")
		.option("--only <ids>", "beginnings of ids, or globs; repeatable", list)
		.option("--kind <kinds>", "signing, verification, jwt, known-answer", list)
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

function registerExport(vectors: Command, { io, exit }: CommandContext): void {
	vectors
		.command("export")
		.description(
			"write the vectors with specification, schemas, keys and signers into a folder that needs nothing beside it",
		)
		.argument("<folder>", "a new or empty folder, or one that holds an earlier export")
		.action(async (folder: string) => {
			const { exportVectors } = await import("../vectors-export.ts");
			exit(await exportVectors(folder, io));
		});
}
