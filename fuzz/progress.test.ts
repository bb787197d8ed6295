import { describe, expect, it } from "vitest";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { showFuzzProgress } from "./progress.ts";
import type { Property } from "./property.ts";

const property = { id: "some-property" } as Property;

function shown({ isTTY = false } = {}) {
	const io = fakeIo({ cwd: "." });
	let now = 0;
	const progress = showFuzzProgress(3, { ...io.stderr, isTTY, columns: 120 }, { now: () => now });
	return { progress, err: io.err, later: (ms: number) => (now += ms) };
}

describe("the progress of a run", () => {
	it("says how many inputs, how fast, what they were examples of, and how long ago there was a new one", () => {
		const { progress, err, later } = shown();
		progress.add(property, { kinds: 2, pairs: 1 });
		later(1000);
		progress.add(property, { kinds: 0, pairs: 3 });
		expect(err()).toBe("");
		later(5000);
		progress.add(property, { kinds: 0, pairs: 0 });
		expect(err()).toBe(
			"1 of 3 properties, some-property: 3 inputs, 1/s; 2 kinds and 4 pairs of them met, a new one 5 s ago\n",
		);
	});

	it("tells what must not wait at once", () => {
		const { progress, err } = shown();
		progress.note("found something");
		expect(err()).toBe("found something\n");
	});

	it("says that it shrinks while nothing new is tried, and how far that is", () => {
		const { progress, err, later } = shown();
		progress.add(property, { kinds: 1, pairs: 0 });
		later(4000);
		progress.shrinking(property, 1);
		expect(err()).toBe("");
		later(1000);
		progress.shrinking(property, 2);
		expect(err()).toBe("1 of 3 properties, some-property: shrinking a counterexample, 2 smaller inputs tried\n");
		later(5000);
		progress.add(property, { kinds: 0, pairs: 0 });
		expect(err()).toMatch(/\n1 of 3 properties, some-property: 2 inputs/);
	});

	it("says at once that it waits, and on a terminal until it does no longer", () => {
		const plain = shown();
		plain.progress.waiting("waiting 30 s, asked by the target");
		plain.progress.waiting(undefined);
		expect(plain.err()).toBe("waiting 30 s, asked by the target\n");

		const terminal = shown({ isTTY: true });
		terminal.progress.add(property, { kinds: 1, pairs: 0 });
		terminal.progress.waiting("waiting 30 s, asked by the target");
		terminal.later(1000);
		terminal.progress.add(property, { kinds: 0, pairs: 0 });
		expect(terminal.err().split("\r\u001b[K").slice(1)).toEqual([
			"1 of 3 properties, some-property: waiting 30 s, asked by the target",
			"1 of 3 properties, some-property: waiting 30 s, asked by the target",
		]);
		terminal.progress.waiting(undefined);
		expect(terminal.err()).toMatch(/some-property: 2 inputs, [^\r]*$/);
	});
});
