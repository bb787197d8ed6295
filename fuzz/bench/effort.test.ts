import { describe, expect, it } from "vitest";
import { Unsettled } from "../laws/verdict.ts";
import { Effort, type Limit } from "./effort.ts";

function begun(limit: Limit): Effort {
	const effort = new Effort(limit);
	effort.begin();
	effort.end();
	return effort;
}

describe("the effort of a bout", () => {
	it("counts what is sent since it began, until the fault is found", () => {
		const effort = new Effort({ timeMs: 60_000, most: 5 });
		effort.count(9);
		effort.begin();
		effort.count(3);
		expect(effort.signal.aborted).toBe(false);
		effort.found("some-property", "REQ-01");
		effort.end();
		expect(effort.signal.aborted).toBe(true);
		expect(effort.outcome(undefined)).toMatchObject({
			executions: 3,
			found: { property: "some-property", requirement: "REQ-01" },
		});
	});

	it("is over when enough was sent, and counts nothing that goes on", async () => {
		const effort = begun({ timeMs: 60_000, most: 5 });
		effort.count(3);
		effort.count(2);
		await effort.over;
		expect(() => effort.count(1)).toThrow(Unsettled);
		expect(effort.outcome(undefined)).toMatchObject({ executions: 5 });
	});

	it("is over when its time is up", async () => {
		const effort = new Effort({ timeMs: 1 });
		effort.begin();
		await effort.over;
		expect(effort.outcome("nothing answers")).toMatchObject({ executions: 0, unsettled: "nothing answers" });
	});

	it("takes the first that was found, whatever else is", () => {
		const effort = begun({ timeMs: 60_000 });
		effort.found("first", "REQ-01");
		effort.found("second", "REQ-02");
		expect(effort.outcome("too slow")).toMatchObject({ found: { property: "first" } });
		expect(effort.outcome("too slow")).not.toHaveProperty("unsettled");
	});
});
