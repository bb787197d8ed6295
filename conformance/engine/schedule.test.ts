import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inParallel, rateLimit } from "./schedule.ts";

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
