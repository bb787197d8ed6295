import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface LinkOptions {
	/** Added round-trip time in milliseconds. */
	latencyMs: number;
	/** Each piece of data takes up to this share of the latency less or more, evenly spread. */
	jitter: number;
	/** Share of the connections that are cut, at a moment of their life that nobody chose. */
	drops: number;
	/** In [0, 1). */
	random(): number;
}

/** A way to somewhere far off. */
export interface Link {
	/** Where it begins, without a slash at the end. */
	url: string;
	/** Connections so far, and how many of them were cut. */
	counts(): { connections: number; dropped: number };
	close(): Promise<void>;
}

/** When a connection is cut: before anything has passed, when the request has passed, or in the middle of the answer. */
const moments = ["before the request", "after the request", "within the answer"] as const;
type Moment = (typeof moments)[number];

/** Where a connection leads. */
export interface Way {
	url: string;
	/** In place of that of the link. */
	latencyMs?: number;
	/** Told of the connection's end, which comes when both of its sides have ended. */
	opened?(ended: Promise<void>): void;
}

/**
 * Makes what listens at `url` on this machine, or wherever a connection leads when it is opened, as far away as told. A connection costs one round trip before its first
 * byte, as the handshake of TCP would; loopback has answered that one already.
 */
export async function openLink(to: string | (() => Way), options: LinkOptions): Promise<Link> {
	const open = new Set<Socket>();
	const counts = { connections: 0, dropped: 0 };
	const server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
		counts.connections++;
		const { url, latencyMs = options.latencyMs, opened } = typeof to === "string" ? { url: to } : to();
		const { hostname, port } = new URL(url);
		const far = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true });
		for (const socket of [near, far]) {
			open.add(socket);
			socket.on("close", () => open.delete(socket));
		}
		opened?.(Promise.all([near, far].map(untilClosed)).then(() => {}));
		const cut = chooseMoment(options);
		if (cut !== undefined) counts.dropped++;
		join(near, far, cut, { ...options, latencyMs });
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The link has no port.");
	return {
		url: `http://127.0.0.1:${address.port}`,
		counts: () => ({ ...counts }),
		close: async () => {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function untilClosed(socket: Socket): Promise<void> {
	return new Promise((resolve) => socket.once("close", () => resolve()));
}

function chooseMoment({ drops, random }: LinkOptions): Moment | undefined {
	return random() < drops ? moments[Math.floor(random() * moments.length)] : undefined;
}

function join(near: Socket, far: Socket, moment: Moment | undefined, options: LinkOptions): void {
	// A direction learns of the end of its source by itself, and tells it on when all that came before has arrived.
	for (const socket of [near, far]) socket.on("error", () => undefined);
	const cut = (): void => {
		near.resetAndDestroy();
		far.destroy();
	};
	if (moment === "before the request") {
		near.once("data", cut);
		return;
	}
	void carry(near, far, { firstMs: options.latencyMs, options });
	const cutAt = (piece: Buffer): void => {
		if (moment === "within the answer") near.write(piece.subarray(0, Math.ceil(piece.length / 2)), cut);
		else cut();
	};
	void carry(far, near, { firstMs: 0, options, ...(moment === undefined ? {} : { cut: cutAt }) });
}

interface Carriage {
	/** What the first piece takes beyond the others. */
	firstMs: number;
	options: LinkOptions;
	/** In place of the first piece's arrival. */
	cut?: (piece: Buffer) => void;
}

/** Carries one direction, in order, each piece half a round trip late; the end of sending takes as long. */
async function carry(from: Socket, to: Socket, { firstMs, options, cut }: Carriage): Promise<void> {
	const oneWay = (): number => (options.latencyMs / 2) * (1 + options.jitter * (2 * options.random() - 1));
	let arrived = Promise.resolve();
	// Nothing overtakes what was sent before it.
	const later = (delayMs: number, arrive: () => void): void => {
		const due = performance.now() + delayMs;
		arrived = arrived.then(() => wait(Math.max(0, due - performance.now()))).then(arrive);
	};
	try {
		let delayMs = firstMs;
		for await (const piece of from as AsyncIterable<Buffer>) {
			if (cut !== undefined) {
				later(delayMs + oneWay(), () => cut(piece));
				return;
			}
			later(delayMs + oneWay(), () => {
				if (!to.destroyed) to.write(piece);
			});
			delayMs = 0;
		}
		later(delayMs + oneWay(), () => {
			if (!to.destroyed) to.end();
		});
	} catch {
		later(oneWay(), () => to.resetAndDestroy());
	}
}
