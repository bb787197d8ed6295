import { describe, expect, it } from "vitest";
import { fakeReport } from "./fake-report.ts";
import { renderJson } from "./json.ts";
import { Report } from "./schema.ts";

describe("a JSON report", () => {
	it("is what its schema says", () => {
		expect(Report.parse(JSON.parse(renderJson(fakeReport())))).toEqual(JSON.parse(renderJson(fakeReport())));
	});

	it("has no member that its schema does not name", () => {
		expect(Report.safeParse({ ...fakeReport(), extra: 1 }).success).toBe(false);
	});
});
