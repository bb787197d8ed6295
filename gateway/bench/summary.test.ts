import { describe, expect, it } from "vitest";
import { summaryOf } from "./summary.ts";

const section = { id: "s", title: "Section", unit: "requests/s", notes: [] };

describe("the summary of a section", () => {
	it("takes the median of the ratios of each round, not the ratio of the medians", () => {
		const rows = [
			{ name: "plain", values: [100, 200, 1000] },
			{ name: "gateway", values: [50, 150, 100], to: ["plain"] },
		];
		expect(summaryOf({ ...section, rows }).rows[1]).toEqual({
			...{ name: "gateway", values: [50, 150, 100], median: 100, lowest: 50, highest: 150 },
			ratios: [{ to: "plain", median: 0.5, lowest: 0.1, highest: 0.75 }],
		});
	});

	it("has no ratio for a row that is compared with none", () => {
		expect(summaryOf({ ...section, rows: [{ name: "plain", values: [1] }] }).rows[0]?.ratios).toEqual([]);
	});

	it("is none where a row is compared with one that was not measured", () => {
		expect(() => summaryOf({ ...section, rows: [{ name: "a", values: [1], to: ["b"] }] })).toThrow(RangeError);
	});
});
