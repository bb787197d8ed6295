import { also } from "../make/change.ts";
import { NOW } from "../make/signing.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";

const refusal = { status: 401, code: "timestamp_out_of_window", step: "freshness" } as const;

const fresh = (slug: string, flag: string, comment: string, now: number): VerificationCase => ({
	slug,
	requirement: "HMAC-TIME-03",
	flags: [flag],
	comment,
	now,
});
const old = (slug: string, comment: string, now: number, twin = "oldest"): VerificationCase => ({
	slug,
	requirement: "HMAC-TIME-01",
	flags: ["TimestampWindow"],
	comment,
	now,
	refusal,
	twin,
});
const early = (slug: string, comment: string, now: number, twin = "newest"): VerificationCase => ({
	slug,
	requirement: "HMAC-TIME-02",
	flags: ["TimestampWindow"],
	comment,
	now,
	refusal,
	twin,
});

export const verifyFreshnessCases: readonly VerificationCase[] = [
	fresh("exact", "Baseline", "The gateway's clock agrees.", NOW),
	fresh("one-second-old", "TimestampWindow", "One second old.", NOW + 1),
	fresh("one-second-ahead", "TimestampWindow", "One second ahead.", NOW - 1),
	fresh("almost-oldest", "TimestampWindow", "299 seconds old.", NOW + 299),
	fresh("oldest", "TimestampWindow", "300 seconds old: the edge belongs to the window.", NOW + 300),
	fresh("oldest-and-a-fraction", "ClockRounding", "300.999 seconds old: the clock is rounded down.", NOW + 300.999),
	old("too-old", "301 seconds old.", NOW + 301),
	old("too-old-and-a-fraction", "301.5 seconds old.", NOW + 301.5),
	old("an-hour-old", "An hour old.", NOW + 3600),
	old("a-day-old", "A day old.", NOW + 86_400),
	old("ten-years-old", "Ten years old.", NOW + 315_360_000),
	fresh("almost-newest", "TimestampWindow", "299 seconds ahead.", NOW - 299),
	fresh("newest", "TimestampWindow", "300 seconds ahead: the edge belongs to the window.", NOW - 300),
	fresh(
		"newest-and-a-fraction",
		"ClockRounding",
		"299.001 seconds ahead: the clock is rounded down to 300.",
		NOW - 299.001,
	),
	early("too-new-by-a-fraction", "300.5 seconds ahead: the clock is rounded down to 301.", NOW - 300.5),
	early("too-new", "301 seconds ahead.", NOW - 301),
	early("an-hour-ahead", "An hour ahead.", NOW - 3600),
	early("a-year-ahead", "A year ahead.", NOW - 31_536_000),
	early("clock-at-zero", "A clock that starts at 1970 refuses.", 0),
	{
		slug: "old-date-header",
		requirement: "HMAC-TIME-04",
		flags: ["ClientClock"],
		comment: "A Date header of the sender's own time does not move the window.",
		after: [also("Date", "Thu, 01 Jan 2026 00:00:00 GMT")],
		now: NOW + 3600,
		refusal,
		twin: "date-header",
	},
	{
		slug: "date-header",
		requirement: "HMAC-TIME-04",
		flags: ["ClientClock"],
		comment: "A Date header does no harm.",
		after: [also("Date", "Thu, 01 Jan 2026 00:00:00 GMT")],
	},
];

export const v1VerifyFreshness = verificationFile(
	"v1-verify-freshness",
	"countersign-v1",
	"One timestamp under many clocks: the window is 300 seconds to either side, in whole seconds of the gateway's clock rounded down.",
	verifyFreshnessCases,
);
