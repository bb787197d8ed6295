import type { schema } from "@stryker-mutator/api/core";
import { describe, expect, it } from "vitest";
import { outcomesOf } from "./mutant-outcome.ts";

const source = "const a = 1;\n\tif (a < 2) {\n\t\tgo();\n\t}\n";

function report(...mutants: Partial<schema.MutantResult>[]): schema.MutationTestResult {
	const location = { start: { line: 2, column: 6 }, end: { line: 2, column: 11 } };
	const whole = mutants.map((members, index) => ({
		id: String(index),
		mutatorName: "EqualityOperator",
		replacement: "a <= 2",
		status: "Survived" as const,
		location,
		...members,
	}));
	return {
		schemaVersion: "1.0",
		thresholds: { high: 80, low: 60 },
		files: { "gateway/a.ts": { language: "typescript", source, mutants: whole } },
		testFiles: {
			"": {
				tests: [
					{ id: "0", name: "sanity plain requests" },
					{ id: "1", name: "REQ-01/get lets in" },
				],
			},
		},
	};
}

describe("what came of a mutant", () => {
	it("names the text that was replaced, and the line in which it stands", () => {
		expect(outcomesOf(report({}))).toEqual([
			{
				file: "gateway/a.ts",
				line: 2,
				from: "a < 2",
				to: "a <= 2",
				inLine: "if (a < 2) {",
				within: "a",
				mutator: "EqualityOperator",
				fate: "survived",
			},
		]);
	});

	it("puts a text of several lines on one", () => {
		const location = { start: { line: 2, column: 13 }, end: { line: 4, column: 3 } };
		expect(outcomesOf(report({ location, replacement: "{\n}" }))).toMatchObject([{ from: "{ go(); }", to: "{ }" }]);
	});

	it("tells apart how a mutant was killed", () => {
		const fates = outcomesOf(
			report(
				{ status: "Killed", killedBy: ["1"], statusReason: "fail: expected this; came that" },
				{ status: "Killed", killedBy: ["1"], statusReason: "warn: expected this; came that" },
				{ status: "Killed", killedBy: ["1"], statusReason: "unproven: inconclusive: no answer" },
				{ status: "Killed", killedBy: ["0"], statusReason: "unproven: no answer" },
				{ status: "Timeout" },
				{ status: "NoCoverage" },
			),
		).map(({ fate }) => fate);
		expect(fates).toEqual(["killed", "advised", "unproven", "refusing", "endless", "unreached"]);
	});

	it("takes a kill without a verdict for no outcome", () => {
		const killed = report({ status: "Killed", killedBy: ["1"], statusReason: "somehow" });
		expect(() => outcomesOf(killed)).toThrow(/does not say how: somehow/);
	});

	it("takes a mutant that was not tested to an end for no outcome", () => {
		expect(() => outcomesOf(report({ status: "RuntimeError" }))).toThrow(/came to nothing/);
	});
});
