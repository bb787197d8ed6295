import { describe, expect, it } from "vitest";
import { Unsettled } from "./laws/verdict.ts";
import { Patience } from "./patience.ts";

function patience() {
	let now = 0;
	const told: string[] = [];
	const subject = new Patience({
		usual: async () => {},
		tell: (text) => told.push(text),
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
});
