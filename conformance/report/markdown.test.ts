import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { fakeFailure, fakeReport, fakeResult, hostile } from "./fake-report.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Report } from "./schema.ts";

const options = { textOf: (id: string) => `${id} MUST \`hold\`.`, command: "countersign conform --config c.json" };

/** What a parser of GitHub's Markdown sees: kinds of tokens, and the texts that it takes for code. */
function read(report: Report) {
	const kinds = new Set<string>();
	const code: string[] = [];
	const headings: string[] = [];
	// Nothing is awaited: the tokens are walked at once.
	void marked.walkTokens(marked.lexer(renderMarkdown(report, options), { gfm: true }), (token: Token) => {
		kinds.add(token.type);
		if (token.type === "code" || token.type === "codespan") code.push(token.raw);
		if (token.type === "heading") headings.push(token.raw.trim());
	});
	return { kinds, code, headings };
}

describe("a Markdown summary", () => {
	it("says the verdict first, and shows each finding with what was expected and what came", () => {
		const { headings, code, kinds } = read(fakeReport());
		expect(headings[0]).toBe("# Countersign: failed");
		expect(headings.filter((heading) => heading.startsWith("### "))).toHaveLength(3);
		expect(kinds).toContain("table");
		expect(code.some((text) => text.includes("refused with 401 nonce_replayed"))).toBe(true);
		expect(code.some((text) => text.includes("--seed seed --only HMAC-NONCE-01/parallel"))).toBe(true);
		expect(headings.filter((heading) => heading.startsWith("## Skipped: 2"))).toHaveLength(1);
	});

	it("has the verdict of the whole run", () => {
		const verdictOf = (report: Report): string | undefined => read(report).headings[0];
		const waiver = { owner: "platform", reason: "known", link: "https://tracker.test/1", expires: "2026-12-31" };
		const judged = { ...waiver, id: "X-01/y", outcome: { verdict: "fail" }, came: "fail" } as const;
		expect(verdictOf(fakeReport([fakeResult()]))).toMatch(/passed$/);
		expect(verdictOf(fakeReport([fakeResult({ verdict: "warn" })]))).toMatch(/passed$/);
		expect(verdictOf(fakeReport([fakeResult({ verdict: "error" })]))).toMatch(/error$/);
		expect(verdictOf(fakeReport([fakeResult({ verdict: "skip" })]))).toMatch(/inconclusive$/);
		expect(verdictOf(fakeReport([fakeResult(), fakeResult({ verdict: "inconclusive" })]))).toMatch(/inconclusive$/);
		expect(verdictOf(fakeReport([fakeFailure], "unreachable"))).toMatch(/inconclusive$/);
		expect(verdictOf(fakeReport([fakeResult(), { ...fakeFailure, waiver }]))).toMatch(/passed$/);
		expect(verdictOf({ ...fakeReport([fakeResult()]), waivers: [{ ...judged, state: "stale" }] })).toMatch(/failed$/);
	});

	it("makes nothing of what a target wrote", () => {
		const attack = `\n\n# forged\n<img src=x onerror=a>\n[x](https://evil.test) https://evil.test @all ![i](u)\n\`\`\`\n\`\`\`\`\`text\n|a|b|\n|-|-|\n~~~\n${hostile}`;
		const results = (["fail", "warn", "error", "skip", "inconclusive"] as const).map((verdict, at) => ({
			...fakeFailure,
			id: `A-01/${at}`,
			verdict,
			title: attack,
			reason: attack,
			remedy: attack,
			actual: attack,
			expected: attack,
			repeated: { times: 1, because: attack },
		}));
		const report = fakeReport(results, attack);
		const sound = read(
			fakeReport(
				results.map((result) => ({
					...result,
					title: "t",
					reason: "r",
					remedy: "m",
					repeated: { times: 1, because: "r" },
				})),
				"r",
			),
		);
		const { kinds, headings } = read({ ...report, target: { ...report.target, name: attack } });
		expect(headings).toEqual(sound.headings);
		for (const kind of ["html", "link", "image"]) expect(kinds).not.toContain(kind);
		expect(renderMarkdown(report, options)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
	});

	it("stays under 1 MiB and says what it leaves out", () => {
		const results = Array.from({ length: 3000 }, (_, at) => ({
			...fakeFailure,
			id: `A-01/${at}`,
			actual: "é`".repeat(5000),
		}));
		const text = renderMarkdown(fakeReport(results), options);
		expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
		const shown = text.match(/^### /gm)?.length ?? 0;
		expect(shown).toBeGreaterThan(50);
		expect(text).toContain(`**${3000 - shown} more pieces are left out`);
	});
});
