import { decodeBase64, encodeBase64 } from "#protocol";

/** Two numbers that a nonce comes to, from which every filter derives where it looks. */
export interface NonceHash {
	readonly first: number;
	readonly second: number;
}

const bits = 2 ** 18;
const looks = 4;

/**
 * A Bloom filter of some thousand nonces: tells of most nonces that were never added that they were not, and never tells it of
 * one that was. Of 16384 nonces it takes one in four hundred others for one of its own.
 */
export class NonceFilter {
	readonly #bytes: Uint8Array;

	/** @param text What `text` of another filter said; absent: nothing was added. */
	constructor(text?: string) {
		this.#bytes = (text === undefined ? undefined : decodeBase64(text)) ?? new Uint8Array(bits / 8);
	}

	add(hash: NonceHash): void {
		for (let look = 0; look < looks; look += 1) {
			const bit = bitOf(hash, look);
			this.#bytes[bit >> 3] = (this.#bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
		}
	}

	mayHave(hash: NonceHash): boolean {
		for (let look = 0; look < looks; look += 1) {
			const bit = bitOf(hash, look);
			if (((this.#bytes[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) {
				return false;
			}
		}
		return true;
	}

	/** The filter as a text that can be stored. */
	get text(): string {
		return encodeBase64(this.#bytes);
	}
}

function bitOf({ first, second }: NonceHash, look: number): number {
	return (first + Math.imul(look, second)) & (bits - 1);
}

/** FNV-1a, twice from different beginnings: who chooses nonces that collide makes the search for his own slower, and no other's. */
export function hashOf(nonce: string): NonceHash {
	let first = 0x811c9dc5;
	let second = 0x9e3779b9;
	for (let index = 0; index < nonce.length; index += 1) {
		const code = nonce.charCodeAt(index);
		first = Math.imul(first ^ code, 0x01000193);
		second = Math.imul(second ^ code, 0x85ebca6b);
	}
	return { first: mixed(first), second: mixed(second) | 1 };
}

/** The high bits depend on every character, the low ones, which are taken, only after this. */
function mixed(hash: number): number {
	return hash ^ (hash >>> 15);
}
