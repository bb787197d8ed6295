import { describe, expect, it } from "vitest";
import { threats } from "../../conformance/threats/index.ts";
import { brokenFuzzReport, fakeFinding, fakeFuzzReport, fakeFuzzResult } from "./fake-fuzz-report.ts";
import { renderFuzzPretty } from "./pretty.ts";
import type { Finding, FuzzReport } from "./schema.ts";

const options = { color: false, width: 100, verbose: false, textOf: () => "It MUST hold." };
const lines = (report: FuzzReport): readonly string[] => renderFuzzPretty(report, options).split("\n");

const conversation: NonNullable<Finding["conversation"]> = {
	said: { bytes: 44, text: "GET / HTTP/1.1\r\nHost: a\n\r\nGET /b HTTP/1.1\r\n\r\n" },
	pieces: 1,
	pauseMs: 0,
	leaving: "when-answered",
	saidAll: true,
	heard: { bytes: 0, text: "" },
	fault: { kind: "closed-early", detail: "after 0 bytes" },
};

describe("a fuzz report for a terminal", () => {
	it("has what was said over a connection, line by line, and what came", () => {
		const found = fakeFuzzResult({ verdict: "fail", findings: [fakeFinding({ conversation })] });
		const shown = lines(fakeFuzzReport([found])).map((line) => line.trim());
		const from = shown.findIndex((line) => line.startsWith("said"));
		expect(shown.slice(from, from + 7)).toEqual([
			"said      44 bytes over one connection in 1 piece, heard out",
			"GET / HTTP/1.1",
			"Host: a\\x0a",
			"",
			"GET /b HTTP/1.1",
			"",
			"",
		]);
		expect(shown).toContain("heard     0 bytes, then closed-early: after 0 bytes");
	});

	it("says what was left aside, and how often something was shown that is shown now and then", () => {
		const found = fakeFuzzResult({
			verdict: "fail",
			findings: [fakeFinding({ repetition: { shown: 2, asked: 9 } })],
		});
		const aside = ["go-agrees", "rust-agrees"].map((id) => ({ id, reason: "it compiles" }));
		const shown = lines({ ...fakeFuzzReport([found]), aside });
		expect(shown).toContain("left aside, since neither they nor their groups were named: go-agrees, rust-agrees");
		expect(shown.join(" ")).toContain("shown by 2 of 9 attempts with it");
	});

	it("has each fault in full once, and of what looks like it the property that shows it", () => {
		const shows = (id: string, ...hashes: readonly string[]) =>
			fakeFuzzResult({
				...{ id, verdict: "fail" },
				findings: hashes.map((hash) => fakeFinding({ fault: `HMAC-CANON-05-0a1b2c3d-${hash}` })),
			});
		const shown = lines(fakeFuzzReport([shows("first", "000001"), shows("second", "000002", "000003")])).map((line) =>
			line.trim(),
		);
		expect(shown.filter((line) => line.startsWith("breaks "))).toHaveLength(2);
		expect(shown).toContain("HMAC-CANON-05: looks like what second shows");
		expect(shown).toContain("2 different faults");
	});

	it("has the name of each fault, as promote asks for it", () => {
		const shown = lines(fakeFuzzReport([fakeFuzzResult({ verdict: "fail", findings: [fakeFinding()] })]));
		expect(shown.map((line) => line.trim())).toContain("fault     HMAC-CANON-05-0a1b2c3d");
	});

	it("says of how many inputs nothing was judged, by property and in all", () => {
		const shown = lines(fakeFuzzReport([fakeFuzzResult({ unjudged: 1500 }), fakeFuzzResult({ id: "b" })])).join("\n");
		expect(shown).toContain("4000 inputs, 1500 of them with nothing to judge, in 0.2 s");
		expect(shown).toContain("of 1500 inputs nothing could be judged; they count for no kind");
		expect(lines(fakeFuzzReport()).join("\n")).not.toContain("judge");
	});

	it("gives a reason for what did not pass, and of what did pass what was not judged", () => {
		const reason = "not judged: the rest";
		const row = (verdict: "pass" | "inconclusive") =>
			lines(fakeFuzzReport([fakeFuzzResult({ verdict, reason })])).find((line) => line.includes(reason));
		expect(row("pass")?.trim()).toBe(reason);
		expect(row("inconclusive")?.trim()).toMatch(/^because +not judged: the rest$/);
	});

	it("counts the pairs of kinds that were met, of those that there are, by property and in all", () => {
		const shown = lines(fakeFuzzReport([fakeFuzzResult(), fakeFuzzResult({ id: "b" })])).join("\n");
		expect(shown).toContain("4 of 5 kinds, 3 of 10 pairs");
		expect(shown).toContain("; 6 of 20 pairs of kinds");
	});

	it("says how much of the catalogue no kind of input stands for, by its parts", () => {
		const shown = lines(fakeFuzzReport()).join("\n");
		expect(shown).toContain(`for 4 of ${threats.length} catalogued threats`);
		expect(shown).toMatch(/for \d+ catalogued threats there is no kind of input here: CAN 39, .*CHL 6, .*LOG 8/);
		const all = { id: "all", threats: threats.map(({ id }) => id), count: 1, with: [] };
		const whole = fakeFuzzReport([fakeFuzzResult({ explored: { kinds: [all], pairs: 0 } })]);
		expect(lines(whole).join("\n")).not.toContain("there is no kind");
	});

	it("has a curl for each step that is a request, in order, and says of the others what they are", () => {
		const steps = [{ curl: "curl /a" }, { done: "evict" }, { curl: "curl /b", how: "3 times at once" }];
		const shown = lines(fakeFuzzReport([fakeFuzzResult({ verdict: "fail", findings: [fakeFinding({ steps })] })]));
		const from = shown.findIndex((line) => line.includes("step 1"));
		expect(shown.slice(from, from + 4).map((line) => line.trim())).toEqual([
			"step 1    curl /a",
			"step 2    evict, which is no request",
			"step 3    3 times at once",
			"curl /b",
		]);
	});

	it("says of what was said over a connection that it is no curl", () => {
		const found = fakeFuzzResult({ verdict: "fail", findings: [fakeFinding({ conversation })] });
		expect(lines(fakeFuzzReport([found])).join("\n")).toMatch(/curl +none: /);
	});

	it("says what it took to make a counterexample as small as it is", () => {
		const shown = (overrides: Partial<Finding>) =>
			lines(fakeFuzzReport([fakeFuzzResult({ verdict: "fail", findings: [fakeFinding(overrides)] })]))
				.map((line) => line.trim())
				.filter((line) => line.includes("smalle"));
		expect(shown({ shrinks: 4 })).toEqual(["the smallest found, after 4 steps"]);
		expect(shown({ shrinks: 4, shrinkRequests: 57 })).toEqual([
			"the smallest found, after 4 steps",
			"to make it smaller took 57 requests",
		]);
		expect(shown({ shrinks: 0, shrinkRequests: 57 })).toEqual(["to make it smaller took 57 requests"]);
		expect(shown({ shrinks: 0 })).toEqual([]);
	});

	it("steers no terminal, whatever came", () => {
		expect(lines(brokenFuzzReport(3)).join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
	});
});
