import { setTimeout as pause } from "node:timers/promises";
import { Connection } from "./connection.ts";
import { endpointOf } from "./endpoint.ts";
import { serialize, type WireStep } from "./serialize.ts";
import type { SendOptions, Transport, WireOutcome, WireRequest } from "./wire.ts";

const defaultTimeoutMs = 10_000;
/** What the kernel has taken is on its way; the peer should have it before the last bytes are released. */
const settlingMs = 20;

export interface SocketOptions {
	/** For each exchange that does not say otherwise; 10 seconds. */
	timeoutMs?: number;
	/** PEM of the authorities to trust in place of the public ones. */
	ca?: string;
}

/**
 * The raw transport: one connection for each request, every byte of it ours (TCP, or TLS with ALPN http/1.1).
 *
 * Whatever the target does is a value: an answer, or a fault with its kind. Each exchange ends within its
 * time-out and reads a bounded amount. Throws only for a request that cannot be bytes, or a URL that is not http(s).
 */
export function socketTransport(baseUrl: URL | string, options: SocketOptions = {}): Transport {
	const endpoint = endpointOf(baseUrl, options.ca === undefined ? {} : { ca: options.ca });
	const open = (request: WireRequest, send: SendOptions) =>
		new Connection(endpoint, request.method, send.timeoutMs ?? options.timeoutMs ?? defaultTimeoutMs);
	return {
		async send(request, send = {}) {
			const { steps, thenClose } = serialize(request);
			const connection = open(request, send);
			void writeAll(connection, steps, thenClose);
			return connection.outcome;
		},
		async race(requests, send = {}) {
			const texts = requests.map((request) => ({ request, ...holdBack(serialize(request)) }));
			const runners = texts.map((text) => ({ ...text, connection: open(text.request, send) }));
			await Promise.all(runners.map(({ connection, steps }) => connection.write(steps)));
			await pause(settlingMs);
			return Promise.all(runners.map((runner) => release(runner)));
		},
	};
}

async function writeAll(connection: Connection, steps: readonly WireStep[], thenClose: boolean): Promise<void> {
	await connection.write(steps);
	if (thenClose) {
		connection.closeSending();
	}
}

interface Runner {
	connection: Connection;
	last: Buffer;
	thenClose: boolean;
}

function release({ connection, last, thenClose }: Runner): Promise<WireOutcome> {
	connection.start();
	void writeAll(connection, [{ bytes: last, pauseMs: 0 }], thenClose);
	return connection.outcome;
}

/** Divides a request before its last byte. */
function holdBack({ steps, thenClose }: { steps: readonly WireStep[]; thenClose: boolean }) {
	const written = steps.filter(({ bytes }) => bytes.length > 0);
	const final = written.at(-1);
	if (final === undefined) {
		throw new RangeError("a request without a byte cannot be released");
	}
	return {
		steps: [...written.slice(0, -1), { ...final, bytes: final.bytes.subarray(0, -1) }],
		last: final.bytes.subarray(-1),
		thenClose,
	};
}
