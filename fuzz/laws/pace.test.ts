import { describe, expect, it } from "vitest";
import { virtualTime } from "../../conformance/engine/virtual-time.ts";
import { besideBeats } from "./pace.ts";

describe("work beside beats", () => {
	it("comes alone where it takes no time", async () => {
		const beat = async () => Promise.reject(new Error("nobody asks"));
		expect(await besideBeats(Promise.resolve("done"), beat, virtualTime())).toEqual({ result: "done", stalledMs: 0 });
	});

	it("tells the slowest of what was asked beside it", async () => {
		const time = virtualTime();
		const durations = [20, 400, 30];
		const work = Promise.withResolvers<string>();
		const beat = async () => {
			await time.wait(durations.shift() ?? 0);
			if (durations.length === 0) work.resolve("done");
		};
		expect(await besideBeats(work.promise, beat, time)).toEqual({ result: "done", stalledMs: 400 });
	});

	it("tells for how long a clock did not ring when it should have", async () => {
		let now = 0;
		const work = Promise.withResolvers<string>();
		const time = {
			now: () => now,
			wait: async (ms: number) => {
				now += ms + 700;
				work.resolve("done");
			},
		};
		expect(await besideBeats(work.promise, async () => {}, time)).toEqual({ result: "done", stalledMs: 700 });
	});

	it("fails as the work does", async () => {
		const failed = Promise.reject(new Error("failed"));
		await expect(besideBeats(failed, async () => {}, virtualTime())).rejects.toThrow("failed");
	});
});
