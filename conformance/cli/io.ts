import { setMaxListeners } from "node:events";

/** Where a command writes. `write` resolves when the text has been handed over, and rejects if it cannot be. */
export interface Output {
	write(text: string): Promise<void>;
	/** The stream itself, for a progress bar. */
	stream: NodeJS.WritableStream;
	isTTY: boolean;
	columns: number;
}

/** What a command has of the world; replaced in tests. Results go to `stdout`, everything else to `stderr`. */
export interface Io {
	stdout: Output;
	stderr: Output;
	env: Readonly<Record<string, string | undefined>>;
	/** Folder that paths on the command line are relative to. */
	cwd: string;
	/** Aborts when the operator interrupts. */
	interrupted: AbortSignal;
}

function output(stream: NodeJS.WriteStream): Output {
	return {
		stream,
		isTTY: stream.isTTY === true,
		columns: stream.columns ?? 100,
		write: (text) =>
			new Promise((resolve, reject) => {
				stream.write(text, (error) => (error === null || error === undefined ? resolve() : reject(error)));
			}),
	};
}

/** This process. The first interruption asks the command to stop in an orderly way, the second one ends it. */
export function processIo(): Io {
	const controller = new AbortController();
	// Whatever is under way listens to it, each by itself; Node 20 takes more than ten for a leak.
	setMaxListeners(0, controller.signal);
	const interrupt = (signal: NodeJS.Signals): void => {
		// By way of `exit`, so that what must not outlive the process is still ended.
		if (controller.signal.aborted) process.exit(signal === "SIGINT" ? 130 : 143);
		controller.abort();
	};
	process.on("SIGINT", interrupt);
	process.on("SIGTERM", interrupt);
	// A reader that goes away is reported by the write that fails.
	process.stdout.on("error", () => {});
	process.stderr.on("error", () => {});
	return {
		stdout: output(process.stdout),
		stderr: output(process.stderr),
		env: process.env,
		cwd: process.cwd(),
		interrupted: controller.signal,
	};
}

/** Whether to colour what goes to an output (https://no-color.org, and `FORCE_COLOR` as its opposite). */
export function wantsColor({ isTTY }: Output, env: Io["env"]): boolean {
	if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
	if (env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "" && env["FORCE_COLOR"] !== "0") return true;
	return isTTY && env["TERM"] !== "dumb";
}
