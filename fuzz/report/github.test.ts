import { describe, expect, it } from "vitest";
import { brokenFuzzReport, soundFuzzReport } from "./fake-fuzz-report.ts";
import { renderFuzzGithub } from "./github.ts";

const options = {
	textOf: (id: string) => `${id} MUST hold.`,
	placeOf: () => ({ file: "deploy/c.json", line: 3, endColumn: 9 }),
};
const linesOf = (findings: number) => renderFuzzGithub(brokenFuzzReport(findings), options).split("\n");

describe("annotations of a fuzz run", () => {
	it("are an error for each fault at its place, and one for what proves nothing", () => {
		const lines = linesOf(2);
		expect(
			lines.filter((line) => line.startsWith("::error file=deploy/c.json,line=3,title=HMAC-CANON-0")),
		).toHaveLength(2);
		expect(lines.filter((line) => line.startsWith("::error title=key-sets%3A error"))).toHaveLength(1);
		expect(lines.filter((line) => line.startsWith("::warning title=nonce-history%3A inconclusive"))).toHaveLength(1);
		expect(lines.at(-3)).toBe("Failed: 2 different faults");
	});

	it("are ten of a kind at most, and what is left out stands in the log", () => {
		const lines = linesOf(14);
		expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(10);
		expect(lines.some((line) => line.startsWith("5 more"))).toBe(true);
	});

	it("are none where everything held, and no text of a target is one", () => {
		expect(renderFuzzGithub(soundFuzzReport(), options)).not.toContain("::");
		for (const line of linesOf(6)) expect(line.replace(/^::(?:error|warning) [^:]*::/, "")).not.toMatch(/^::|##\[/);
	});
});
