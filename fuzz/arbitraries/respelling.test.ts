import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partEdit } from "./part-edit.ts";
import { respelling } from "./respelling.ts";

const drawn = fc.sample(respelling, { numRuns: 6000, seed: 7 });

describe("a part that is signed in one spelling and comes in another", () => {
	it("is any of four, and each sign comes for others", () => {
		expect(new Set(drawn.map(({ part }) => part))).toEqual(new Set(["path", "query", "type", "body"]));
		const inPath = drawn.flatMap((one) => (one.part === "path" && /^zqjx.y$/.test(one.one) ? [one] : []));
		for (const sign of "-_~.:@!$&'(*+,;=?") {
			const others = inPath.filter(({ one }) => one[4] === sign).map(({ other }) => other);
			expect(new Set(others).size, sign).toBeGreaterThan(5);
		}
	});

	it("ends neither a request line nor a field", () => {
		for (const { part, one, other } of drawn) {
			if (part === "body") continue;
			const ends = part === "type" ? /[\0\r\n]/ : /[\0-\x20\x7f]/;
			for (const text of [one, other]) expect(text).not.toMatch(ends);
		}
	});
});

describe("an edit of a part that was signed", () => {
	it("stands in the place of all of it, and ends neither a request line nor a field", () => {
		const chosen = { query: "a=1&b=2", type: "text/plain", body: { text: "x" } };
		const edit = partEdit(chosen);
		if (edit === undefined) throw new Error("nothing to edit");
		for (const change of fc.sample(edit, { numRuns: 3000, seed: 7 })) {
			if ("inTarget" in change) {
				expect(change.inTarget[0]).toBe("?a=1&b=2");
				expect(change.inTarget[1]).toMatch(/^\?[^\0-\x20\x7f]*$/);
			} else if ("inHeader" in change) {
				expect(change.inHeader.slice(0, 2)).toEqual(["Content-Type", "text/plain"]);
				expect(change.inHeader[2]).not.toMatch(/[\0\r\n]/);
			} else {
				expect(Object.keys(change)).toEqual(["body"]);
			}
		}
	});

	it("is none where nothing was chosen", () => {
		expect(partEdit({ query: undefined, type: undefined, body: undefined })).toBeUndefined();
	});
});
