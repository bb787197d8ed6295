import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Redactor } from "../conformance/engine/redact.ts";
import { checkable } from "./checkable.ts";
import { Corpus } from "./corpus.ts";
import { Unjudged } from "./law.ts";
import { inProcess, type Property } from "./property.ts";
import type { Finding } from "./report/schema.ts";
import { runFuzz } from "./run.ts";

let folder = "";
let told: string[] = [];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "corpus-"));
	told = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
const opened = (place = folder) =>
	new Corpus(
		place,
		(id) => id !== "gone",
		(text) => told.push(text),
	);

const findingOf = (requirement: string): Finding => ({
	...{ fault: `${requirement}-00000000`, requirement, severity: "high", references: [] },
	...{ expected: "a", actual: "b", input: [1], kinds: [], seen: 1 },
});

/** A run of one property, with the corpus of the folder. */
const ran = (property: Property) =>
	runFuzz({
		...{ properties: [property], regressions: [], corpus: opened(), seed: 1, runId: "a run" },
		place: { gateway: async () => ({ usable: false, verdict: "skip", reason: "none" }) },
		target: () => undefined,
		redactor: () => new Redactor([]),
		replay: () => "",
		slowDown: async () => false,
	});

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
		symlinkSync("/dev/zero", join(place, "endless.json"));
		mkdirSync(join(folder, "gone"));
		writeFileSync(join(folder, "gone/a.json"), '{"property":"gone","input":1}');
		expect(opened().entriesOf("some-property")).toHaveLength(2);
		expect(told.map((text) => text.split(" ")[0])).toEqual([
			"gone",
			"some-property/cut.json",
			"some-property/endless.json",
			"some-property/odd.json",
			"some-property/other.json",
		]);
	});

	it("goes on without inputs that cannot be written, and says so once", () => {
		const corpus = opened();
		writeFileSync(join(folder, "some-property"), "a file where a folder should be");
		expect(corpus.keep("some-property", [1])).toBe(false);
		expect(corpus.keep("some-property", [2])).toBe(false);
		expect(told).toHaveLength(1);
		expect(told[0]).toContain("cannot be written");
	});

	it("tries to keep each finding, whatever could not be written before, and names those that it could not keep", () => {
		const corpus = opened();
		const findings = join(folder, "findings");
		writeFileSync(findings, "a file where a folder should be");
		writeFileSync(join(folder, "some-property"), "a file where a folder should be");
		expect(corpus.keep("some-property", [1])).toBe(false);
		corpus.keepFinding({ property: "some-property", finding: findingOf("REQ-01") });
		corpus.keepFinding({ property: "some-property", finding: findingOf("REQ-02") });
		rmSync(findings);
		corpus.keepFinding({ property: "some-property", finding: findingOf("REQ-03") });
		expect(readdirSync(findings)).toEqual(["some-property-REQ-03-00000000.json"]);
		expect(told.slice(1).map((text) => text.split(" ")[0])).toEqual([
			"findings/some-property-REQ-01-00000000.json",
			"findings/some-property-REQ-02-00000000.json",
		]);
	});

	it("leaves no part of a finding where the disk has no more room", () => {
		const script = `
			import { Corpus } from ${JSON.stringify(new URL("./corpus.ts", import.meta.url).href)};
			const corpus = new Corpus(${JSON.stringify(folder)}, () => true, (text) => console.log(text));
			corpus.keepFinding({ property: "some-property", finding: ${JSON.stringify({ ...findingOf("REQ-01"), actual: "b".repeat(8000) })} });`;
		// A limit of the size of files, as root has no other that is as easily met.
		const limited = 'ulimit -f 2; exec "$0" --conditions=source --input-type=module --eval "$1"';
		const { stdout } = spawnSync("sh", ["-c", limited, process.execPath, script], { encoding: "utf8" });
		expect(stdout).toContain("findings/some-property-REQ-01-00000000.json of the corpus cannot be written: EFBIG");
		expect(readdirSync(join(folder, "findings"))).toEqual([]);
	});

	it("keeps findings as they are found", () => {
		opened().keepFinding({ property: "some-property", finding: findingOf("REQ-01") });
		expect(readdirSync(join(folder, "findings"))).toEqual(["some-property-REQ-01-00000000.json"]);
		expect(opened().entriesOf("findings")).toEqual([]);
	});
});

