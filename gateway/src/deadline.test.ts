import { describe, expect, it, vi } from "vitest";
import { withinSeconds } from "./deadline.ts";

describe("a deadline", () => {
	it("settles as the work does when that is in time", async () => {
		expect(await withinSeconds(60, Promise.resolve("done"))).toBe("done");
		await expect(withinSeconds(60, Promise.reject(new RangeError("down")))).rejects.toBeInstanceOf(RangeError);
	});

	it("leaves no timer behind", async () => {
		vi.useFakeTimers();
		try {
			await withinSeconds(60, Promise.resolve("done"));
			expect(vi.getTimerCount()).toBe(0);
		} finally {
			vi.useRealTimers();
		}
	});

	it("rejects when the work is late, and nobody hears what becomes of it", async () => {
		const late = Promise.withResolvers<string>();
		await expect(withinSeconds(0.001, late.promise)).rejects.toThrow();
		late.reject(new Error("too late"));
		await new Promise((resolve) => setTimeout(resolve, 5));
	});
});
