import { describe, expect, it } from "vitest";
import { readChapters } from "../../conformance/cli/chapters.ts";
import { threatGroups, threats } from "../../conformance/threats/index.ts";
import { brokenFuzzReport, fakeFuzzReport, fakeFuzzResult, soundFuzzReport } from "./fake-fuzz-report.ts";
import { renderFuzzHtml } from "./html.ts";
import type { FuzzReport } from "./schema.ts";

const chapters = await readChapters();
const page = (report: FuzzReport): string => renderFuzzHtml(report, { chapters, storedAt: () => "r.json" });
const titleOf = (report: FuzzReport): string | undefined => /<title>([^<]*)</.exec(page(report))?.[1];

describe("the page of a fuzz run", () => {
	it("has the verdict of the run as its title", () => {
		expect(titleOf(soundFuzzReport())).toBe("Passed: 2 of 3 properties held, staging");
		expect(titleOf(brokenFuzzReport(2))).toMatch(/^Failed: 2 different faults/);
		const of = (verdict: "skip" | "inconclusive" | "error") => titleOf(fakeFuzzReport([fakeFuzzResult({ verdict })]));
		expect(of("skip")).toBe("Inconclusive: nothing was tried, staging");
		expect(of("inconclusive")).toBe("Inconclusive: 1 of 1 property came to no verdict, staging");
		expect(of("error")).toBe("Error: 1 of 1 property went wrong in the fuzzer, staging");
		expect(titleOf({ ...soundFuzzReport(), interrupted: true })).toMatch(/^Inconclusive: the run was interrupted/);
	});

	it("has what went wrong before what was explored", () => {
		const text = page(brokenFuzzReport(3));
		const places = ["findings", "no-verdict", "ended", "skipped", "never-met", "threats", "explored"].map((id) =>
			text.indexOf(`<h2 id="${id}"`),
		);
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(Math.min(...places)).toBeGreaterThan(0);
	});

	it("has each finding with its name, its sentence, its remedy and what keeps it", () => {
		const text = page(brokenFuzzReport(1));
		expect(text).toContain("Fault <code>HMAC-CANON-05-0</code>");
		expect(text).toContain("Line 4 MUST be the value of X-Nonce as it was sent");
		expect(text).toContain("Refuse such a request with <code>401 invalid_credentials</code>");
		expect(text).toContain("countersign promote r.json --as regression --fault HMAC-CANON-05-0");
		expect(text.match(/ id="finding-/g)).toHaveLength(2);
	});

	it("has what was said over a connection beside what came, ends of lines that are none to be seen", () => {
		const text = page(brokenFuzzReport(2));
		expect(text).toContain(
			"Said: 9000 bytes over one connection in 2 pieces, 20 ms apart, then the sending side closed",
		);
		expect(text).toContain("X-Odd: \xff\n\\x0a\n…");
		expect(text).toMatch(/Heard: \d+ bytes, then timeout: /);
		expect(page(brokenFuzzReport(1))).not.toContain("over one connection");
	});

	it("says what was left aside, and why", () => {
		const text = page({ ...fakeFuzzReport(), aside: [{ id: "go-agrees", reason: "it compiles" }] });
		expect(text.slice(text.indexOf('<h2 id="aside"'))).toMatch(/it compiles<\/p>\s*<p class="faint groups">go-agrees</);
		expect(page(fakeFuzzReport())).not.toContain('id="aside"');
	});

	it("says of how many inputs nothing was judged", () => {
		const text = page(fakeFuzzReport([fakeFuzzResult({ unjudged: 1500 })]));
		expect(text).toContain("of 1500 nothing could be judged");
		expect(page(fakeFuzzReport())).not.toContain("nothing could be judged");
	});

	it("has by id and sentence the threats that no kind of input stands for, and why, by the parts of the catalogue", () => {
		const text = page(fakeFuzzReport());
		const outside = text.slice(text.indexOf('<h2 id="outside"'), text.indexOf('<h2 id="explored"'));
		expect(outside).toMatch(/^<h2 id="outside">Threats that no kind of input stands for \(\d+ of \d+\)/);
		const [first] = threatGroups;
		expect(outside).toContain(first?.title);
		for (const { id, flaw, leftOut } of threats.filter(({ id: own }) => own === "LOG-01" || own.startsWith("CHL-"))) {
			expect(outside).toContain(`<code>${id}</code> ${flaw}`);
			expect(outside).toContain(leftOut ?? "No answer tells what was written down");
		}
		expect(outside).toMatch(/<code>NON-01<\/code>.*a property that was not tried has inputs that stand for it/);
		expect(outside).not.toContain("<code>CAN-01</code>");
	});

	it("has by name the kinds that each was never met together with, and could have been", () => {
		const kinds = [
			{ id: "dot-segment", threats: [], count: 312, with: [1] },
			{ id: "plain", threats: [], count: 9, with: [], apart: ["overlong-utf-8"] },
			{ id: "plus-in-query", threats: [], count: 3, with: [] },
			{ id: "overlong-utf-8", threats: [], count: 0, with: [] },
		];
		const text = page(fakeFuzzReport([fakeFuzzResult({ explored: { kinds, pairs: 1 } })]));
		const row = (id: string) => text.split("<tr>").find((one) => one.startsWith(`<th scope="row"><code>${id}</code>`));
		expect(row("dot-segment")).toMatch(/<summary>2 kinds<.*<p>plus-in-query, overlong-utf-8<\/p>/);
		expect(row("plain")).toMatch(/<summary>1 kind<.*<p>plus-in-query<\/p>/);
		expect(row("overlong-utf-8")).toContain("<td>any</td>");
		expect(text).toContain("1 of the 5 pairs that one input can be an example of");
		const all = page(fakeFuzzReport([fakeFuzzResult({ explored: { kinds: kinds.slice(0, 2), pairs: 1 } })]));
		expect(all.match(/<td>none<\/td>/g)).toHaveLength(2);
	});

	it("has a curl for each step that is a request, and says of the others what they are", () => {
		const text = page(brokenFuzzReport(3));
		expect(text).toContain("Step 1 as curl, 2 times at once, its credentials masked");
		expect(text).toContain("Step 2: evict, which is no request");
	});

	it("says nothing of what there is nothing to say of", () => {
		const none = fakeFuzzReport([fakeFuzzResult({ explored: { kinds: [], pairs: 0 } })]);
		for (const id of ["findings", "no-verdict", "skipped", "never-met", "threats", "outside"]) {
			expect(page(none)).not.toContain(`<h2 id="${id}"`);
		}
	});
});
