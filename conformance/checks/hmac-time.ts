import type { Check } from "../engine/check.ts";
import { accepted, refused } from "./expect.ts";
import { differing } from "./signed.ts";

const outside = refused("timestamp_out_of_window");
const needs = ["countersign-v1"] as const;

/**
 * The edges are kept two seconds away from. What is ahead of the clock comes nearer while it travels, so there it is
 * ten.
 */
const behind: Check[] = (
	[
		["just-outside", "303 seconds", -303, ["TSP-02"]],
		["one-hour", "an hour", -3600, ["TSP-02", "TSP-15"]],
		["one-day", "a day", -86_400, ["TSP-02", "TSP-17"]],
		["one-year", "a year", -31_536_000, ["TSP-02"]],
	] as const
).map(([slug, what, timestampOffset, threats]) =>
	differing({
		id: `HMAC-TIME-01/${slug}`,
		title: `refuses a timestamp ${what} behind its clock`,
		severity: "high",
		threats,
		references: ["CVE-2020-12692", "CWE-294"],
		needs: timestampOffset === -303 ? needs : [],
		defect: { sign: { timestampOffset } },
		expect: outside,
	}),
);

const ahead: Check[] = (
	[
		["just-outside", "310 seconds", 310],
		["one-hour", "an hour", 3600],
		["one-day", "a day", 86_400],
		["one-year", "a year", 31_536_000],
	] as const
).map(([slug, what, timestampOffset]) =>
	differing({
		id: `HMAC-TIME-02/${slug}`,
		title: `refuses a timestamp ${what} ahead of its clock`,
		severity: "high",
		threats: ["TSP-03"],
		references: ["CWE-294"],
		needs: timestampOffset === 310 ? needs : [],
		defect: { sign: { timestampOffset } },
		expect: outside,
	}),
);

const extremes: Check[] = [
	differing({
		id: "HMAC-TIME-02/largest",
		title: "refuses the largest timestamp that is well-formed",
		severity: "high",
		threats: ["TSP-03"],
		references: ["CWE-294"],
		needs,
		defect: { sign: { timestamp: "9999999999" } },
		expect: outside,
	}),
	differing({
		id: "HMAC-TIME-01/smallest",
		title: "refuses the smallest timestamp that is well-formed",
		severity: "high",
		threats: ["TSP-02"],
		references: ["CWE-294"],
		needs,
		defect: { sign: { timestamp: "1000000000" } },
		expect: outside,
	}),
];

const inside: Check[] = (
	[
		["behind", "behind", -290],
		["ahead", "ahead of", 297],
	] as const
).map(([slug, what, timestampOffset]) =>
	differing({
		id: `HMAC-TIME-03/inside-${slug}`,
		title: `accepts a timestamp nearly 300 seconds ${what} its clock`,
		severity: "low",
		threats: ["TSP-04"],
		needs,
		defect: { sign: { timestampOffset } },
		expect: accepted(),
	}),
);

/** 2026-01-01 00:00:00 UTC, in the form of X-Timestamp and of the headers that a careless gateway might believe. */
const past = "1767225600";
const pastDate = "Thu, 01 Jan 2026 00:00:00 GMT";
const clocks: Check[] = (
	[
		["date", "Date", pastDate],
		["x-date", "X-Date", pastDate],
		["amz-date", "X-Amz-Date", "20260101T000000Z"],
		["x-now", "X-Now", past],
		["x-request-start", "X-Request-Start", `t=${past}`],
	] as const
).map(([slug, name, value]) =>
	differing({
		id: `HMAC-TIME-04/${slug}`,
		title: `refuses an old timestamp, although ${name} says that it is not`,
		severity: "high",
		threats: ["TSP-16"],
		references: ["CWE-807"],
		needs,
		defect: { headers: [[name, value]], sign: { timestamp: past } },
		expect: outside,
	}),
);

/** HMAC-TIME: the window, away from its edges; those take a clock of one's own. */
export const hmacTimeChecks: readonly Check[] = [...behind, ...ahead, ...extremes, ...inside, ...clocks];
