import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { renderChart } from "./chart.ts";
import { summaryOf } from "./summary.ts";

const compared = summaryOf({
	...{ id: "a", title: 'A <title> & "more"', unit: "requests/s", notes: [] },
	rows: [
		{ name: "plain", values: [100, 100, 100] },
		{ name: "gateway", values: [40, 50, 60], to: ["plain"] },
	],
});
const nothing = summaryOf({ id: "b", title: "Waits", unit: "ms", notes: [], rows: [{ name: "waits", values: [0] }] });
const counted = summaryOf({ ...nothing, counted: true });

describe("the chart", () => {
	it("is one well-formed document that loads nothing", () => {
		const chart = renderChart([compared, nothing]);
		expect(XMLValidator.validate(chart)).toBe(true);
		expect(chart).not.toMatch(/href|url\(|@import|<script/);
		expect(chart).not.toContain("<title>");
	});

	it("has bars as long as the medians, on the scale of their section", () => {
		const bars = barsOf(renderChart([compared]));
		// The ratios are 1 and 0.5; the longest bar is the one that all are compared with.
		expect(bars).toEqual([400, 200]);
	});

	it("has bars of no length for what is nothing, and of no other", () => {
		expect(barsOf(renderChart([nothing]))).toEqual([0]);
	});

	it("has no bars for what was counted once", () => {
		expect(barsOf(renderChart([compared, counted]))).toEqual([400, 200]);
	});

	it("leaves room for the longest name", () => {
		const long = summaryOf({ ...nothing, rows: [{ name: "n".repeat(100), values: [1] }] });
		const [, left] = /<text x="(\d+)" y="\d+" text-anchor="end">n/.exec(renderChart([long])) ?? [];
		expect(Number(left)).toBeGreaterThan(700);
	});
});

function barsOf(chart: string): readonly number[] {
	const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "g" || name === "rect" });
	const sections: { rect: Record<string, string>[] }[] = parser.parse(chart).svg.g;
	return sections.flatMap(({ rect }) => rect.map((bar) => Number(bar["@_width"])));
}
