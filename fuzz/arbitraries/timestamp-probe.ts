import * as fc from "fast-check";
import type { Change, Probe } from "../../conformance/client/probe.ts";

/** Spellings of a time that some parser reads; `{now}` is the time itself, with the offset in it. */
const spellings = [
	...[
		"{now}",
		"{now}",
		"{now}",
		"0{now}",
		"+{now}",
		"-{now}",
		"{now}.0",
		"{now}.9",
		"{now}.",
		"{now}e0",
		"{now}abc",
		"{now}000",
	],
	...[
		"{now}, {now}",
		"{now},{now}",
		"\u00a0{now}",
		"{now}\u000b",
		"{now}\u00a0",
		"{now}n",
		"{now:9}",
		"{now}\u00c2\u00a0",
	],
	...[
		"{now:hexadecimal}",
		"{now:exponent}",
		"{now:iso-8601}",
		"{now:http-date}",
		"{now:arabic-digits}",
		"{now:fullwidth-digits}",
	],
	...["", "0", "-1", "1", "NaN", "Infinity", "null", "undefined", "1e9", "1.7e9", "1e400", "9999999999", "1000000000"],
	...["2026-01-01T00:00:00Z", "Thu, 01 Jan 2026 00:00:00 GMT", `1${"0".repeat(400)}`],
] as const;

/** Signed requests whose timestamp is a little or far off, or is spelt in another way than ten digits; the signature covers it as it is. */
export const timestampProbe: fc.Arbitrary<Probe> = fc
	.record({
		timestampOffset: fc.oneof(
			{ weight: 4, arbitrary: fc.integer({ min: -320, max: 320 }) },
			{ weight: 2, arbitrary: fc.constantFrom(0, -290, 290, -310, 310, -599, 599, 3600, -3600, 86_400, -86_400) },
			{ weight: 1, arbitrary: fc.integer({ min: -700_000_000, max: 2_000_000_000 }) },
		),
		timestamp: fc.constantFrom(...spellings),
		after: fc.constantFrom<readonly Change[]>(
			[],
			[],
			[{ add: ["Date", "Thu, 01 Jan 2026 00:00:00 GMT"] }],
			[{ appendTo: ["X-Timestamp", " "] }],
			[{ prependTo: ["X-Timestamp", "\t"] }],
			[{ appendTo: ["X-Timestamp", "\u000b"] }],
		),
	})
	.map(({ timestampOffset, timestamp, after }) => ({
		credential: "hmac",
		route: "read",
		sign: { timestampOffset, ...(timestamp === "{now}" ? {} : { timestamp }) },
		after,
	}));
