import type { Seen } from "../engine/check.ts";

interface Capacity {
	entries: number;
	/** Of base64. */
	bodyBytes: number;
}

/** The last requests that an upstream saw, within bounds of number and memory. */
export class SeenLog {
	readonly #entries = new Set<Seen>();
	readonly #capacity: Capacity;
	#bodyBytes = 0;

	constructor(capacity: Capacity = { entries: 20_000, bodyBytes: 64 * 1024 * 1024 }) {
		this.#capacity = capacity;
	}

	/** Notes a request as soon as its head has come, so that one which never ends is noted too. */
	begin(request: Omit<Seen, "bodyBase64" | "isPartial">): Seen {
		const entry: Seen = { ...request, bodyBase64: "", isPartial: true };
		this.#entries.add(entry);
		this.#trim();
		return entry;
	}

	/** Adds the body, all of which has come. */
	complete(entry: Seen, body: Buffer): void {
		delete entry.isPartial;
		entry.bodyBase64 = body.toString("base64");
		if (this.#entries.has(entry)) {
			this.#bodyBytes += entry.bodyBase64.length;
			this.#trim();
		}
	}

	/** In order of arrival, those whose raw target contains the text. */
	containing(text: string): readonly Seen[] {
		return [...this.#entries].filter(({ target }) => target.includes(text));
	}

	#trim(): void {
		for (const entry of this.#entries) {
			if (this.#entries.size <= this.#capacity.entries && this.#bodyBytes <= this.#capacity.bodyBytes) {
				return;
			}
			this.#entries.delete(entry);
			this.#bodyBytes -= entry.bodyBase64.length;
		}
	}
}
