import { describe, expect, it } from "vitest";
import { Event } from "./event.ts";
import { fakeReport, hostile } from "./fake-report.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Measurement } from "./measurement.ts";
import { reportEvents } from "./ndjson.ts";
import { renderPretty } from "./pretty.ts";
import { Report } from "./schema.ts";

const window: Measurement = {
	outcome: "measured",
	id: "timestamp-window",
	requirement: "HMAC-TIME-03",
	title: "how long a timestamp is accepted in all",
	statement: "accepts from −300 s (±1) to +300 s (±1)",
	value: 600,
	interval: { low: 598, high: 602 },
	unit: "s",
	confidence: 1,
	samples: 8,
	method: "Bisection.",
	notes: [hostile],
};

const measurements: readonly Measurement[] = [
	window,
	{ ...window, id: "timestamp-window/ahead", statement: "not bounded", interval: { low: 299, high: null } },
	{
		outcome: "unmeasured",
		id: "nonce-memory",
		title: "how long a nonce is remembered",
		reason: "it waits for minutes",
		remedy: "pass --allow slow",
	},
	{ outcome: "error", id: "unknown-key", title: "how an unknown key differs", reason: hostile },
];

const report = (): Report => Report.parse({ ...fakeReport(), measurements });
const options = { color: false, width: 100, verbose: false, textOf: () => undefined, command: "countersign conform" };

/** A text without what any place may have done to its ends and its length. */
const squeezed = (text: string): string => text.replace(/\s+/g, " ");

describe("what was measured", () => {
	it.each([
		["pretty", renderPretty(report(), options)],
		["markdown", renderMarkdown(report(), options)],
	])("is shown with its interval, how it came about, and why something is missing: %s", (_, text) => {
		const shown = squeezed(text);
		for (const part of [
			"accepts from −300 s (±1) to +300 s (±1)",
			"timestamp-window/ahead",
			"not bounded",
			"not measured: it waits for minutes; to enable: pass --allow slow",
			"error of the runner: ",
		]) {
			expect(shown).toContain(part);
		}
		// It is said once for all that were measured alike.
		expect(shown.match(/Bisection\./g)).toHaveLength(1);
		expect(text).not.toContain("\u001b");
		expect(text).not.toContain("\u202e");
	});

	it("leaves a report as it is that has nothing measured", () => {
		expect(renderPretty(fakeReport(), options)).not.toContain("Measured");
		expect(renderMarkdown(fakeReport(), options)).not.toContain("Measured");
	});

	it("is an event each, as the schema says", () => {
		const lines: string[] = [];
		const events = reportEvents((line) => void lines.push(line));
		for (const measurement of report().measurements ?? []) events.measurement(measurement);
		const read = lines.map((line) => Event.parse(JSON.parse(line)));
		expect(read.map(({ event }) => event)).toEqual(measurements.map(() => "measurement"));
	});

	it("has no bare number: what is measured has an interval, a confidence and a method", () => {
		for (const member of ["interval", "confidence", "method", "samples", "unit"]) {
			const { [member]: _, ...rest } = { ...window } as Record<string, unknown>;
			expect(Report.safeParse({ ...fakeReport(), measurements: [rest] }).success).toBe(false);
		}
	});
});
