import { describe, expect, it } from "vitest";
import { noTiming } from "./answer-rules.ts";

/** Whether an answer with these Server-Timing fields breaks the rule. */
function breaks(...values: readonly string[]): boolean {
	const headers = values.map((value) => ["Server-Timing", value] as const);
	const answer = { status: 200, headers, body: new Uint8Array(), durationMs: 1 };
	const request = {
		method: "GET",
		target: "/",
		host: "h",
		headers: [],
		body: new Uint8Array(),
		framing: { kind: "none" },
	} as const;
	const exchange = { probe: { credential: "none" }, request, outcome: { ok: true, answer }, token: "t" } as const;
	return noTiming.violation(exchange) !== undefined;
}

describe("the rule against Server-Timing", () => {
	it("is broken by whatever the gateway or its upstream took time for", () => {
		expect(breaks("total;dur=12")).toBe(true);
		expect(breaks("database;dur=12")).toBe(true);
		expect(breaks("cfEdge;dur=4, key;dur=1")).toBe(true);
		expect(breaks("cfEdge;dur=4", "key;dur=1")).toBe(true);
		expect(breaks('cfL4;desc="a", key')).toBe(true);
	});

	it("is kept by what an edge network tells of itself", () => {
		expect(breaks()).toBe(false);
		expect(breaks('cfCacheStatus;desc="DYNAMIC", cfEdge;dur=4,cfOrigin;dur=27')).toBe(false);
		expect(breaks('cfL4;desc="?proto=TCP&rtt=9000,min_rtt=1"')).toBe(false);
		expect(breaks("cdn-cache; desc=MISS, edge; dur=20, origin; dur=100, cfWorker; dur=7")).toBe(false);
	});
});
