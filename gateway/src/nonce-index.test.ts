import { describe, expect, it } from "vitest";
import { hashOf, NonceIndex } from "./nonce-index.ts";

const nonces = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

function indexOf(added: readonly string[]): NonceIndex {
	const index = new NonceIndex();
	for (const [position, nonce] of added.entries()) {
		index.add(hashOf(nonce), position + 1);
	}
	return index;
}

describe("an index of nonces", () => {
	it("knows the row of everything that was added, and has known nothing before", () => {
		const added = nonces("nonce-0123456789", 16_384);
		const index = indexOf(added);
		const missed = added.filter((nonce, position) => !index.rowsOf(hashOf(nonce)).includes(position + 1));
		expect(missed).toEqual([]);
		expect(added.some((nonce) => new NonceIndex().rowsOf(hashOf(nonce)).length > 0)).toBe(false);
	});

	it.each(["other-0123456789", "nonce-0123456788", "e58ed763-928c-4155-bee9-fdbaaadc15f3"])(
		"takes hardly another for its own when it is full: %s",
		(prefix) => {
			const index = indexOf(nonces("nonce-0123456789", 16_384));
			const mistaken = nonces(prefix, 10_000).filter((nonce) => index.rowsOf(hashOf(nonce)).length > 0);
			expect(mistaken.length).toBeLessThan(10);
		},
	);

	it("tells all rows of those that have one hash, and of no other", () => {
		const index = new NonceIndex();
		const inOneSlot = [16, 32, 48, 16, 16];
		for (const [position, hash] of inOneSlot.entries()) {
			index.add(hash, position + 1);
		}
		expect([16, 32, 48, 64].map((hash) => index.rowsOf(hash).toSorted())).toEqual([[1, 4, 5], [2], [3], []]);
	});

	it("comes back from its hashes, which are those of the rows in turn", () => {
		const added = nonces("nonce-0123456789", 100);
		const { hashes } = indexOf(added);
		expect([...hashes]).toEqual(added.map(hashOf));
		const again = new NonceIndex(hashes);
		expect(added.map((nonce) => again.rowsOf(hashOf(nonce)))).toEqual(added.map((_, position) => [position + 1]));
	});
});
