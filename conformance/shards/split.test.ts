import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOfIds, shardOf } from "./split.ts";

const list = fc
	.array(fc.option(fc.constant(true as const), { nil: undefined }), { maxLength: 60 })
	.map((flags) => flags.map((flag, id) => (flag === undefined ? { id } : { id, exclusive: flag })));

function shardsOf<C extends { exclusive?: true }>(checks: readonly C[], of: number): readonly (readonly C[])[] {
	return Array.from({ length: of }, (_, at) => shardOf(checks, { index: at + 1, of }));
}

describe("shards", () => {
	it("have every check of any list just once, in its order", () => {
		fc.assert(
			fc.property(list, fc.integer({ min: 1, max: 9 }), (checks, of) => {
				const shards = shardsOf(checks, of);
				expect(shards.flat().toSorted((a, b) => a.id - b.id)).toEqual(checks);
				for (const shard of shards) expect(shard).toEqual(shard.toSorted((a, b) => a.id - b.id));
			}),
		);
	});

	it("differ by one check at most, those that run alone apart, which are all in the last one", () => {
		fc.assert(
			fc.property(list, fc.integer({ min: 1, max: 9 }), (checks, of) => {
				const shards = shardsOf(checks, of);
				const shared = shards.map((shard) => shard.filter(({ exclusive }) => exclusive !== true).length);
				expect(Math.max(...shared) - Math.min(...shared)).toBeLessThanOrEqual(1);
				expect(
					shards
						.slice(0, -1)
						.flat()
						.filter(({ exclusive }) => exclusive === true),
				).toEqual([]);
			}),
		);
	});
});

describe("the digest of ids", () => {
	it("is that of `countersign conform --list | cut -d' ' -f1 | sha256sum`", () => {
		expect(digestOfIds(["A-1/x", "B-1/y"])).toBe("4645de0aefcca71e95bb179ed0376a3f9d4e6e26cd339456ffbada0650ab8065");
	});

	it("knows order, and where one ends", () => {
		const digests = [["a", "b"], ["b", "a"], ["ab"], ["a"], []].map(digestOfIds);
		expect(new Set(digests).size).toBe(digests.length);
	});
});
