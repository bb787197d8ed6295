import { describe, expect, it } from "vitest";
import { firstDefect } from "./target.ts";

/** The examples of the sentence in SPEC.md, and the corners of its rules. */
const examples = [
	["/a/../%zz", 3, "dot_segment"],
	["/a/..%zz", 5, "bad_triplet"],
	["", 0, "not_origin_form"],
	["//", 1, "empty_segment"],
	["/a//?", 3, "empty_segment"],
	["/?", 1, "empty_query"],
	["/.?", 1, "dot_segment"],
	["/a?%", 3, "bad_triplet"],
	["/%", 1, "bad_triplet"],
	["/%2f", 1, "lower_case_triplet"],
	["/%7a", 1, "lower_case_triplet"],
	["/%7A", 1, "unreserved_triplet"],
] as const;

describe("the first defect of a target", () => {
	it.each(examples)("%s has one at %i: %s", (target, offset, reason) => {
		expect(firstDefect(target, "countersign-v1")).toEqual({ offset, reason });
	});

	it("is none for a target of the grammar", () => {
		for (const target of ["/", "/a", "/a/", "/?a", "/a/?b", "/...", "/a?/../"]) {
			expect(firstDefect(target, "countersign-v1")).toBeUndefined();
		}
	});

	it("is judged after normalisation under sorted-query", () => {
		expect(firstDefect("/a/%2e%2E", "sorted-query")).toEqual({ offset: 3, reason: "dot_segment" });
		expect(firstDefect("/%2f", "sorted-query")).toEqual({ offset: 1, reason: "forbidden_triplet" });
		expect(firstDefect("/%7a?%2f&\"'", "sorted-query")).toBeUndefined();
		expect(firstDefect("/a?", "sorted-query")).toBeUndefined();
	});
});
