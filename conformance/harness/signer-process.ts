import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { LineSplitter } from "./line-splitter.ts";
import { parseAnswer, type SignerLine, type SignerRequest, writeRequest } from "./protocol.ts";
import { notStarted, type SignerFailure } from "./signer-failure.ts";

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

export interface SignerLimits {
	/** Seconds without an answer, an accepted request or an end after which the process is killed. */
	patienceSeconds: number;
	/** Bytes of output after which the process is killed. */
	maxOutputBytes: number;
}

export interface SignerWatch {
	onLine?(line: SignerLine): void;
	/** Ends the process. */
	signal?: AbortSignal;
}

const stderrKept = 16_384;
/** Milliseconds after the end of the process within which its pipes close. */
const graceMs = 500;

/** So many lines for each question, and some more, are more than any signer has to say. */
const linesForEach = 3;
const linesBesides = 1000;

/**
 * Runs a signer once over all requests: every line is written, then its input is closed, and its output is read to
 * the end, so that a signer which answers only when it has seen everything is as good as any. It never rejects.
 */
export async function runSigner(
	command: readonly [string, ...string[]],
	requests: readonly SignerRequest[],
	limits: SignerLimits,
	watch: SignerWatch = {},
): Promise<SignerRun> {
	const [file, ...args] = command;
	let child: ChildProcessWithoutNullStreams;
	try {
		// A group of its own, so that what the command starts ends with it.
		child = spawn(file, args, { stdio: "pipe", detached: true });
	} catch (error) {
		// Words that no system call takes, such as one with U+0000.
		return { lines: [], exit: { code: null, signal: null }, failure: notStarted(file, error), stderr: "" };
	}
	return new SignerConversation(child, file, limits, watch).hold(requests);
}

class SignerConversation {
	readonly #child: ChildProcessWithoutNullStreams;
	readonly #file: string;
	readonly #limits: SignerLimits;
	readonly #watch: SignerWatch;
	readonly #lines: SignerLine[] = [];
	readonly #answered = new Set<string>();
	readonly #splitter = new LineSplitter((text, number) => this.#line(text, number));
	#asked = 0;
	#stderr = "";
	#outputBytes = 0;
	#failure: SignerFailure | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(child: ChildProcessWithoutNullStreams, file: string, limits: SignerLimits, watch: SignerWatch) {
		this.#child = child;
		this.#file = file;
		this.#limits = limits;
		this.#watch = watch;
	}

	async hold(requests: readonly SignerRequest[]): Promise<SignerRun> {
		const { stdin, stdout, stderr } = this.#child;
		const { signal } = this.#watch;
		this.#asked = requests.length;
		const interrupt = () => this.#end({ kind: "interrupted" });
		const closed = this.#closed();
		const text = new StringDecoder("utf8");
		stdout.on("data", (chunk: Buffer) => this.#read(text.write(chunk), chunk.byteLength));
		stderr.setEncoding("utf8").on("data", (chunk: string) => {
			this.#stderr = (this.#stderr + chunk).slice(-stderrKept);
		});
		// A signer that ends early closes its input; what is left unanswered tells the rest.
		stdin.on("error", () => {});
		signal?.addEventListener("abort", interrupt);
		this.#progress();
		if (signal?.aborted === true) interrupt();
		await this.#write(requests);
		const exit = await closed;
		clearTimeout(this.#timer);
		signal?.removeEventListener("abort", interrupt);
		if (this.#failure?.kind !== "flooded") this.#splitter.end(text.end());
		return { lines: this.#lines, exit, failure: this.#failure, stderr: this.#stderr };
	}

	#closed(): Promise<SignerRun["exit"]> {
		return new Promise((resolve) => {
			this.#child.on("error", (error) => {
				if (this.#child.pid === undefined) {
					this.#failure = notStarted(this.#file, error);
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
		const { maxOutputBytes } = this.#limits;
		this.#outputBytes += bytes;
		if (this.#outputBytes > maxOutputBytes) {
			this.#end({ kind: "flooded", what: `${maxOutputBytes} bytes` });
		}
		if (this.#failure?.kind !== "flooded") this.#splitter.push(chunk);
	}

	#line(text: string, number: number): void {
		const most = linesForEach * this.#asked + linesBesides;
		if (text.trim() === "" || this.#failure?.kind === "flooded") {
			return;
		}
		if (this.#lines.length >= most) {
			this.#end({ kind: "flooded", what: `${most} lines` });
			return;
		}
		const line = { ...parseAnswer(text), number };
		this.#lines.push(line);
		this.#watch.onLine?.(line);
		// Talk is no progress: whoever only talks is ended some time.
		if (line.ok && !this.#answered.has(line.answer.id)) {
			this.#answered.add(line.answer.id);
			this.#progress();
		}
	}

	/** Something was achieved: patience begins anew. */
	#progress(): void {
		clearTimeout(this.#timer);
		const { patienceSeconds: seconds } = this.#limits;
		this.#timer = setTimeout(() => {
			this.#end({ kind: "hung", seconds, answered: this.#answered.size, asked: this.#asked });
		}, seconds * 1000);
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
		// What has left the group may hold the pipes open for as long as it likes.
		setTimeout(() => this.#letGo(), graceMs).unref();
	}

	#letGo(): void {
		for (const pipe of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) pipe.destroy();
	}
}
