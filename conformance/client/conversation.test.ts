import { createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { RawServers } from "./raw-server.ts";
import { socketTransport } from "./socket.ts";
import type { Conversation, Heard } from "./wire.ts";

const servers = new RawServers();
afterEach(() => servers.close());

/** What is said, in pieces, and how it is left. */
function saying(leaving: Conversation["leaving"], ...pieces: readonly string[]): Conversation {
	return { steps: pieces.map((text, index) => ({ bytes: Buffer.from(text, "latin1"), pauseMs: index * 10 })), leaving };
}

async function heardFrom(
	handle: (socket: Socket) => void,
	conversation: Conversation,
	{
		timeoutMs = 2000,
		patienceMs = () => 20,
	}: { timeoutMs?: number; patienceMs?: (received: Uint8Array) => number } = {},
): Promise<Omit<Heard, "received"> & { text: string }> {
	const url = await servers.serving(handle, createServer({ allowHalfOpen: true }));
	const heard = await socketTransport(url).converse?.(conversation, { timeoutMs, patienceMs });
	if (heard === undefined) throw new Error("no conversation");
	const { received, ...rest } = heard;
	return { ...rest, text: Buffer.from(received).toString("latin1") };
}

/** Answers everything at once, and closes when the peer has. */
function echoing(socket: Socket): void {
	socket.on("data", (bytes) => socket.write(bytes));
	socket.on("end", () => socket.end());
}

describe("a conversation over one connection", () => {
	it("says everything in order and hears everything, until both have closed", async () => {
		const heard = await heardFrom(echoing, saying("when-answered", "one", "\xfftwo"));
		expect(heard).toEqual({ text: "one\xfftwo", saidAll: true, hadLeft: true });
	});

	it("leaves when its patience is at an end, counted from the last byte that came", async () => {
		const wanted: string[] = [];
		const patienceMs = (received: Uint8Array) => {
			wanted.push(Buffer.from(received).toString("latin1"));
			return received.length < 3 ? 2000 : 0;
		};
		const heard = await heardFrom(echoing, saying("when-answered", "a", "bc"), { patienceMs });
		expect(heard).toMatchObject({ text: "abc", hadLeft: true });
		expect(wanted.at(-1)).toBe("abc");
	});

	it("hears what a peer says that closes before it was asked to, and that it did", async () => {
		const closing = (socket: Socket) => void socket.once("data", () => socket.end("bye"));
		expect(await heardFrom(closing, saying("when-answered", "a"), { patienceMs: () => 9000 })).toEqual({
			text: "bye",
			saidAll: true,
			hadLeft: false,
		});
	});

	it("closes its sending side at once where it is to, and still listens", async () => {
		const late = (socket: Socket) => {
			socket.resume();
			socket.on("end", () => setTimeout(() => socket.end("late"), 10));
		};
		expect(await heardFrom(late, saying("half-close", "a"))).toMatchObject({ text: "late", hadLeft: true });
	});

	it.each(["hang-up", "reset"] as const)("is gone after the last word: %s", async (leaving) => {
		let ended: () => void = () => undefined;
		const gone = new Promise<void>((resolve) => {
			ended = resolve;
		});
		const heard = await heardFrom(
			(socket) => {
				socket.resume();
				socket.on("end", ended);
				socket.on("close", ended);
			},
			saying(leaving, "a"),
		);
		expect(heard).toMatchObject({ text: "", saidAll: true });
		await gone;
	});

	it.each(["hang-up", "reset"] as const)("leaves nothing open where the peer is gone before: %s", async (leaving) => {
		const open = () => process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
		const before = open();
		const script = {
			steps: [
				{ bytes: Buffer.from("a"), pauseMs: 0 },
				{ bytes: Buffer.from("b"), pauseMs: 50 },
			],
			leaving,
		};
		await heardFrom((socket) => socket.end("bye"), script);
		servers.close();
		// Those of other tests may close meanwhile.
		await expect.poll(open, { timeout: 10_000 }).toBeLessThanOrEqual(before);
	});

	it("is over in time, whatever the peer does", async () => {
		const silent = (socket: Socket) => void socket.resume();
		const never = await heardFrom(silent, saying("when-answered", "a"), { timeoutMs: 60, patienceMs: () => 9000 });
		expect(never).toMatchObject({ fault: { kind: "timeout" }, hadLeft: false });
		const flood = (socket: Socket) => {
			const more = () => {
				if (!socket.destroyed) socket.write(Buffer.alloc(1 << 20), more);
			};
			more();
		};
		expect((await heardFrom(flood, saying("when-answered", "a"), { timeoutMs: 30_000 })).fault?.kind).toBe("too-large");
	});

	it("tells a reset from an end, and both from nobody there", async () => {
		const resetting = (socket: Socket) => void socket.once("data", () => socket.resetAndDestroy());
		expect((await heardFrom(resetting, saying("when-answered", "a"))).fault?.kind).toBe("reset");
		const url = await servers.serving(echoing);
		servers.close();
		const heard = await socketTransport(url).converse?.(saying("when-answered", "a"), { patienceMs: () => 0 });
		expect(heard?.fault?.kind).toBe("refused");
	});
});
