import type { KeyRecord } from "./keys.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** As long as Workers KV itself may answer from a copy. */
const mostMs = 60_000;
const mostRecords = 10_000;

/**
 * Key records that the isolate has read. Only those with a version are kept, and for a minute at most: the admission object
 * of a key answers whoever used a record that has been replaced with the one that replaced it, before anything is spent.
 */
export class KeptRecords {
	readonly #now: () => number;
	/** By record and secret, for as long as the record is in use anywhere. */
	readonly #secretBytes = new WeakMap<KeyRecord, Map<string, Bytes | undefined>>();
	/** By key id; the one kept first comes first. */
	readonly #kept = new Map<string, { record: KeyRecord; until: number }>();

	/** @param now Unix time in milliseconds. */
	constructor(now: () => number) {
		this.#now = now;
	}

	find(keyId: string): KeyRecord | undefined {
		const kept = this.#kept.get(keyId);
		return kept !== undefined && this.#now() < kept.until ? kept.record : undefined;
	}

	/** The bytes of a secret of a record: the same array each time, so that what is made of it can be kept as well. */
	secretBytes(record: KeyRecord, secret: string, make: (secret: string) => Bytes | undefined): Bytes | undefined {
		const known = this.#secretBytes.get(record) ?? new Map<string, Bytes | undefined>();
		if (!known.has(secret)) {
			known.set(secret, make(secret));
			this.#secretBytes.set(record, known);
		}
		return known.get(secret);
	}

	/** Keeps a record unless a newer one is kept: Workers KV may still answer with an older one. */
	keep(record: KeyRecord): void {
		const { keyId, version } = record;
		if (version === undefined || version < (this.find(keyId)?.version ?? 0)) {
			return;
		}
		this.#kept.delete(keyId);
		this.#kept.set(keyId, { record, until: this.#now() + mostMs });
		const [first] = this.#kept.keys();
		if (this.#kept.size > mostRecords && first !== undefined) {
			this.#kept.delete(first);
		}
	}
}
