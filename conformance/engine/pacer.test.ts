import { describe, expect, it } from "vitest";
import { Pacer } from "./pacer.ts";
import { virtualTime } from "./virtual-time.ts";

const usual = async (): Promise<void> => {};

describe("the pace of a run", () => {
	it("is the operator's as long as nobody complains", async () => {
		const time = virtualTime();
		const pacer = new Pacer(usual, time);
		for (let sent = 0; sent < 100; sent += 1) await pacer.admit(1);
		expect(time.now()).toBe(0);
	});

	it("waits as long as it is told to, and is slower from then on, each time more", async () => {
		const time = virtualTime();
		const pacer = new Pacer(usual, time);
		const forTen = async (): Promise<number> => {
			const began = time.now();
			for (let sent = 0; sent < 11; sent += 1) await pacer.admit(1);
			return time.now() - began;
		};
		expect(await pacer.limited(7000)).toBe(true);
		expect(time.now()).toBe(7000);
		const first = await forTen();
		await pacer.limited(7000);
		const second = await forTen();
		expect(first).toBeGreaterThan(0);
		expect(second).toBeGreaterThan(1.5 * first);
	});

	it("holds for all, and is not slowed down by those who were under way", async () => {
		const time = virtualTime();
		const pacer = new Pacer(usual, time);
		const both = Promise.all([pacer.limited(5000), pacer.limited(5000), pacer.admit(1)]);
		await both;
		expect(time.now()).toBe(5000);
	});

	it("gives up on whoever asks for more than a minute, or has been waited for too long", async () => {
		const asked = new Pacer(usual, virtualTime());
		expect([await asked.limited(61_000), asked.gaveUp]).toEqual([false, true]);
		const time = virtualTime();
		const patient = new Pacer(usual, time);
		let waits = 0;
		while (await patient.limited()) waits += 1;
		expect(waits).toBeGreaterThan(3);
		expect(time.now()).toBeLessThanOrEqual(180_000);
		expect(await patient.limited(1)).toBe(false);
	});
});
