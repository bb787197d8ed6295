import { describe, expect, it } from "vitest";
import { hashOf, NonceFilter } from "./nonce-filter.ts";

const nonces = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

function filterOf(added: readonly string[]): NonceFilter {
	const filter = new NonceFilter();
	for (const nonce of added) {
		filter.add(hashOf(nonce));
	}
	return filter;
}

describe("a filter of nonces", () => {
	it("knows everything that was added, and has known nothing before", () => {
		const added = nonces("nonce-0123456789", 16_384);
		const filter = filterOf(added);
		expect(added.filter((nonce) => !filter.mayHave(hashOf(nonce)))).toEqual([]);
		expect(added.some((nonce) => new NonceFilter().mayHave(hashOf(nonce)))).toBe(false);
	});

	it.each(["other-0123456789", "nonce-0123456788", "e58ed763-928c-4155-bee9-fdbaaadc15f3"])(
		"takes few others for its own when it is full: %s",
		(prefix) => {
			const filter = filterOf(nonces("nonce-0123456789", 16_384));
			const mistaken = nonces(prefix, 10_000).filter((nonce) => filter.mayHave(hashOf(nonce)));
			expect(mistaken.length).toBeLessThan(100);
		},
	);

	it("comes back from its text", () => {
		const added = nonces("nonce-0123456789", 100);
		const filter = new NonceFilter(filterOf(added).text);
		expect(added.every((nonce) => filter.mayHave(hashOf(nonce)))).toBe(true);
		expect(filter.text).toBe(filterOf(added).text);
	});
});
