import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeIo } from "./fake-io.ts";
import { showProgress } from "./progress.ts";

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe("progress where there is no terminal", () => {
	it("says nothing of a quick run", () => {
		const io = fakeIo();
		const progress = showProgress(2, io.stderr);
		progress.add("pass");
		vi.advanceTimersByTime(4000);
		progress.stop();
		vi.advanceTimersByTime(60_000);
		expect(io.err()).toBe("");
	});

	it("is a plain line every few seconds", () => {
		const io = fakeIo();
		const progress = showProgress(9, io.stderr);
		progress.add("pass");
		progress.add("fail");
		vi.advanceTimersByTime(10_000);
		progress.stop();
		expect(io.err()).toBe("2 of 9 checks, 1 finding\n2 of 9 checks, 1 finding\n");
	});
});

describe("progress on a terminal", () => {
	it("is a bar on the error stream that leaves standard output alone", () => {
		const io = fakeIo();
		const progress = showProgress(2, { ...io.stderr, isTTY: true });
		progress.add("pass");
		progress.stop();
		expect(io.out()).toBe("");
	});
});
