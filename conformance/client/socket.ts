import { setTimeout as pause } from "node:timers/promises";
import { Connection } from "./connection.ts";
import { converse } from "./conversation.ts";
import { endpointOf } from "./endpoint.ts";
import { serialize, type WireText } from "./serialize.ts";
import type { SendOptions, Transport, TransportToPlaces, WireOutcome, WireRequest } from "./wire.ts";

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
			const connection = open(request, send);
			void writeAll(connection, serialize(request));
			const hangUp = () => connection.hangUp();
			send.leaving?.addEventListener("abort", hangUp, { once: true });
			return connection.outcome.finally(() => send.leaving?.removeEventListener("abort", hangUp));
		},
		race: (requests, send = {}) => raceAll(requests.map((request) => ({ request, open: () => open(request, send) }))),
		converse: (conversation, { timeoutMs = options.timeoutMs ?? defaultTimeoutMs, patienceMs }) =>
			converse(endpoint, conversation, { timeoutMs, patienceMs }),
	};
}

/**
 * The way to one gateway at several places. All of them are sent the same bytes; where a place is an address only, it
 * must show the certificate of `serverName`. Throws as `socketTransport` does.
 */
export function socketPlaces(
	urls: readonly string[],
	{ serverName, ...options }: SocketOptions & { serverName?: string } = {},
): TransportToPlaces {
	const endpoints = urls.map((url) =>
		endpointOf(url, {
			...(options.ca === undefined ? {} : { ca: options.ca }),
			...(serverName === undefined ? {} : { serverName }),
		}),
	);
	return {
		race(legs, send = {}) {
			const timeoutMs = send.timeoutMs ?? options.timeoutMs ?? defaultTimeoutMs;
			const runners = legs.map(({ place, request }) => {
				const endpoint = endpoints[place];
				if (endpoint === undefined) throw new RangeError(`there is no place ${place}`);
				return { request, open: () => new Connection(endpoint, request.method, timeoutMs) };
			});
			return raceAll(runners);
		},
	};
}

/** Opens all connections, writes all but the last bytes, and releases those at once when every peer has the rest. */
async function raceAll(legs: readonly { request: WireRequest; open(): Connection }[]): Promise<readonly WireOutcome[]> {
	const texts = legs.map(({ request, open }) => ({ ...holdBack(serialize(request)), open }));
	const runners = texts.map(({ open, ...text }) => ({ ...text, connection: open() }));
	await Promise.all(runners.map(({ connection, steps }) => connection.write(steps)));
	await pause(settlingMs);
	return Promise.all(runners.map((runner) => release(runner)));
}

async function writeAll(connection: Connection, { steps, thenClose, goneAfterMs }: WireText): Promise<void> {
	await connection.write(steps);
	if (thenClose) {
		connection.closeSending();
	}
	if (goneAfterMs !== undefined) {
		await Promise.race([pause(goneAfterMs), connection.outcome]);
		connection.hangUp();
	}
}

interface Runner extends Omit<WireText, "steps"> {
	connection: Connection;
	last: Uint8Array;
}

function release({ connection, last, ...text }: Runner): Promise<WireOutcome> {
	connection.start();
	void writeAll(connection, { ...text, steps: [{ bytes: last, pauseMs: 0 }] });
	return connection.outcome;
}

/** Divides a request before its last byte. */
function holdBack({ steps, ...text }: WireText) {
	const written = steps.filter(({ bytes }) => bytes.length > 0);
	const final = written.at(-1);
	if (final === undefined) {
		throw new RangeError("a request without a byte cannot be released");
	}
	return {
		steps: [...written.slice(0, -1), { ...final, bytes: final.bytes.subarray(0, -1) }],
		last: final.bytes.subarray(-1),
		...text,
	};
}
