import type { Signing } from "../client/probe.ts";
import type { Check, ExchangeCheck, Severity } from "../engine/check.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { differing } from "./signed.ts";
import { utf8 } from "./wire-text.ts";

const needs = ["countersign-v1"] as const;

interface Row {
	slug: string;
	what: string;
	sign: Signing;
	severity?: Severity;
	threats?: readonly string[];
	/** Bytes that a platform may refuse by itself. */
	byPlatform?: true;
}

/** What the key holder signed as he sends it, so that only the grammar can refuse it. */
function illFormed(
	requirement: string,
	name: string,
	threats: readonly string[],
	rows: readonly Row[],
): ExchangeCheck[] {
	return rows.map((row) =>
		differing({
			id: `${requirement}/${row.slug}`,
			title: `refuses ${name} ${row.what}, even if it is signed`,
			severity: row.severity ?? "medium",
			threats: row.threats ?? threats,
			references: ["CWE-1286"],
			needs,
			defect: { sign: row.sign },
			expect: row.byPlatform === true ? refusedAnywhere("malformed_request") : refused("malformed_request"),
		}),
	);
}

const keyIds = illFormed(
	"HMAC-HDR-05",
	"an X-Key-Id",
	["KEY-10"],
	[
		{ slug: "65-characters", what: "of 65 characters", sign: { keyId: "k".repeat(65) }, threats: ["KEY-09"] },
		{ slug: "513-characters", what: "of 513 characters", sign: { keyId: "k".repeat(513) }, threats: ["KEY-09"] },
		{ slug: "8-kilobytes", what: "of 8 KB", sign: { keyId: "k".repeat(8192) }, threats: ["KEY-09", "HDR-08"] },
		{ slug: "dot", what: "that is a dot", sign: { keyId: "." } },
		{ slug: "dots", what: "that is two dots", sign: { keyId: ".." } },
		{ slug: "path", what: "that leads elsewhere", sign: { keyId: "../{key}" }, threats: ["KEY-11"] },
		{ slug: "colon", what: "with the name of another record", sign: { keyId: "key:{key}" }, threats: ["KEY-11"] },
		{ slug: "with-blank", what: "with a blank inside", sign: { keyId: "{key} x" } },
		{ slug: "percent-encoded", what: "that is percent-encoded", sign: { keyId: "%6Cive_org" } },
		{ slug: "quoted", what: "in quotation marks", sign: { keyId: '"{key}"' } },
		{
			slug: "utf-8",
			what: "with a letter outside ASCII",
			sign: { keyId: `{key}${utf8("\u00e9")}` },
			threats: ["HDR-07"],
		},
		{ slug: "byte-ff", what: "that is a byte FF", sign: { keyId: "\u00ff" }, threats: ["KEY-26"] },
		{
			slug: "control",
			what: "with a control character",
			sign: { keyId: "{key}\u0001" },
			threats: ["HDR-06"],
			byPlatform: true,
		},
		{ slug: "delete", what: "with a DEL", sign: { keyId: "{key}\u007f" }, threats: ["HDR-06"], byPlatform: true },
	],
);

const timestamps = illFormed(
	"HMAC-HDR-06",
	"an X-Timestamp",
	["TSP-07"],
	[
		{ slug: "letters", what: "of letters", sign: { timestamp: "abc" }, severity: "critical", threats: ["TSP-05"] },
		{ slug: "nan", what: "that is NaN", sign: { timestamp: "NaN" }, severity: "critical", threats: ["TSP-05"] },
		{ slug: "infinity", what: "that is Infinity", sign: { timestamp: "Infinity" }, threats: ["TSP-10"] },
		{ slug: "null", what: "that is null", sign: { timestamp: "null" }, threats: ["TSP-05"] },
		{ slug: "undefined", what: "that is undefined", sign: { timestamp: "undefined" }, threats: ["TSP-05"] },
		{ slug: "decimal-comma", what: "with a comma", sign: { timestamp: "1,7" }, threats: ["TSP-05"] },
		{
			slug: "trailing-letters",
			what: "with letters behind",
			sign: { timestamp: "{now}abc" },
			severity: "high",
			threats: ["TSP-06"],
		},
		{
			slug: "two-values",
			what: "of two values",
			sign: { timestamp: "{now}, {now}" },
			severity: "high",
			threats: ["TSP-06"],
		},
		{ slug: "leading-zero", what: "with a leading zero", sign: { timestamp: "0{now}" }, threats: ["TSP-07", "NON-16"] },
		{ slug: "plus-sign", what: "with a plus sign", sign: { timestamp: "+{now}" } },
		{ slug: "minus-sign", what: "with a minus sign", sign: { timestamp: "-{now}" }, threats: ["TSP-12"] },
		{ slug: "minus-one", what: "that is -1", sign: { timestamp: "-1" }, threats: ["TSP-12"] },
		{ slug: "zero", what: "that is 0", sign: { timestamp: "0" }, threats: ["TSP-12"] },
		{ slug: "fraction-of-zero", what: "with .0 behind", sign: { timestamp: "{now}.0" }, threats: ["TSP-07", "TSP-18"] },
		{ slug: "fraction", what: "with a fraction", sign: { timestamp: "{now}.9" }, threats: ["TSP-18"] },
		{ slug: "exponent", what: "with an exponent", sign: { timestamp: "{now:exponent}" } },
		{ slug: "hexadecimal", what: "in hexadecimal", sign: { timestamp: "{now:hexadecimal}" } },
		{ slug: "separators", what: "with separators", sign: { timestamp: "{now:1}_{now}" } },
		{ slug: "big-integer", what: "written as a big integer", sign: { timestamp: "{now}n" }, threats: ["TSP-10"] },
		{ slug: "milliseconds", what: "in milliseconds", sign: { timestamp: "{now}000" }, threats: ["TSP-09"] },
		{ slug: "nine-digits", what: "of nine digits", sign: { timestamp: "{now:9}" } },
		{ slug: "400-digits", what: "of 400 digits", sign: { timestamp: "9".repeat(400) }, threats: ["TSP-10"] },
		{ slug: "overflow", what: "beyond all numbers", sign: { timestamp: "1e400" }, threats: ["TSP-10"] },
		{
			slug: "arabic-digits",
			what: "in Arabic digits",
			sign: { timestamp: "{now:arabic-digits}" },
			severity: "low",
			threats: ["TSP-13"],
		},
		{
			slug: "fullwidth-digits",
			what: "in full-width digits",
			sign: { timestamp: "{now:fullwidth-digits}" },
			severity: "low",
			threats: ["TSP-13"],
		},
		{
			slug: "iso-8601",
			what: "that is a date of ISO 8601",
			sign: { timestamp: "{now:iso-8601}" },
			severity: "low",
			threats: ["TSP-14"],
		},
		{
			slug: "http-date",
			what: "that is a date of HTTP",
			sign: { timestamp: "{now:http-date}" },
			severity: "low",
			threats: ["TSP-14"],
		},
		{
			slug: "no-break-space-before",
			what: "behind a no-break space",
			sign: { timestamp: `${utf8("\u00a0")}{now}` },
			threats: ["TSP-08"],
		},
		{
			slug: "vertical-tab-behind",
			what: "before a vertical tab",
			sign: { timestamp: "{now}\u000b" },
			threats: ["TSP-08"],
			byPlatform: true,
		},
	],
);