describe("the findings of a run", () => {
	it("are all in the corpus, those too that are of one property and look alike", async () => {
		const words = fc.noShrink(fc.constantFrom("dots", "slashes", "nothing"));
		const looksAlike: Property = {
			...{ id: "words", group: "token", title: "words are taken", requirements: [], severity: "low", runs: 50 },
			where: "in-process",
			open: () =>
				inProcess(
					checkable(
						words,
						(input) =>
							input === "nothing" ? undefined : { requirement: "REQ-01", expected: "refused", actual: "it is taken" },
						{
							kinds: {
								all: ["dots", "slashes", "nothing"].map((id) => ({ id, threats: ["CAN-02"] })),
								of: (input) => [input],
							},
						},
					),
				),
		};
		const report = await ran(looksAlike);
		const found = report.results.flatMap(({ findings }) => findings);
		expect(found.map(({ input }) => input).toSorted()).toEqual(["dots", "slashes"]);
		expect(readdirSync(join(folder, "findings")).toSorted()).toEqual(
			found.map(({ fault }) => `words-${fault}.json`).toSorted(),
		);
		expect(report.summary.faults).toBe(2);
		const [file = ""] = readdirSync(join(folder, "findings"));
		expect(JSON.parse(readFileSync(join(folder, "findings", file), "utf8"))).toMatchObject({
			...{ property: "words", title: "words are taken", seed: 1, threats: ["CAN-02"] },
		});
	});
});

describe("counterexamples among a corpus", () => {
	it("are judged by their property, and skipped by name where they are none", () => {
		const regression = { property: "some-property", requirement: "REQ-01", note: "It was wrong.", input: [1] };
		mkdirSync(join(folder, "regressions"));
		writeFileSync(join(folder, "regressions/a.json"), JSON.stringify(regression));
		writeFileSync(join(folder, "regressions/b.json"), JSON.stringify({ ...regression, moon: 1 }));
		expect(opened().regressionsOf("some-property")).toMatchObject([{ file: "regressions/a.json", input: [1] }]);
		expect(opened().regressionsOf("other-property")).toEqual([]);
		expect(opened().entriesOf("regressions")).toEqual([]);
		writeFileSync(join(folder, "regressions/c.json"), JSON.stringify({ ...regression, property: "gone" }));
		told = [];
		opened();
		expect(told.map((text) => text.split(" ")[0])).toEqual(["regressions/b.json", "regressions/c.json"]);
	});

	it("are judged first in every run, and one that its property cannot judge stops none", async () => {
		mkdirSync(join(folder, "regressions"));
		for (const [name, input] of [
			["a", 1000],
			["b", null],
			["c", -1],
		] as const) {
			const regression = { property: "numbers", requirement: "REQ-01", note: "It was wrong.", input };
			writeFileSync(join(folder, `regressions/${name}.json`), JSON.stringify(regression));
		}
		const judged: unknown[] = [];
		const numbers: Property = {
			...{ id: "numbers", group: "token", title: "numbers are small", requirements: [], severity: "low", runs: 2 },
			where: "in-process",
			open: () =>
				inProcess(
					checkable(fc.integer({ min: 0, max: 9 }), (input) => {
						if (input === null) throw new TypeError("no number");
						if (input < 0) throw new Unjudged("below all numbers");
						judged.push(input);
						return input < 10 ? undefined : { requirement: "REQ-01", expected: "a small number", actual: `${input}` };
					}),
				),
		};
		const report = await ran(numbers);
		expect(judged[0]).toBe(1000);
		expect(judged).toHaveLength(3);
		expect(report.results[0]).toMatchObject({
			...{ verdict: "fail", stored: { frozen: 2, corpus: 0 }, unjudged: 1 },
			findings: [{ input: 1000, stored: "regressions/a.json" }],
		});
		expect(told).toEqual([
			"regressions/b.json of the corpus is skipped: its property cannot judge it",
			"regressions/c.json of the corpus guards nothing here: its property came to no verdict on it",
		]);
	});
});
