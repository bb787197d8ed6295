import { Command, CommanderError } from "commander";
import { ConfigError } from "../config/problem.ts";
import { packageVersion } from "../data.ts";
import { Interrupted, interruption } from "../engine/interruption.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import type { RegisterCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

const description =
	"Tests whether a signed API gateway lets in exactly those it should.\n\n" +
	"Exit codes: 0 nothing failed, 1 findings, 2 usage or configuration,\n" +
	"3 inconclusive or target unreachable, 4 internal error.";

/** Runs the command line and resolves with its exit code; never rejects. `args` are those after the program's name. */
export async function runProgram(
	args: readonly string[],
	io: Io,
	commands: readonly RegisterCommand[],
): Promise<ExitCode> {
	let exitCode: ExitCode = exitCodes.clean;
	const said: Promise<void>[] = [];
	const program = new Command("countersign")
		.description(description)
		.version(packageVersion())
		.option("--verbose", "more detail, and stacks of internal errors")
		.showHelpAfterError("(--help shows the options)")
		.exitOverride()
		.configureOutput({
			writeOut: (text) => said.push(io.stdout.write(text)),
			writeErr: (text) => said.push(io.stderr.write(text)),
			getOutHelpWidth: () => io.stdout.columns,
			getErrHelpWidth: () => io.stderr.columns,
			getOutHasColors: () => false,
			getErrHasColors: () => false,
		});
	const verbose = (): boolean => program.opts<{ verbose?: boolean }>().verbose === true;
	for (const register of commands) {
		register(program, {
			io,
			verbose,
			exit: (code) => {
				exitCode = code;
			},
		});
	}
	// Settings such as `exitOverride` are copied when a subcommand is created, so all of them share these.
	try {
		await program.parseAsync([...args], { from: "user" });
		await Promise.all(said);
		return exitCode;
	} catch (error) {
		return failure(error, io, verbose());
	}
}

async function failure(error: unknown, io: Io, verbose: boolean): Promise<ExitCode> {
	// Commander has said what is wrong by itself; help and version end this way too.
	if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
	const closed = error instanceof Error && "code" in error && error.code === "EPIPE";
	const known = closed || error instanceof UsageError || error instanceof ConfigError;
	if (!known && io.interrupted.aborted) return interrupted(error, io, verbose);
	const said = error instanceof Error ? error.message : String(error);
	const message = closed ? "Standard output was closed before everything was written." : said;
	const text = known
		? message
		: `Internal error: ${message.replace(/\.$/, "")}. Please report it, with the output of --verbose.`;
	const stack = verbose && error instanceof Error && error.stack !== undefined ? `${error.stack}\n` : "";
	// If nobody listens any more, the exit code still tells.
	await io.stderr.write(`countersign: ${text}\n${stack}`).catch(() => {});
	return known ? exitCodes.usage : exitCodes.internal;
}

/** What breaks after an interruption is most likely its doing: it reaches whatever the command has started, too. */
async function interrupted(error: unknown, io: Io, verbose: boolean): Promise<ExitCode> {
	const cause = error instanceof Interrupted || !(error instanceof Error) ? "" : (error.stack ?? error.message);
	const text = verbose && cause !== "" ? `${interruption}\n${cause}` : interruption;
	await io.stderr.write(`countersign: ${text}\n`).catch(() => {});
	return exitCodes.inconclusive;
}
