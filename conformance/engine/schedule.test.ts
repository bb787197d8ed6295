import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inLanes, inParallel, rateLimit } from "./schedule.ts";

describe("work in parallel", () => {
	it("starts in order and never exceeds the bound", async () => {
		const started: number[] = [];
		let running = 0;
		let most = 0;
		await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
			started.push(item);
			running += 1;
			most = Math.max(most, running);
			await wait(item % 2);
			running -= 1;
		});
		expect(started).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(most).toBe(3);
	});

	it("stops starting after a rejection", async () => {
		const started: number[] = [];
		const work = inParallel([1, 2, 3, 4], 1, async (item) => {
			started.push(item);
			if (item === 2) throw new RangeError("two");
		});
		await expect(work).rejects.toThrow(RangeError);
		expect(started).toEqual([1, 2]);
	});

	it("takes an empty list", async () => {
		await expect(inParallel([], 4, async () => {})).resolves.toBeUndefined();
	});
});

describe("work in lanes", () => {
	it("begins with all of them at once, each in its order, and never exceeds the bound", async () => {
		const started: string[] = [];
		let running = 0;
		let most = 0;
		await inLanes([["a1", "a2", "a3"], ["b1"], []], 2, async (item) => {
			started.push(item);
			running += 1;
			most = Math.max(most, running);
			await wait(1);
			running -= 1;
		});
		expect(started.slice(0, 2)).toEqual(["a1", "b1"]);
		expect(started.filter((item) => item.startsWith("a"))).toEqual(["a1", "a2", "a3"]);
		expect(most).toBe(2);
	});

	it("lets nobody stand by while another lane is long", async () => {
		let running = 0;
		let most = 0;
		await inLanes([["a"], ["b1", "b2", "b3", "b4", "b5", "b6"]], 4, async () => {
			running += 1;
			most = Math.max(most, running);
			await wait(1);
			running -= 1;
		});
		expect(most).toBe(4);
	});

	it("comes to the end of each with a single worker", async () => {
		const started: number[] = [];
		await inLanes(
			[
				[1, 2],
				[3, 4],
			],
			1,
			async (item) => void started.push(item),
		);
		expect(started).toEqual([1, 2, 3, 4]);
	});

	it("stops all after a rejection", async () => {
		const started: string[] = [];
		const work = inLanes(
			[
				["a1", "a2"],
				["b1", "b2"],
			],
			2,
			async (item) => {
				started.push(item);
				if (item === "a1") throw new RangeError("a1");
				await wait(1);
			},
		);
		await expect(work).rejects.toThrow(RangeError);
		await wait(5);
		expect(started).toEqual(["a1", "b1"]);
	});
});

describe("a rate limit", () => {
	it("spaces requests evenly and lets a group take its places together", async () => {
		let now = 0;
		const starts: number[] = [];
		const admit = rateLimit(10, {
			now: () => now,
			wait: async (ms) => {
				now += ms;
			},
		});
		for (const count of [1, 1, 5, 1]) {
			await admit(count);
			starts.push(now);
		}
		expect(starts).toEqual([0, 100, 200, 700]);
	});

	it("does not save up for a burst", async () => {
		let now = 0;
		const admit = rateLimit(10, {
			now: () => now,
			wait: async (ms) => {
				now += ms;
			},
		});
		now = 10_000;
		await admit(1);
		await admit(1);
		expect(now).toBe(10_100);
	});
});
