import { describe, expect, it } from "vitest";
import { LogCollector } from "./log-collector.ts";

describe("LogCollector", () => {
	it("keeps the last lines in order, and hands out a copy", () => {
		const logs = new LogCollector(3);
		for (const line of ["1", "2", "3", "4"]) {
			logs.add(line);
		}
		const lines = logs.lines();
		logs.add("5");
		expect(lines).toEqual(["2", "3", "4"]);
		expect(logs.lines()).toEqual(["3", "4", "5"]);
	});
});
