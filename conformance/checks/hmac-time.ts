import type { Check, Exchange, Trial } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { onBothSides } from "./exact-second.ts";
import { accepted, refused } from "./expect.ts";
import { keyRecord } from "./key-record.ts";
import { inOrder } from "./series.ts";
import { differing, signedRead } from "./signed.ts";

const outside = refused("timestamp_out_of_window");
const needs = ["countersign-v1"] as const;

const window = 300;

/** How far from the edges a timestamp must be, so that neither the clocks nor the way there decide. */
function margin({ clockUncertainty = 60 }: Trial): number {
	return 3 + Math.ceil(clockUncertainty);
}

/** What travels gets older: so long a request may be on its way. */
const travelSeconds = 7;

const edge = (
	check: Pick<Check, "id" | "title">,
	threats: readonly string[],
	run: (trial: Trial) => readonly [offset: number, Expectation][],
): Check =>
	scenario({
		...check,
		severity: "high",
		threats,
		references: ["CVE-2020-12692", "CWE-294"],
		needs: ["hmac", ...needs],
		run: (trial) =>
			inOrder(
				trial,
				run(trial).map(([timestampOffset, expectation]) => async () => {
					const exchange = await trial.exchange({ ...signedRead, sign: { timestampOffset } });
					return trial.judge.expect(exchange, expectation);
				}),
			),
	});

/** HMAC-TIME-01 to 03: both sides of both edges. */
const edges: Check[] = [
	edge(
		{ id: "HMAC-TIME-01/just-outside", title: "refuses a timestamp a little more than 300 seconds behind its clock" },
		["TSP-02"],
		(trial) => [
			[0, accepted()],
			[-window - margin(trial), outside],
		],
	),
	edge(
		{ id: "HMAC-TIME-02/just-outside", title: "refuses a timestamp a little more than 300 seconds ahead of its clock" },
		["TSP-03"],
		(trial) => [
			[0, accepted()],
			[window + margin(trial) + travelSeconds, outside],
		],
	),
	edge(
		{ id: "HMAC-TIME-03/inside-behind", title: "accepts a timestamp a little less than 300 seconds behind its clock" },
		["TSP-04"],
		(trial) => [[-window + margin(trial) + travelSeconds, accepted()]],
	),
	edge(
		{ id: "HMAC-TIME-03/inside-ahead", title: "accepts a timestamp a little less than 300 seconds ahead of its clock" },
		["TSP-04"],
		(trial) => [[window - margin(trial), accepted()]],
	),
];

const at = (timestampOffset: number) => ({ ...signedRead, sign: { timestampOffset } });

/** HMAC-TIME-01 to 03: the last second inside and the first one outside. */
const exactEdges: Check[] = [
	onBothSides(
		{
			id: "HMAC-TIME-03/exactly-behind",
			title: "accepts a timestamp exactly 300 seconds behind its clock, and refuses one of 301",
			threats: ["TSP-04"],
			references: ["CWE-193"],
			needs: ["hmac", ...needs],
		},
		[
			[at(-window), accepted()],
			[at(-window - 1), outside],
		],
	),
	onBothSides(
		{
			id: "HMAC-TIME-03/exactly-ahead",
			title: "accepts a timestamp exactly 300 seconds ahead of its clock, and refuses one of 301",
			threats: ["TSP-04"],
			references: ["CWE-193"],
			needs: ["hmac", ...needs],
		},
		[
			[at(window), accepted()],
			[at(window + 1), outside],
		],
	),
];

const far = [
	["one-hour", "an hour", 3600],
	["one-day", "a day", 86_400],
	["one-year", "a year", 31_536_000],
] as const;

const behind: Check[] = far.map(([slug, what, seconds]) =>
	differing({
		id: `HMAC-TIME-01/${slug}`,
		title: `refuses a timestamp ${what} behind its clock`,
		severity: "high",
		threats: ["TSP-02", "TSP-15"],
		references: ["CVE-2020-12692", "CWE-294"],
		defect: { sign: { timestampOffset: -seconds } },
		expect: outside,
	}),
);

const ahead: Check[] = far.map(([slug, what, seconds]) =>
	differing({
		id: `HMAC-TIME-02/${slug}`,
		title: `refuses a timestamp ${what} ahead of its clock`,
		severity: "high",
		threats: ["TSP-03"],
		references: ["CWE-294"],
		defect: { sign: { timestampOffset: seconds } },
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

/** HMAC-TIME-01: no key is above the clock, whatever its id says that it is for. */
const keysOfEnvironments: Check = scenario({
	id: "HMAC-TIME-01/test-key",
	title: "refuses a timestamp a day behind its clock under a key that calls itself one for tests",
	severity: "medium",
	threats: ["TSP-17"],
	references: ["CWE-294"],
	needs: ["hmac", "keystore"],
	run: (trial) =>
		inOrder(
			trial,
			["test_org_check", "sandbox-check", "dev_check"].flatMap((keyId) => {
				const secretText = `the secret of ${keyId}, long enough`;
				const asked = (timestampOffset: number): Promise<Exchange> =>
					trial.exchange({ ...signedRead, sign: { keyId, secretText, timestampOffset } });
				return [
					async () => {
						await trial.keys.put(keyId, keyRecord(keyId, [secretText]));
						return trial.judge.expect(await asked(0), accepted());
					},
					async () => trial.judge.expect(await asked(-86_400), outside),
				];
			}),
		),
});

/** HMAC-TIME: the window, as near to its edges as the clock of the target is known. */
export const hmacTimeChecks: readonly Check[] = [
	...edges,
	...exactEdges,
	...behind,
	keysOfEnvironments,
	...ahead,
	...extremes,
	...clocks,
];
