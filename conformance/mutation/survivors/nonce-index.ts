import type { Explanation } from "../explanation.ts";

const file = "gateway/src/nonce-index.ts";

export const nonceIndexSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Hashes are stored when 16,384 nonces of one key lapse in the same five minutes, and read when its object begins anew; nonce-index.test.ts brings an index back from its hashes. Where a row of 0 is written, it is before the first place of an array, which drops it.",
		mutants: [
			{ unreachedIn: "NonceIndex" },
			{ from: "{ for (const [index, hash] of hashes.entries()) { this.add(hash, index + 1); } }" },
		],
	},
	{
		file,
		reason:
			"An index grows with its ninth nonce, and no check by itself has as many admitted for one key; nonce-index.test.ts adds 16,384 and asks for the row of each, or never ends.",
		mutants: [
			{ from: "{ this.#grow(); }" },
			{ from: "this.#grow();" },
			{
				from: "{ const [hashes, rows] = [this.#hashes, this.#rows]; this.#hashes = new Uint32Array(hashes.length * 2); this.#rows = new Uint16Array(rows.length * 2); for (const [slot, row] of rows.entries()) { if (row !== 0) { this.#put(hashes[slot] ?? 0, row); } } }",
			},
			{ from: "[this.#hashes, this.#rows]" },
			{ from: "hashes.length * 2" },
			{ from: "rows.length * 2" },
			{ from: "{ if (row !== 0) { this.#put(hashes[slot] ?? 0, row); } }" },
			{ from: "row !== 0", to: "false" },
			{ from: "row !== 0", to: "row === 0" },
			{ from: "{ this.#put(hashes[slot] ?? 0, row); }" },
			{ from: "hashes[slot] ?? 0" },
		],
	},
	{
		file,
		reason:
			"Nobody can tell, inside or outside: it grows one nonce sooner; a free slot that is put into the larger table leaves a slot free; the next slot is searched for downwards; and the hash takes one step more, the same for all.",
		mutants: [
			{ from: "this.#count * 2 > this.#rows.length", to: "this.#count * 2 >= this.#rows.length" },
			{ from: "row !== 0", to: "true" },
			{ from: "slot + 1" },
			{ from: "index < nonce.length", to: "index <= nonce.length" },
		],
	},
	{
		file,
		reason:
			"It only costs time: rows are looked at that are another nonce's, or none, and every row that is found is compared; nonce-index.test.ts asks which rows are found.",
		mutants: [
			{ from: "[]", to: '["Stryker was here"]' },
			{ from: "this.#hashes[slot] === hash", to: "true" },
			{ from: "index < nonce.length", to: "false" },
			{ from: "index < nonce.length", to: "index >= nonce.length" },
			{ from: "{ hash = Math.imul(hash ^ nonce.charCodeAt(index), 0x01000193); }" },
		],
	},
];
