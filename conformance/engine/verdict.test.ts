import { describe, expect, it } from "vitest";
import type { Report } from "../report/schema.ts";
import { exitCodeOf } from "./verdict.ts";

function code(summary: Partial<Report["summary"]>, inconclusive?: string): number {
	const counts = {
		pass: 0,
		fail: 0,
		warn: 0,
		skip: 0,
		inconclusive: 0,
		error: 0,
		requirements: { total: 1, exercised: 1 },
	};
	return exitCodeOf({
		summary: { ...counts, ...summary },
		...(inconclusive === undefined ? {} : { inconclusive }),
	} as Report);
}

describe("the exit code of a report", () => {
	it("is 0 only if something was tested and nothing failed", () => {
		expect(code({ pass: 1, skip: 3 })).toBe(0);
		expect(code({ warn: 1 })).toBe(0);
		expect(code({ skip: 3 })).toBe(3);
		expect(code({})).toBe(3);
	});

	it("is 1 for findings, 4 for our own errors, 3 for what could not be established, in this order", () => {
		expect(code({ pass: 5, fail: 1, error: 1, inconclusive: 1 })).toBe(1);
		expect(code({ pass: 5, error: 1, inconclusive: 1 })).toBe(4);
		expect(code({ pass: 5, inconclusive: 1 })).toBe(3);
	});

	it("is not changed by what was measured, or could not be, but for our own errors", () => {
		const about = { id: "window", title: "t", reason: "r" };
		const summary = { pass: 1, fail: 0, warn: 0, skip: 0, inconclusive: 0, error: 0 };
		const withOutcome = (outcome: "unmeasured" | "error") =>
			exitCodeOf({
				summary: { ...summary, requirements: { total: 1, exercised: 1 } },
				measurements: [{ ...about, outcome }],
			});
		expect([withOutcome("unmeasured"), withOutcome("error")]).toEqual([0, 4]);
	});

	it("is 3 if the run as a whole proves nothing", () => {
		expect(code({ pass: 5 }, "lost")).toBe(3);
		expect(code({ fail: 5 }, "lost")).toBe(3);
	});
});
