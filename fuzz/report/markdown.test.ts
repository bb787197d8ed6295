import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { brokenFuzzReport, soundFuzzReport } from "./fake-fuzz-report.ts";
import { renderFuzzMarkdown } from "./markdown.ts";
import type { FuzzReport } from "./schema.ts";

const options = { textOf: (id: string) => `${id} MUST \`hold\`.` };

/** What a parser of GitHub's Markdown sees: kinds of tokens, and the texts that it takes for code and for headings. */
function read(report: FuzzReport) {
	const kinds = new Set<string>();
	const code: string[] = [];
	const headings: string[] = [];
	// Nothing is awaited: the tokens are walked at once.
	void marked.walkTokens(marked.lexer(renderFuzzMarkdown(report, options), { gfm: true }), (token: Token) => {
		kinds.add(token.type);
		if (token.type === "code" || token.type === "codespan") code.push(token.raw);
		if (token.type === "heading") headings.push(token.raw.trim());
	});
	return { kinds, code, headings };
}

describe("a Markdown summary of a fuzz run", () => {
	it("says the verdict first, then what was not explored, then each fault once", () => {
		const { headings, kinds, code } = read(brokenFuzzReport(3));
		expect(headings).toEqual([
			"# Countersign fuzz: Failed\\: 3 different faults",
			"## Came to no verdict: 2",
			"## Failed, and not all was judged: 1",
			"## Passed, but for what was not judged: 1",
			"## Not tried, which proves nothing: 1",
			"## Kinds of input that were never met",
			"## Faults: 3",
			"### ` HMAC-CANON-05-0 ` (critical)",
			"### ` HMAC-CANON-08-1 ` (medium)",
			"### ` ANS-05-2 ` (medium)",
		]);
		expect(kinds).toContain("table");
		expect(code.some((text) => text.includes("--path 3:1:0"))).toBe(true);
		expect(renderFuzzMarkdown(brokenFuzzReport(3), options)).toContain("to make it smaller took 31 requests");
		expect(read(soundFuzzReport()).headings[0]).toBe("# Countersign fuzz: Passed\\: 2 of 3 properties held");
	});

	it("says what was left aside, and why", () => {
		const { headings, code } = read({ ...soundFuzzReport(), aside: [{ id: "go-agrees", reason: "it compiles" }] });
		expect(headings).toContain("## Left aside, since not named: 1");
		expect(code.join()).toContain("it compiles");
	});

	it("has nothing of a target or of an input as markup or as a link", () => {
		const { kinds } = read(brokenFuzzReport(6));
		for (const kind of ["html", "link", "image"]) expect(kinds).not.toContain(kind);
	});

	it("fits into a step summary in which something stands already", () => {
		const text = renderFuzzMarkdown(brokenFuzzReport(900), { ...options, taken: 900_000 });
		expect(Buffer.byteLength(text)).toBeLessThan(100_000);
		expect(text).toContain("more pieces are left out");
	});
});
