import { decodeUtf8, trimOws } from "#protocol";

/** Requests as a platform hands them over, made of the bytes on the wire and repaired by no constructor. */

export type HeaderPair = readonly [name: string, value: string];

export interface Incoming {
	readonly method: string;
	/** Everything behind the authority. */
	readonly target: string;
	/** Each character one byte; fields of one name are joined as the platform joins them. */
	readonly headers: readonly HeaderPair[];
	readonly body: ReadableStream<Uint8Array> | null;
}

/** `Request` would normalise the target and trim the values: a platform does neither. */
export function incomingRequest({ method, target, headers, body }: Incoming): Request {
	const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? "";
	const request = {
		...{ method, url: `https://${host}${target}`, headers: new WireHeaders(headers), body },
		arrayBuffer: () => new Response(body).arrayBuffer(),
	};
	return request as unknown as Request;
}

/** Header fields, their bytes decoded as UTF-8: blanks are untouched but where fields of one name are joined. */
class WireHeaders implements Iterable<[string, string]> {
	readonly #fields = new Map<string, string>();

	constructor(pairs: readonly HeaderPair[]) {
		for (const [name, value] of pairs) {
			const key = name.toLowerCase();
			const known = this.#fields.get(key);
			const text = decodeBytes(value);
			this.#fields.set(key, known === undefined ? text : `${trimOws(known)}, ${trimOws(text)}`);
		}
	}

	get(name: string): string | null {
		return this.#fields.get(name.toLowerCase()) ?? null;
	}

	has(name: string): boolean {
		return this.#fields.has(name.toLowerCase());
	}

	keys(): IterableIterator<string> {
		return this.#fields.keys();
	}

	[Symbol.iterator](): IterableIterator<[string, string]> {
		return this.#fields.entries();
	}
}

/** As UTF-8; where it is none, every byte that is not ASCII becomes U+FFFD. */
function decodeBytes(text: string): string {
	const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
	return decodeUtf8(bytes) ?? text.replaceAll(/[\x80-\xff]/g, "\ufffd");
}

/** A body of one chunk that is handed over when it is asked for, and not before. */
export function bodyOf(bytes: Uint8Array, onPull: () => void = () => undefined): ReadableStream<Uint8Array> | null {
	if (bytes.byteLength === 0) {
		return null;
	}
	let sent = false;
	return new ReadableStream<Uint8Array>(
		{
			pull(controller) {
				onPull();
				if (sent) {
					controller.close();
				} else {
					sent = true;
					controller.enqueue(bytes);
				}
			},
		},
		{ highWaterMark: 0 },
	);
}
