import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { parseAnswer, type SignerLine, type SignerRequest, writeRequest } from "./protocol.ts";

export interface SignerRun {
	/** In the order in which they were printed. */
	lines: readonly SignerLine[];
	/** How the process ended; null members as Node reports them. */
	exit: { code: number | null; signal: string | null };
	/** Why it was ended by us, or could not be run. */
	failure: SignerFailure | undefined;
	/** The end of what it wrote to stderr. */
	stderr: string;
}

export type SignerFailure =
	| { kind: "not-started"; detail: string }
	| { kind: "hung"; seconds: number }
	| { kind: "flooded"; bytes: number };

export interface SignerLimits {
	/** Seconds without an answer, an accepted request or an end after which the process is killed. */
	patienceSeconds: number;
	/** Bytes of output after which the process is killed. */
	maxOutputBytes: number;
}

const stderrKept = 16_384;

/**
 * Runs a signer once over all requests: every line is written, then its input is closed, and its output is read to
 * the end, so that a signer which answers only when it has seen everything is as good as any. It never rejects.
 */
export async function runSigner(
	command: readonly [string, ...string[]],
	requests: readonly SignerRequest[],
	limits: SignerLimits,
	onAnswer: (line: SignerLine) => void = () => {},
): Promise<SignerRun> {
	const [file, ...args] = command;
	// A group of its own, so that what the command starts ends with it.
	const child = spawn(file, args, { stdio: "pipe", detached: true });
	return new SignerConversation(child, limits, onAnswer).hold(requests);
}

class SignerConversation {
	readonly #child: ChildProcessWithoutNullStreams;
	readonly #limits: SignerLimits;
	readonly #onAnswer: (line: SignerLine) => void;
	readonly #lines: SignerLine[] = [];
	#stderr = "";
	#outputBytes = 0;
	#rest = "";
	#failure: SignerFailure | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(child: ChildProcessWithoutNullStreams, limits: SignerLimits, onAnswer: (line: SignerLine) => void) {
		this.#child = child;
		this.#limits = limits;
		this.#onAnswer = onAnswer;
	}

	async hold(requests: readonly SignerRequest[]): Promise<SignerRun> {
		const { stdin, stdout, stderr } = this.#child;
		const closed = this.#closed();
		const text = new StringDecoder("utf8");
		stdout.on("data", (chunk: Buffer) => this.#read(text.write(chunk), chunk.byteLength));
		stderr.setEncoding("utf8").on("data", (chunk: string) => {
			this.#stderr = (this.#stderr + chunk).slice(-stderrKept);
		});
		// A signer that ends early closes its input; what is left unanswered tells the rest.
		stdin.on("error", () => {});
		this.#progress();
		await this.#write(requests);
		const exit = await closed;
		clearTimeout(this.#timer);
		this.#line(this.#rest + text.end());
		return { lines: this.#lines, exit, failure: this.#failure, stderr: this.#stderr };
	}

	#closed(): Promise<SignerRun["exit"]> {
		return new Promise((resolve) => {
			this.#child.on("error", (error) => {
				if (this.#child.pid === undefined) {
					this.#failure = { kind: "not-started", detail: error.message };
					resolve({ code: null, signal: null });
				}
			});
			this.#child.on("close", (code, signal) => resolve({ code, signal }));
		});
	}

	async #write(requests: readonly SignerRequest[]): Promise<void> {
		const { stdin } = this.#child;
		for (const request of requests) {
			if (stdin.destroyed || this.#failure !== undefined) {
				return;
			}
			if (!stdin.write(writeRequest(request))) {
				await new Promise<void>((resolve) => {
					stdin.once("drain", resolve);
					stdin.once("close", resolve);
				});
				this.#progress();
			}
		}
		stdin.end();
	}

	#read(chunk: string, bytes: number): void {
		this.#outputBytes += bytes;
		if (this.#outputBytes > this.#limits.maxOutputBytes) {
			this.#end({ kind: "flooded", bytes: this.#limits.maxOutputBytes });
			return;
		}
		this.#progress();
		const lines = (this.#rest + chunk).split("\n");
		this.#rest = lines.pop() ?? "";
		for (const line of lines) {
			this.#line(line);
		}
	}

	#line(text: string): void {
		if (text.trim() === "") {
			return;
		}
		const line = parseAnswer(text);
		this.#lines.push(line);
		this.#onAnswer(line);
	}

	/** Something happened: patience begins anew. */
	#progress(): void {
		clearTimeout(this.#timer);
		const { patienceSeconds } = this.#limits;
		this.#timer = setTimeout(() => this.#end({ kind: "hung", seconds: patienceSeconds }), patienceSeconds * 1000);
	}

	#end(failure: SignerFailure): void {
		this.#failure ??= failure;
		const { pid } = this.#child;
		if (pid === undefined) {
			return;
		}
		try {
			process.kill(-pid, "SIGKILL");
		} catch {
			// There are no process groups here, or it ended by itself in the meantime.
			this.#child.kill("SIGKILL");
		}
	}
}
