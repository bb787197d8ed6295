import { describe, expect, it } from "vitest";
import { summaryOf } from "./summary.ts";
import { numberText, renderSection } from "./table.ts";

describe("the table", () => {
	it("says each median with its spread, and what it is compared with", () => {
		const summary = summaryOf({
			...{ id: "s", title: "HMAC-signed GET", unit: "requests/s", notes: ["A note."] },
			rows: [
				{ name: "plain forwarding", values: [10_000, 8000, 9000] },
				{ name: "reference", values: [4000, 4000, 4500], to: ["plain forwarding"] },
			],
		});
		expect(renderSection(summary)).toBe(
			[
				"HMAC-signed GET",
				"                                 requests/s",
				"  plain forwarding  9,000 (8,000 to 10,000)",
				"  reference          4,000 (4,000 to 4,500)  0.50 (0.40 to 0.50) of plain forwarding",
				"  A note.",
				"",
			].join("\n"),
		);
	});

	it("says all that a row is compared with", () => {
		const rows = [
			{ name: "a", values: [100] },
			{ name: "b", values: [50], to: ["a"] },
			{ name: "c", values: [25], to: ["a", "b"] },
		];
		const text = renderSection(summaryOf({ id: "s", title: "Cost", unit: "µs", notes: [], rows }));
		expect(text.split("\n")[4]).toBe("  c   25  0.25 (0.25 to 0.25) of a  0.50 (0.50 to 0.50) of b");
	});

	it("says no spread of what was counted once", () => {
		const rows = [{ name: "fetches", values: [1] }];
		const text = renderSection(summaryOf({ id: "s", title: "Calls", unit: "calls", notes: [], rows }));
		expect(text).toBe("Calls\n           calls\n  fetches      1\n");
	});

	it("shortens numbers to what was measured", () => {
		expect([0, 0.053125, 1.2345, 99.96, 1234.5].map(numberText)).toEqual(["0", "0.0531", "1.23", "100", "1,235"]);
	});
});
