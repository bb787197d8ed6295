import type { Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { type AnswerReader, answerReader } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { connectFault, keepReadingAfterBrokenWrites, lostFault, openSocket, type SystemError } from "./open-socket.ts";
import type { WireFault, WireOutcome, WireStep } from "./wire.ts";

/** Written at once; between two pieces the loop turns, so that an early answer is seen. */
const pieceBytes = 64 * 1024;

/** One connection for one exchange. It settles once, within its time-out, and is closed by then. */
export class Connection {
	/** Never rejects. */
	readonly outcome: Promise<WireOutcome>;
	readonly #socket: Socket;
	readonly #reader: AnswerReader;
	readonly #ready: Promise<void>;
	readonly #tls: boolean;
	#settle: (outcome: WireOutcome) => void = () => undefined;
	#over = false;
	#reachedPeer = false;
	#isReady = false;
	#brokenWrite: SystemError | undefined;
	#startedAt = 0;

	constructor(endpoint: Endpoint, method: string, timeoutMs: number) {
		this.#tls = endpoint.tls;
		this.#reader = answerReader(method);
		this.#socket = openSocket(endpoint);
		keepReadingAfterBrokenWrites(this.#socket, (error) => {
			this.#brokenWrite ??= error;
		});
		const settled = new Promise<WireOutcome>((resolve) => {
			this.#settle = resolve;
		});
		const timer = setTimeout(() => this.#fail({ kind: "timeout", detail: this.#lateness(timeoutMs) }), timeoutMs);
		this.outcome = settled.finally(() => {
			this.#over = true;
			clearTimeout(timer);
			this.#reader.dispose();
			this.#socket.destroy();
		});
		this.#ready = this.#listen();
		void this.#read();
	}

	/** Writes the steps; returns when they are written or when there is no point in going on. */
	async write(steps: readonly WireStep[]): Promise<void> {
		await Promise.race([this.#ready, this.outcome]);
		for (const { bytes, pauseMs } of steps) {
			if (pauseMs > 0) {
				await Promise.race([pause(pauseMs), this.outcome]);
			}
			for (let start = 0; start < bytes.length; start += pieceBytes) {
				if (start > 0) {
					await nextTurn();
				}
				if (this.#over || this.#brokenWrite !== undefined) {
					return;
				}
				await this.#put(bytes.subarray(start, start + pieceBytes));
			}
		}
	}

	/** Closes the sending side and goes on reading. */
	closeSending(): void {
		this.#socket.end();
	}

	/** Hangs up at once, which the peer learns from a reset, unless an answer has come in the meantime. */
	hangUp(): void {
		if (this.#over) return;
		this.#fail({ kind: "reset", detail: "the sender hung up" });
		this.#socket.resetAndDestroy();
	}

	/** From here the duration counts. */
	start(): void {
		this.#startedAt = performance.now();
	}

	#put(bytes: Uint8Array): Promise<void> {
		if (this.#startedAt === 0) {
			this.start();
		}
		return new Promise((resolve) => {
			this.#socket.write(bytes, () => resolve());
		});
	}

	#listen(): Promise<void> {
		const socket = this.#socket;
		socket.on("data", (chunk: Buffer) => this.#reader.push(chunk));
		socket.on("end", () => this.#reader.end());
		socket.on("error", (error: SystemError) => this.#lose(error));
		socket.on("close", () => this.#reader.end());
		socket.once("connect", () => {
			this.#reachedPeer = true;
		});
		return new Promise((resolve) => {
			socket.once(this.#tls ? "secureConnect" : "connect", () => {
				this.#isReady = true;
				resolve();
			});
		});
	}

	async #read(): Promise<void> {
		const read = await this.#reader.read;
		if (read.kind === "answer") {
			this.#settle({ ok: true, answer: { ...read.answer, durationMs: performance.now() - this.#startedAt } });
		} else if (read.kind === "fault") {
			this.#fail(read.fault);
		} else if (this.#brokenWrite !== undefined) {
			this.#fail({ kind: "reset", detail: `${this.#brokenWrite.message} after ${read.after}` });
		} else {
			this.#fail({ kind: this.#isReady ? "closed-early" : "tls", detail: `the connection ended after ${read.after}` });
		}
	}

	#lose(error: SystemError): void {
		const fault = this.#isReady ? lostFault(error, this.#tls) : connectFault(error, this.#reachedPeer);
		// What has been read already may be a whole answer, which the parser hands over within this turn.
		setImmediate(() => this.#fail(fault));
	}

	#fail(fault: WireFault): void {
		this.#settle({ ok: false, fault });
	}

	#lateness(timeoutMs: number): string {
		const stage = this.#isReady ? this.#reader.progress() : this.#reachedPeer ? "no TLS session" : "no connection";
		return `${stage} after ${timeoutMs} ms`;
	}
}
