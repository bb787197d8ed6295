import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { atExit } from "./at-exit.ts";
import { MiniflareMissing } from "./miniflare.ts";

/** A workerd of our own: the runtime itself, without the simulator around it. */
export interface Workerd {
	/** The id of its process. */
	readonly pid: number;
	/** Where a socket of its configuration listens. */
	urlOf(socket: string): string;
	/** Closes the end of the pipe at which its lines are read. */
	loseOutput(): void;
	/** Ends it as a power cut would, with SIGKILL; returns when it is gone. */
	kill(): Promise<void>;
}

export interface WorkerdParts {
	readonly configuration: string;
	readonly sockets: readonly string[];
	/** Told each line that the Workers write. */
	readonly onLine?: ((line: string) => void) | undefined;
}

/** Where the program is that comes with the simulator. Throws `MiniflareMissing` where that is not installed. */
export function workerdProgram(): string {
	const fromHere = createRequire(import.meta.url);
	let simulator: string;
	try {
		simulator = fromHere.resolve("miniflare");
	} catch {
		throw new MiniflareMissing();
	}
	const runtime: unknown = createRequire(simulator)("workerd");
	if (typeof runtime === "object" && runtime !== null && "default" in runtime && typeof runtime.default === "string") {
		return runtime.default;
	}
	throw new Error("the package workerd does not say where its program is");
}

/**
 * Runs a configuration, a file in workerd's own language, and returns when all its sockets listen. What the Workers write
 * is thrown away unless somebody is told. The process ends with this one, however that ends in order.
 *
 * Rejects with what workerd says where it does not come up; then nothing is left running.
 */
export async function startWorkerd(
	program: string,
	{ configuration, sockets, onLine }: WorkerdParts,
): Promise<Workerd> {
	const child = spawn(program, ["serve", "--control-fd=3", configuration], {
		stdio: ["ignore", onLine === undefined ? "ignore" : "pipe", "pipe", "pipe"],
	});
	if (onLine !== undefined && child.stdout !== null) {
		createInterface({ input: child.stdout }).on("line", onLine);
	}
	const kill = endsWithThisProcess(child);
	const complaint = text(child.stderr as Readable);
	// Awaited only where it does not come up.
	complaint.catch(() => {});
	try {
		const ports = await portsOf(child, sockets);
		return {
			pid: runningPid(child),
			urlOf: (socket) => `http://127.0.0.1:${ports.get(socket)}`,
			loseOutput: () => void child.stdout?.destroy(),
			kill,
		};
	} catch {
		await kill();
		throw new Error(`workerd did not start: ${(await complaint).slice(-2000)}`);
	}
}

/** Nothing that has told its ports is without. */
function runningPid({ pid }: ChildProcess): number {
	if (pid === undefined) throw new Error("the process has no id");
	return pid;
}

/** The ports, as workerd tells them one a line; rejects where it ends before. */
async function portsOf(child: ChildProcess, sockets: readonly string[]): Promise<ReadonlyMap<string, number>> {
	const ports = new Map<string, number>();
	for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
		const told = JSON.parse(line) as { event?: string; socket?: string; port?: number };
		if (told.event === "listen" && told.socket !== undefined && told.port !== undefined) {
			ports.set(told.socket, told.port);
		}
		if (sockets.every((name) => ports.has(name))) {
			return ports;
		}
	}
	throw new Error("the process ended");
}

/** What kills the child and waits for its end. */
function endsWithThisProcess(child: ChildProcess): () => Promise<void> {
	const gone = once(child, "exit");
	// A program that cannot be run is told by the ports that never come.
	gone.catch(() => {});
	child.on("error", () => {});
	const killAtOnce = () => void child.kill("SIGKILL");
	const takeBack = atExit(killAtOnce);
	return async () => {
		killAtOnce();
		await gone.catch(() => {});
		takeBack();
	};
}
