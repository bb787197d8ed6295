import { describe, expect, it } from "vitest";
import { virtualTime } from "../../conformance/engine/virtual-time.ts";
import { besideBeats } from "./pace.ts";

describe("work beside beats", () => {
	it("comes alone where it takes no time", async () => {
		const beat = async () => Promise.reject(new Error("nobody asks"));
		expect(await besideBeats(Promise.resolve("done"), beat, virtualTime())).toEqual({ result: "done", slowestMs: 0 });
	});

	it("tells the slowest of what was asked beside it", async () => {
		const time = virtualTime();
		const durations = [20, 400, 30];
		let finish = (_: string): void => {};
		const work = new Promise<string>((resolve) => {
			finish = resolve;
		});
		const beat = async () => {
			await time.wait(durations.shift() ?? 0);
			if (durations.length === 0) finish("done");
		};
		expect(await besideBeats(work, beat, time)).toEqual({ result: "done", slowestMs: 400 });
	});

	it("fails as the work does", async () => {
		await expect(besideBeats(Promise.reject(new Error("failed")), async () => {}, virtualTime())).rejects.toThrow(
			"failed",
		);
	});
});
