import { describe, expect, it } from "vitest";
import { VoidRound } from "./void-round.ts";
import { parseWrkReport, rateOf } from "./wrk-report.ts";

const report = {
	...{ answers: 8000, durationUs: 2_000_000, wrong: 0, exhausted: 0, example: "" },
	...{ connect: 0, read: 0, write: 0, timeout: 0, medianUs: 7000, p99Us: 20_000, maxUs: 50_000 },
};

const output = `Running 2s test @ http://127.0.0.1:40000
  1 threads and 64 connections
  Non-2xx or 3xx responses: 1
Requests/sec:   4000.00
${JSON.stringify(report)}
`;

describe("the report of wrk", () => {
	it("is the last line that it writes", () => {
		expect(parseWrkReport(output)).toEqual(report);
	});

	it("is none where wrk broke off, or wrote something else", () => {
		expect(() => parseWrkReport("unable to connect to 127.0.0.1:1 Connection refused\n")).toThrow("unable to connect");
		expect(() => parseWrkReport("")).toThrow("without a report");
		expect(() => parseWrkReport(output.replace('"wrong":0,', ""))).toThrow();
		expect(() => parseWrkReport(output.replace('"wrong":0', '"wrong":-1'))).toThrow();
	});
});

describe("the rate of a run", () => {
	it("is answers a second", () => {
		expect(rateOf(report, "gateway")).toBe(4000);
	});

	it.each([
		[
			{ wrong: 1, example: "401 nonce_replayed" },
			"gateway: 1 of 8000 answers were not the upstream's; the first of them: 401",
		],
		[{ connect: 1 }, "1 failed to connect"],
		[{ read: 2 }, "2 to read"],
		[{ write: 3 }, "3 to write"],
		[{ timeout: 4 }, "4 were late"],
		[{ exhausted: 1 }, "all prepared requests were sent"],
		[{ answers: 0 }, "no answer at all"],
	])("is none where not every request was answered as it has to be: %o", (changes, reason) => {
		const rate = () => rateOf({ ...report, ...changes }, "gateway");
		expect(rate).toThrow(VoidRound);
		expect(rate).toThrow(reason);
	});
});
