import * as fc from "fast-check";
import type { Change, Probe } from "../../conformance/client/probe.ts";

/**
 * Spellings of a time that some parser reads, in the ways of `timestamp-spellings.ts` as far as a header field can hold
 * them; `{now}` is the time itself, with the offset in it, and what is not ASCII stands in the bytes of its UTF-8.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
	zeros: ["0{now}", "00{now}", "000000000000{now}"],
	sign: ["+{now}", "-{now}", "--{now}", "\u00e2\u0088\u0092{now}"],
	decimals: ["{now}.0", "{now}.9", "{now}.", "{now},0", "{now}.999999"],
	exponent: ["{now}e0", "{now}E+0", "{now}0e-1", "{now:exponent}"],
	radix: ["{now:hexadecimal}", "{now:octal}", "{now:binary}"],
	groups: ["{now:underscored}", "{now:grouped}", "{now}_"],
	suffix: ["{now}n", "{now}L", "{now}u", "{now}f", "{now}d", "{now}i64"],
	unit: ["{now}s", "{now}ms", "{now} ns", "{now}Z", "{now}+0000"],
	junk: ["{now}abc", "{now};", "{now}\u00e9", "@{now}", "t={now}"],
	quotes: ['"{now}"', "'{now}'", "[{now}]", "({now})", '{"t":{now}}'],
	list: ["{now}, {now}", "{now},{now}", "{now};{now}", "{now},", "0, {now}"],
	encoded: ["%20{now}", "{now}%00"],
	finer: ["{now}000", "{now}000000", "{now}000000000"],
	fewer: ["{now:9}", "{now:9}O"],
	wrapped: ["{now:wrapped}"],
	blank: [
		...["\u00a0{now}", "{now}\u000b", "{now}\u00a0", "\u000b{now}", "{now}\u00c2\u00a0", "\u00c2\u00a0{now}"],
		...["\u00e2\u0080\u0083{now}", "\u00e3\u0080\u0080{now}", "{now}\u00e2\u0080\u00a8", "\u00ef\u00bb\u00bf{now}"],
	],
	digits: ["{now:arabic-digits}", "{now:fullwidth-digits}"],
	date: ["{now:iso-8601}", "{now:http-date}", "2026-01-01T00:00:00Z", "Thu, 01 Jan 2026 00:00:00 GMT", "2026-01-01"],
	odd: [
		...["", "0", "-1", "1", "NaN", "Infinity", "inf", "null", "undefined", "None", "true", "now", "$(date +%s)"],
		...["1e9", "1.7e9", "1e400", "9999999999", "1000000000", "2147483648", "4294967296", "9007199254740993"],
		...["18446744073709551616", `1${"0".repeat(400)}`],
	],
};

const spelling = fc.oneof(
	{ weight: 2, arbitrary: fc.constant("{now}") },
	...Object.values(spellings).map((variants) => ({ weight: 1, arbitrary: fc.constantFrom(...variants) })),
);

/** Signed requests whose timestamp is a little or far off, or is spelt in another way than ten digits; the signature covers it as it is. */
export const timestampProbe: fc.Arbitrary<Probe> = fc
	.record({
		timestampOffset: fc.oneof(
			{ weight: 4, arbitrary: fc.integer({ min: -320, max: 320 }) },
			{ weight: 2, arbitrary: fc.constantFrom(0, -290, 290, -310, 310, -599, 599, 3600, -3600, 86_400, -86_400) },
			{ weight: 1, arbitrary: fc.integer({ min: -700_000_000, max: 2_000_000_000 }) },
		),
		timestamp: spelling,
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
