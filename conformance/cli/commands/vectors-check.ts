import type { Command } from "commander";
import { duration, each, list, whole } from "../arguments.ts";
import type { CommandContext } from "../command.ts";
import type { VectorFilter } from "../vector-choice.ts";
import type { CheckVectorsOptions } from "../vectors-check.ts";

const description = `put the vectors to your signer, and say what it gets wrong and why

A signer is one of three:
  -- COMMAND      a program: one process for all, one JSON object a line on its
                  standard input, and on its standard output
  --url URL       a service: the same object as the body of a POST, and of the
                  answer, with status 200
  --answers FILE  answers that were given to the lines of: vectors questions

It is given
  {"id","scheme","keyId","secret","timestamp","nonce","method","url","headers",
   "bodyBase64"}
and answers
  {"id","stringToSign"?,"signature"?,"headers"?}
or, for what must not be signed,
  {"id","error"}

The keys are published and protect nothing. If yours never leaves a KMS, import
the secrets of the questions there as test keys (most share one), and choose
among them by "secret".`;

/** `countersign vectors check`. */
export function registerCheck(vectors: Command, { io, verbose, exit }: CommandContext): void {
	withFilter(vectors.command("check").summary("check your signer by them").description(description))
		.usage("[options] -- <command...> | --url <url> | --answers <file>")
		.argument("[command...]", "your signer and its arguments, after --")
		.option("--url <url>", "ask a service instead")
		.option("--header-env <name=variable>", "a field for it whose value an environment variable has; repeatable", each)
		.option("--concurrency <number>", "questions to it at once; 8 unless given", whole(1, 64))
		.option("--answers <file>", "judge answers that were given beforehand; - for standard input")
		.option("--reporter <format[=file]>", "pretty, json, junit, html, to standard output or a file; repeatable", each)
		.option("--timeout <duration>", "how long the signer may do nothing; 10s unless given", duration)
		.action(async (command: string[], options: Omit<CheckVectorsOptions, "verbose">) => {
			const { checkVectors } = await import("../vectors-check.ts");
			exit(await checkVectors(command, { ...options, verbose: verbose() }, io, () => process.stdin));
		});
}

/** `countersign vectors questions`. */
export function registerQuestions(vectors: Command, { io, exit }: CommandContext): void {
	withFilter(
		vectors
			.command("questions")
			.description(
				"print what check asks, one JSON object a line, for a signer that answers elsewhere (check --answers)",
			),
	).action(async (filter: VectorFilter) => {
		const { printQuestions } = await import("../vectors-questions.ts");
		exit(await printQuestions(filter, io));
	});
}

function withFilter(command: Command): Command {
	return command
		.option("--scheme <names>", "countersign-v1 (unless given), sorted-query, or all", list)
		.option("--only <ids>", "beginnings of ids, or globs; repeatable", list);
}
