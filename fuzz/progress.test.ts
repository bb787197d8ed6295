import { describe, expect, it } from "vitest";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { showFuzzProgress } from "./progress.ts";
import type { Property } from "./property.ts";

const property = { id: "some-property" } as Property;

function shown() {
	const io = fakeIo({ cwd: "." });
	let now = 0;
	const progress = showFuzzProgress(3, io.stderr, { now: () => now });
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
});