const nonces = illFormed(
	"HMAC-HDR-07",
	"an X-Nonce",
	["NON-28"],
	[
		{ slug: "one-character", what: "of one character", sign: { nonce: "a" } },
		{ slug: "15-characters", what: "of 15 characters", sign: { nonce: "{nonce:15}" } },
		{ slug: "65-characters", what: "of 65 characters", sign: { nonce: "{nonce}{nonce:29}" } },
		{ slug: "16-kilobytes", what: "of 16 KB", sign: { nonce: "n".repeat(16_384) }, threats: ["NON-28", "LIM-10"] },
		{ slug: "path", what: "that leads elsewhere", sign: { nonce: "../../{nonce}" } },
		{ slug: "sql", what: "that is a piece of SQL", sign: { nonce: "{nonce}' OR 1=1 --" } },
		{ slug: "dots", what: "with dots", sign: { nonce: "{nonce:8}.{nonce:8}" } },
		{ slug: "base64", what: "with characters of base64", sign: { nonce: "{nonce:16}+/==" } },
		{ slug: "braces", what: "in braces", sign: { nonce: "({nonce})" } },
		{
			slug: "utf-8",
			what: "with a letter outside ASCII",
			sign: { nonce: `{nonce}${utf8("\u00e9")}` },
			threats: ["HDR-07"],
		},
		{
			slug: "control",
			what: "with a control character",
			sign: { nonce: "{nonce}\u0001" },
			threats: ["HDR-06"],
			byPlatform: true,
		},
	],
);

const nonceLengths: Check[] = (
	[
		["16-characters", "of 16 characters", "{nonce:16}"],
		["64-characters", "of 64 characters", "{nonce}{nonce:28}"],
		["every-kind-of-character", "of letters in both cases, digits, underscore and hyphen", "AZaz09_-{nonce}"],
	] as const
).map(([slug, what, nonce]) =>
	differing({
		id: `HMAC-HDR-07/accepts-${slug}`,
		title: `accepts an X-Nonce ${what}`,
		severity: "low",
		threats: ["NON-28"],
		needs,
		defect: { sign: { nonce } },
		expect: accepted(),
	}),
);

const hashes = illFormed(
	"HMAC-HDR-08",
	"an X-Content-SHA256",
	["BOD-04"],
	[
		{ slug: "upper-case", what: "in upper case", sign: { contentHash: "{hash:upper}" }, severity: "low" },
		{ slug: "63-digits", what: "of 63 digits", sign: { contentHash: "{hash:63}" } },
		{ slug: "65-digits", what: "of 65 digits", sign: { contentHash: "{hash}0" } },
		{ slug: "no-digits", what: "of other letters", sign: { contentHash: "g".repeat(64) } },
		{ slug: "base64", what: "in base64", sign: { contentHash: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" } },
		{
			slug: "unsigned-payload",
			what: "that is UNSIGNED-PAYLOAD",
			sign: { contentHash: "UNSIGNED-PAYLOAD" },
			severity: "critical",
		},
		{
			slug: "streaming-payload",
			what: "that promises a signature per chunk",
			sign: { contentHash: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" },
			severity: "high",
		},
		{
			slug: "md5",
			what: "that is an MD5",
			sign: { contentHash: "d41d8cd98f00b204e9800998ecf8427e" },
			threats: ["BOD-20"],
		},
		{
			slug: "sha-1",
			what: "that is a SHA-1",
			sign: { contentHash: "da39a3ee5e6b4b0d3255bfef95601890afd80709" },
			threats: ["BOD-20"],
		},
		{
			slug: "named-algorithm",
			what: "that names its algorithm",
			sign: { contentHash: "sha256={hash}" },
			threats: ["BOD-20"],
		},
		{
			slug: "digest-field",
			what: "in the form of Content-Digest",
			sign: { contentHash: "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:" },
			threats: ["BOD-20"],
		},
	],
);

/** HMAC-HDR-05 to HMAC-HDR-08: the grammars of key id, timestamp, nonce and content hash. */
export const headerGrammarChecks: readonly Check[] = [...keyIds, ...timestamps, ...nonces, ...nonceLengths, ...hashes];
