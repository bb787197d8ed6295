import { describe, expect, it } from "vitest";
import { Event, type RunStart } from "./event.ts";
import { fakeReport } from "./fake-report.ts";
import { reportEvents } from "./ndjson.ts";
import type { Report } from "./schema.ts";

function startOf({ schemaVersion, tool, target, scheme, seed, runId, startedAt, results }: Report): RunStart {
	return { schemaVersion, tool, target, scheme, seed, runId, startedAt, checks: results.length };
}

describe("events, one a line", () => {
	it("are the run, each result as it comes, and the summary, as their schema says", async () => {
		const report = fakeReport(undefined, "unreachable");
		const lines: string[] = [];
		const events = reportEvents((line) => void lines.push(line));
		events.start(startOf(report));
		expect(lines).toHaveLength(1);
		for (const [at, result] of report.results.entries()) {
			events.result(result);
			expect(lines).toHaveLength(at + 2);
		}
		await events.end(report);
		expect(lines.every((line) => line.indexOf("\n") === line.length - 1)).toBe(true);
		const read = lines.map((line) => Event.parse(JSON.parse(line)));
		expect(read[0]).toMatchObject({ event: "run", checks: 7, seed: "seed" });
		expect(read.slice(1, -1)).toEqual(
			JSON.parse(JSON.stringify(report.results.map((result) => ({ event: "result", ...result })))),
		);
		expect(read.at(-1)).toMatchObject({ event: "summary", inconclusive: "unreachable", summary: { pass: 1, fail: 1 } });
	});

	it("end with the fault of a sink, at once or later, and have no gaps", async () => {
		const sinks = [
			(): void => {
				throw new Error("full");
			},
			async (): Promise<void> => {
				throw new Error("full");
			},
		];
		for (const broken of sinks) {
			const report = fakeReport();
			const lines: string[] = [];
			const events = reportEvents((line) => {
				lines.push(line);
				return lines.length === 2 ? broken() : undefined;
			});
			events.start(startOf(report));
			for (const result of report.results) {
				events.result(result);
				await Promise.resolve();
				await new Promise((resolve) => setImmediate(resolve));
			}
			await expect(events.end(report)).rejects.toThrow("full");
			expect(lines).toHaveLength(2);
		}
	});
});
