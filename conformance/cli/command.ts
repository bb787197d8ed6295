import type { Command } from "commander";
import type { ExitCode } from "../engine/verdict.ts";
import type { Io } from "./io.ts";

/** What a subcommand gets: the world, and where to leave its exit code. */
export interface CommandContext {
	io: Io;
	/** Show stacks and more detail. */
	verbose(): boolean;
	exit(code: ExitCode): void;
}

/** Adds one subcommand to the program. What is heavy is imported inside its action, so that help stays quick. */
export type RegisterCommand = (program: Command, context: CommandContext) => void;
