import { describe, expect, it } from "vitest";
import type { Exchange } from "../engine/check.ts";
import { noTiming, notElsewhere, notRepeating, silentAbout } from "./answer-rules.ts";

function exchangeWith(headers: readonly (readonly [string, string])[]): Exchange {
	const answer = { status: 200, headers, body: new Uint8Array(), durationMs: 1 };
	const request = {
		method: "GET",
		target: "/",
		host: "h",
		headers: [],
		body: new Uint8Array(),
		framing: { kind: "none" },
	} as const;
	return { probe: { credential: "none" }, request, outcome: { ok: true, answer }, token: "t" };
}

/** Whether an answer with these Server-Timing fields breaks the rule. */
function breaks(...values: readonly string[]): boolean {
	return noTiming.violation(exchangeWith(values.map((value) => ["Server-Timing", value] as const))) !== undefined;
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

describe("the rule against sending a caller elsewhere", () => {
	it("is a matter of style, broken by any redirect", () => {
		const of = (status: number): Exchange => ({
			...exchangeWith([]),
			outcome: { ok: true, answer: { status, headers: [], body: new Uint8Array(), durationMs: 1 } },
		});
		for (const status of [301, 302, 303, 307]) expect(notElsewhere.violation(of(status))).toBeDefined();
		for (const status of [400, 401, 404]) expect(notElsewhere.violation(of(status))).toBeUndefined();
		expect(notElsewhere.security).toBe(false);
	});
});

describe("the rules of silence", () => {
	const said = (body: string): Exchange => ({
		...exchangeWith([]),
		outcome: { ok: true, answer: { status: 401, headers: [], body: Buffer.from(body), durationMs: 1 } },
	});

	it("are broken by a text in a header or the body, in any case of letters", () => {
		expect(silentAbout(() => ["secret-1"]).violation(said("no: SECRET-1"))).toBeDefined();
		expect(silentAbout(() => ["secret-1", ""]).violation(said("no"))).toBeUndefined();
		const inHeader = exchangeWith([["WWW-Authenticate", 'Bearer realm="/a/Token1"']]);
		expect(notRepeating(() => ["token1"]).violation(inHeader)).toBeDefined();
	});

	it("are matters of security for what does harm, and of style for what only was sent", () => {
		expect(silentAbout(() => []).security).toBe(true);
		expect(notRepeating(() => []).security).toBe(false);
	});
});
