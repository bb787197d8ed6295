/**
 * Where in a table its nonces stand, as far as 32 bits of a hash tell: of most nonces that are not in it that they are not,
 * without a look at the table, and of one that is its row. An open-addressed hash table of six to twelve bytes a slot,
 * since a key in heavy use has a million nonces to remember.
 */
export class NonceIndex {
	/** By slot; free where the row is 0. */
	#hashes = new Uint32Array(fewestSlots);
	#rows = new Uint16Array(fewestSlots);
	#count = 0;

	/** @param hashes What `hashes` of another index said: those of the rows 1, 2 and so on. */
	constructor(hashes: Uint32Array = new Uint32Array()) {
		for (const [index, hash] of hashes.entries()) {
			this.add(hash, index + 1);
		}
	}

	/** @param row From 1 to 65535. */
	add(hash: number, row: number): void {
		this.#count += 1;
		if (this.#count * 2 > this.#rows.length) {
			this.#grow();
		}
		this.#put(hash, row);
	}

	/** The rows whose nonces have this hash, which are hardly ever more than one. */
	rowsOf(hash: number): readonly number[] {
		const found: number[] = [];
		for (let slot = this.#slotOf(hash); this.#rows[slot] !== 0; slot = this.#next(slot)) {
			if (this.#hashes[slot] === hash) {
				found.push(this.#rows[slot] ?? 0);
			}
		}
		return found;
	}

	/** The hash of each row, from the first, to be stored. */
	get hashes(): Uint32Array<ArrayBuffer> {
		const hashes = new Uint32Array(this.#count);
		for (const [slot, row] of this.#rows.entries()) {
			if (row !== 0) {
				hashes[row - 1] = this.#hashes[slot] ?? 0;
			}
		}
		return hashes;
	}

	#grow(): void {
		const [hashes, rows] = [this.#hashes, this.#rows];
		this.#hashes = new Uint32Array(hashes.length * 2);
		this.#rows = new Uint16Array(rows.length * 2);
		for (const [slot, row] of rows.entries()) {
			if (row !== 0) {
				this.#put(hashes[slot] ?? 0, row);
			}
		}
	}

	#put(hash: number, row: number): void {
		let slot = this.#slotOf(hash);
		while (this.#rows[slot] !== 0) {
			slot = this.#next(slot);
		}
		this.#hashes[slot] = hash;
		this.#rows[slot] = row;
	}

	#slotOf(hash: number): number {
		return hash & (this.#rows.length - 1);
	}

	#next(slot: number): number {
		return this.#slotOf(slot + 1);
	}
}

/** A power of two, as every number of slots is. */
const fewestSlots = 16;

/** 32 bits of FNV-1a: who chooses nonces that collide makes the search for his own slower, and no other's. */
export function hashOf(nonce: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < nonce.length; index += 1) {
		hash = Math.imul(hash ^ nonce.charCodeAt(index), 0x01000193);
	}
	// The high bits depend on every character, the low ones, which choose the slot, only after this.
	return (hash ^ (hash >>> 15)) >>> 0;
}
