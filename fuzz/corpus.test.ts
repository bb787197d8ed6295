import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Corpus } from "./corpus.ts";

let folder = "";
let told: string[] = [];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "corpus-"));
	told = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
const opened = (place = folder) => new Corpus(place, (text) => told.push(text));

describe("a corpus", () => {
	it("keeps each input once, for the runs to come", () => {
		const corpus = opened(join(folder, "new"));
		expect(corpus.keep("some-property", { a: 1 })).toBe(true);
		expect(corpus.keep("some-property", { a: 1 })).toBe(false);
		expect(corpus.keep("other-property", { a: 1 })).toBe(true);
		const again = opened(join(folder, "new"));
		expect(again.entriesOf("some-property").map(({ input }) => input)).toEqual([{ a: 1 }]);
		expect(again.keep("some-property", { a: 1 })).toBe(false);
	});

	it("skips by name what is no entry", () => {
		const corpus = opened();
		corpus.keep("some-property", [1]);
		corpus.keep("some-property", [2]);
		const place = join(folder, "some-property");
		writeFileSync(join(place, "cut.json"), '{"property":"some-pro');
		writeFileSync(join(place, "other.json"), '{"property":"other","input":1}');
		writeFileSync(join(place, "odd.json"), '{"a":1}');
		expect(opened().entriesOf("some-property")).toHaveLength(2);
		expect(told.map((text) => text.split(" ")[0])).toEqual([
			"some-property/cut.json",
			"some-property/odd.json",
			"some-property/other.json",
		]);
	});

	it("goes on without what cannot be written, and says so once", () => {
		const corpus = opened();
		writeFileSync(join(folder, "some-property"), "a file where a folder should be");
		expect(corpus.keep("some-property", [1])).toBe(false);
		expect(corpus.keep("some-property", [2])).toBe(false);
		expect(told).toHaveLength(1);
		expect(told[0]).toContain("cannot be written");
	});

	it("keeps findings as they are found", () => {
		const finding = {
			...{ fault: "REQ-01-00000000", requirement: "REQ-01", severity: "high" as const, references: [] },
			...{ expected: "a", actual: "b", input: [1], kinds: [], seen: 1 },
		};
		opened().keepFinding("some-property", finding);
		expect(readdirSync(join(folder, "findings"))).toEqual(["some-property-REQ-01-00000000.json"]);
		expect(opened().entriesOf("findings")).toEqual([]);
	});
});
