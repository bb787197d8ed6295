import { describe, expect, it } from "vitest";
import { Unsettled } from "./laws/verdict.ts";
import { Patience, type PatienceOptions } from "./patience.ts";

function patience(options: Partial<PatienceOptions> = {}) {
	let now = 0;
	const told: string[] = [];
	const subject = new Patience({
		usual: async () => {},
		tell: (text) => told.push(text),
		...options,
		time: {
			now: () => now,
			wait: async (ms) => {
				now += ms;
			},
		},
	});
	return { subject, told, now: () => now };
}

describe("patience", () => {
	it("waits longer each time that nobody answers, says so once, and ends", async () => {
		const { subject, told, now } = patience();
		const gone = new Unsettled("the target is gone");
		const answers = [];
		for (let times = 0; times < 6; times += 1) answers.push(await subject.slowDown(gone));
		expect(answers).toEqual([true, true, true, true, true, false]);
		expect(now()).toBe(7750);
		expect(told).toEqual(["the target is gone; asking again for a while"]);
	});

	it("begins anew when there was an answer in between", async () => {
		const { subject } = patience();
		const gone = new Unsettled("the target is gone");
		for (let times = 0; times < 20; times += 1) {
			expect(await subject.slowDown(gone)).toBe(true);
			subject.settled();
		}
	});

	it("goes on more slowly where there were too many requests, as long as the target asks for it", async () => {
		const { subject, told, now } = patience();
		await subject.admit(100);
		expect(now()).toBe(0);
		expect(await subject.slowDown(new Unsettled("too many", { retryAfterMs: 3000 }))).toBe(true);
		expect(now()).toBe(3000);
		await subject.admit(8);
		await subject.admit(8);
		expect(now()).toBeGreaterThan(3900);
		expect(told).toEqual(["too many; going on more slowly"]);
		expect(await subject.slowDown(new Unsettled("too many", { retryAfterMs: 3_600_000 }))).toBe(false);
	});

	it("waits for no longer than there is time, and says so", async () => {
		const { subject, told, now } = patience({ endsAt: 10_000 });
		const limited = (retryAfterMs: number) => new Unsettled("too many", { retryAfterMs });
		expect(await subject.slowDown(limited(3000))).toBe(true);
		expect(await subject.slowDown(limited(8000))).toBe(false);
		expect(now()).toBe(3000);
		expect(told.at(-1)).toBe("the target is not asked any more: there is no time left to wait for it");
		await expect(subject.admit(8)).rejects.toBeInstanceOf(Unsettled);
		expect(await subject.slowDown(new Unsettled("the target is gone"))).toBe(false);
		expect(now()).toBe(3000);
	});

	it("does not go on more slowly beyond the time", async () => {
		const { subject, now } = patience({ endsAt: 4000 });
		await subject.slowDown(new Unsettled("too many", { retryAfterMs: 3000 }));
		await subject.admit(8);
		await expect(subject.admit(8).then(() => subject.admit(8))).rejects.toBeInstanceOf(Unsettled);
		expect(now()).toBeLessThanOrEqual(4000);
	});

	it("does not wait for an answer beyond the time", async () => {
		const { subject, now } = patience({ endsAt: 600 });
		const gone = new Unsettled("the target is gone");
		expect(await subject.slowDown(gone)).toBe(true);
		expect(await subject.slowDown(gone)).toBe(false);
		expect(now()).toBe(250);
	});

	it("tells for how long it waits, and who asked for it", async () => {
		const waits: (string | undefined)[] = [];
		const { subject } = patience({ waiting: (text) => waits.push(text) });
		await subject.slowDown(new Unsettled("too many", { retryAfterMs: 3000 }));
		await subject.slowDown(new Unsettled("too many", {}));
		for (const _ of [250, 500, 1000]) await subject.slowDown(new Unsettled("the target is gone"));
		expect(waits).toEqual([
			"waiting 3 s, asked by the target",
			undefined,
			"waiting 2 s, because the target limits the rate of requests",
			undefined,
			"waiting 1 s for the target to answer again",
			undefined,
		]);
	});
});
