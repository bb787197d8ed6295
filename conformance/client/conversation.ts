import type { Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { Endpoint } from "./endpoint.ts";
import { connectFault, keepReadingAfterBrokenWrites, lostFault, openSocket, type SystemError } from "./open-socket.ts";
import type { Conversation, ConverseOptions, Heard, WireFault } from "./wire.ts";

/** Written at once; between two pieces the loop turns, so that an early answer is seen. */
const pieceBytes = 64 * 1024;
/** So much of a peer is listened to. */
const mostHeard = 8 * 1024 * 1024;

/**
 * Says everything over one connection and listens until it is over: the peer has closed it, we have hung up, or the time
 * is up. Whatever the peer does is a value; never rejects.
 */
export async function converse(
	endpoint: Endpoint,
	conversation: Conversation,
	options: Required<ConverseOptions>,
): Promise<Heard> {
	const line = new Line(endpoint, conversation, options);
	void line.speak();
	return line.heard;
}

/** One connection for one conversation. */
class Line {
	/** Never rejects. */
	readonly heard: Promise<Heard>;
	readonly #socket: Socket;
	readonly #tls: boolean;
	readonly #conversation: Conversation;
	readonly #options: Required<ConverseOptions>;
	readonly #parts: Buffer[] = [];
	readonly #opened: Promise<void>;
	#settle: (fault: WireFault | undefined) => void = () => undefined;
	#length = 0;
	#reachedPeer = false;
	#isOpen = false;
	#isSaid = false;
	#hasLeft = false;
	#isOver = false;
	#brokenWrite: WireFault | undefined;
	#silence: NodeJS.Timeout | undefined;

	constructor(endpoint: Endpoint, conversation: Conversation, options: Required<ConverseOptions>) {
		this.#tls = endpoint.tls;
		this.#conversation = conversation;
		this.#options = options;
		this.#socket = openSocket(endpoint);
		this.#opened = new Promise((resolve) => {
			this.#socket.once(endpoint.tls ? "secureConnect" : "connect", () => {
				this.#isOpen = true;
				resolve();
			});
		});
		const { timeoutMs } = options;
		const timer = setTimeout(
			() => this.#settle({ kind: "timeout", detail: `not over after ${timeoutMs} ms` }),
			timeoutMs,
		);
		const settled = new Promise<WireFault | undefined>((resolve) => {
			this.#settle = resolve;
		});
		this.heard = settled.then((fault) => this.#end(fault)).finally(() => clearTimeout(timer));
		this.#listen();
	}

	async speak(): Promise<void> {
		const { steps, leaving } = this.#conversation;
		await Promise.race([this.#opened, this.heard]);
		for (const { bytes, pauseMs } of steps) {
			if (pauseMs > 0) await Promise.race([pause(pauseMs), this.heard]);
			for (let start = 0; start < bytes.length; start += pieceBytes) {
				if (start > 0) await nextTurn();
				if (this.#isOver || this.#brokenWrite !== undefined) return;
				await this.#put(bytes.subarray(start, start + pieceBytes));
			}
		}
		this.#isSaid = true;
		if (leaving === "when-answered") this.#waitOn();
		else if (leaving === "half-close") this.#leave();
		else this.#settle(undefined);
	}

	#put(bytes: Uint8Array): Promise<void> {
		return new Promise((resolve) => {
			this.#socket.write(bytes, () => resolve());
		});
	}

	#listen(): void {
		const socket = this.#socket;
		keepReadingAfterBrokenWrites(socket, (error) => {
			this.#brokenWrite ??= lostFault(error, this.#tls);
		});
		socket.once("connect", () => {
			this.#reachedPeer = true;
		});
		socket.on("data", (chunk: Buffer) => {
			this.#length += chunk.length;
			this.#parts.push(chunk);
			if (this.#length > mostHeard) this.#settle({ kind: "too-large", detail: `more than ${mostHeard} bytes in all` });
			else this.#waitOn();
		});
		socket.on("end", () => this.#settle(undefined));
		socket.on("close", () => this.#settle(this.#brokenWrite));
		socket.on("error", (error: SystemError) =>
			this.#settle(this.#isOpen ? lostFault(error, this.#tls) : connectFault(error, this.#reachedPeer)),
		);
	}

	/** Goes on listening for as long as the caller has patience, counted from the last byte that came. */
	#waitOn(): void {
		clearTimeout(this.#silence);
		if (!this.#isSaid || this.#hasLeft || this.#isOver) return;
		const { patienceMs, timeoutMs } = this.#options;
		const ms = patienceMs(Buffer.concat(this.#parts));
		if (ms < timeoutMs) this.#silence = setTimeout(() => this.#leave(), ms);
	}

	#leave(): void {
		if (this.#hasLeft || this.#isOver) return;
		this.#hasLeft = true;
		this.#socket.end();
	}

	#end(fault: WireFault | undefined): Heard {
		this.#isOver = true;
		clearTimeout(this.#silence);
		// A connection that is being closed already cannot be reset, and would never be let go.
		const isReset = this.#conversation.leaving === "reset" && !this.#socket.writableEnded;
		if (isReset) this.#socket.resetAndDestroy();
		else this.#socket.destroy();
		return {
			received: Buffer.concat(this.#parts),
			saidAll: this.#isSaid,
			hadLeft: this.#hasLeft,
			...(fault === undefined ? {} : { fault }),
		};
	}
}
