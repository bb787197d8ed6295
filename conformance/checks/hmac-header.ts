import type { Change, Probe, Signing } from "../client/probe.ts";
import type { Check, ExchangeCheck, Severity } from "../engine/check.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { differing, signedWrite } from "./signed.ts";
import { utf8 } from "./wire-text.ts";

const needs = ["countersign-v1"] as const;

const fields = [
	["key-id", "X-Key-Id"],
	["timestamp", "X-Timestamp"],
	["nonce", "X-Nonce"],
	["content-hash", "X-Content-SHA256"],
	["signature", "X-Signature"],
] as const;

/** Which line of the string to sign a field stands in; none for the signature itself. */
const lineOf = {
	"key-id": "keyId",
	timestamp: "timestamp",
	nonce: "nonce",
	"content-hash": "contentHash",
	signature: undefined,
} as const;

/** Signs as a careless gateway would reconstruct a missing field: as an empty line. */
function signedAsEmpty(field: keyof typeof lineOf): Pick<Probe, "sign"> {
	const line = lineOf[field];
	return line === undefined ? {} : { sign: { lines: { [line]: "" } } };
}

const missing: Check[] = fields.map(([field, name]) =>
	differing({
		id: `HMAC-HDR-01/without-${field}`,
		title: `refuses a request without ${name}, also if its line is signed as empty`,
		severity: field === "signature" || field === "timestamp" ? "critical" : "high",
		threats: [
			"AUT-05",
			...({ timestamp: ["TSP-01"], nonce: ["NON-26"], signature: ["SIG-02"] }[field as string] ?? []),
		],
		references: ["CWE-306", "CWE-294"],
		needs,
		defect: { ...signedAsEmpty(field), after: [{ remove: name }] },
		expect: refused("malformed_request"),
	}),
);

const emptyValues: Check[] = fields.flatMap(([field, name]) =>
	(
		[
			["empty", "an empty", ""],
			["blank", "a blank", " \t "],
		] as const
	).map(([slug, what, value]) =>
		differing({
			id: `HMAC-HDR-02/${slug}-${field}`,
			title: `refuses ${what} ${name}, also if its line is signed as empty`,
			severity: field === "signature" ? "critical" : "high",
			threats: [
				"AUT-14",
				...({ timestamp: ["TSP-11"], nonce: ["NON-27"], signature: ["SIG-02"] }[field as string] ?? []),
			],
			references: ["CWE-306"],
			needs,
			defect: { ...signedAsEmpty(field), after: [{ set: [name, value] }] },
			expect: refused("malformed_request"),
		}),
	),
);

const otherValues: Readonly<Record<(typeof fields)[number][0], string>> = {
	"key-id": "live_other_key",
	timestamp: "1767225600",
	nonce: "another-nonce-of-a-check",
	"content-hash": "0".repeat(64),
	signature: `v1=${"0".repeat(64)}`,
};

const twice: Check[] = fields.flatMap(([field, name]) =>
	(
		[
			["repeated", "the same value twice", { duplicate: name }],
			["other-first", "another value before the right one", { addFirst: [name, otherValues[field]] }],
			["other-last", "another value after the right one", { add: [name, otherValues[field]] }],
			["joined", "two values joined by a comma", { appendTo: [name, `, ${otherValues[field]}`] }],
		] as const
	).map(([slug, what, change]) =>
		differing({
			id: `HMAC-HDR-03/${field}-${slug}`,
			title: `refuses ${name} with ${what}`,
			severity: "medium",
			threats: [
				"HDR-01",
				...({ "key-id": ["KEY-16"], nonce: ["NON-31"], signature: ["SIG-09"] }[field as string] ?? []),
			],
			references: ["RFC 9110 §5.3", "CVE-2021-32777", "CVE-2020-25017"],
			needs,
			defect: { after: [change] },
			expect: refused("malformed_request"),
		}),
	),
);

const whiteSpace: Check[] = [
	...fields.map(([field, name]) =>
		differing({
			id: `HMAC-HDR-04/blanks-around-${field}`,
			title: `takes ${name} without the blanks and tabs around it`,
			severity: "low",
			threats: ["HDR-03"],
			references: ["RFC 9110 §5.5"],
			needs,
			defect: { after: [{ prependTo: [name, " \t "] }, { appendTo: [name, "\t "] }] },
			expect: accepted(),
		}),
	),
	...(
		[
			["vertical-tab", "a vertical tab", "\u000b"],
			["form-feed", "a form feed", "\u000c"],
			["no-break-space", "a no-break space", utf8("\u00a0")],
			["latin-1-no-break-space", "a byte A0", "\u00a0"],
			["byte-order-mark", "a byte order mark", utf8("\ufeff")],
			["line-separator", "a line separator", utf8("\u2028")],
		] as const
	).flatMap(([slug, what, text]) =>
		(
			[
				["nonce", "X-Nonce"],
				["timestamp", "X-Timestamp"],
				["key-id", "X-Key-Id"],
				["signature", "X-Signature"],
			] as const
		).map(([field, name]) =>
			differing({
				id: `HMAC-HDR-04/${slug}-after-${field}`,
				title: `does not take ${what} after ${name} for a blank`,
				severity: "medium",
				threats: ["HDR-04", ...(field === "timestamp" ? ["TSP-08"] : [])],
				references: ["RFC 9110 §5.5", "CWE-1286"],
				needs,
				defect: { after: [{ appendTo: [name, text] }] },
				expect: refusedAnywhere("malformed_request"),
			}),
		),
	),
	differing({
		id: "HMAC-HDR-04/blank-inside-nonce",
		title: "does not remove a blank inside of X-Nonce",
		severity: "medium",
		threats: ["HDR-03"],
		references: ["RFC 9110 §5.5"],
		needs,
		defect: { sign: { nonce: "{nonce:16} {nonce:16}", lines: { nonce: "{line:16}" } } },
		expect: refused("malformed_request"),
	}),
	differing({
		id: "HMAC-HDR-04/folded-nonce",
		title: "does not put a folded X-Nonce together again",
		severity: "low",
		threats: ["HDR-02"],
		references: ["RFC 9112 §5.2"],
		needs,
		defect: { after: [{ inHeader: ["X-Nonce", "-", "-\r\n "] }] },
		expect: refusedAnywhere("malformed_request"),
	}),
];

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
			title: `refuses ${name} ${row.what}, also signed`,
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

interface SignatureRow {
	slug: string;
	what: string;
	after: readonly Change[];
	severity?: Severity;
	threats: readonly string[];
	references?: readonly string[];
}

const signature = "X-Signature";

/** Each would verify if the text were read leniently: it holds the right bytes, or some of them. */
const signatures: Check[] = (
	[
		{
			slug: "upper-case",
			what: "in upper case",
			after: [{ inHeader: [signature, "v1=", ""] }, { upperCase: signature }, { prependTo: [signature, "v1="] }],
			severity: "low",
			threats: ["SIG-06", "NON-17"],
		},
		{
			slug: "upper-case-prefix",
			what: "with its prefix in upper case",
			after: [{ inHeader: [signature, "v1=", "V1="] }],
			severity: "low",
			threats: ["SIG-06", "NON-17"],
		},
		{
			slug: "no-prefix",
			what: "without its prefix",
			after: [{ inHeader: [signature, "v1=", ""] }],
			severity: "low",
			threats: ["SIG-08"],
		},
		{
			slug: "other-version",
			what: "with the prefix of another version",
			after: [{ inHeader: [signature, "v1=", "v2="] }],
			threats: ["SIG-08", "CAN-08"],
		},
		{
			slug: "named-algorithm",
			what: "with the name of an algorithm as its prefix",
			after: [{ inHeader: [signature, "v1=", "sha256="] }],
			threats: ["SIG-11"],
		},
		{
			slug: "prefix-only",
			what: "that is the prefix alone",
			after: [{ set: [signature, "v1="] }],
			severity: "critical",
			threats: ["SIG-02", "SIG-03"],
		},
		{
			slug: "first-byte",
			what: "cut to its first byte",
			after: [{ truncate: { header: signature, length: 5 } }],
			severity: "critical",
			threats: ["SIG-03"],
			references: ["CVE-2024-21491"],
		},
		{
			slug: "first-two-bytes",
			what: "cut to its first two bytes",
			after: [{ truncate: { header: signature, length: 7 } }],
			severity: "critical",
			threats: ["SIG-03"],
			references: ["CVE-2024-21491"],
		},
		{
			slug: "first-half",
			what: "cut to its first half",
			after: [{ truncate: { header: signature, length: 35 } }],
			severity: "critical",
			threats: ["SIG-03"],
			references: ["CVE-2024-21491"],
		},
		{
			slug: "31-bytes",
			what: "without its last byte",
			after: [{ truncate: { header: signature, length: 65 } }],
			severity: "critical",
			threats: ["SIG-03", "SIG-05"],
		},
		{
			slug: "63-digits",
			what: "without its last digit",
			after: [{ truncate: { header: signature, length: 66 } }],
			severity: "high",
			threats: ["SIG-03", "SIG-05"],
		},
		{
			slug: "65-digits",
			what: "with a digit too many",
			after: [{ appendTo: [signature, "0"] }],
			severity: "high",
			threats: ["SIG-04"],
		},
		{
			slug: "33-bytes",
			what: "with a byte too many",
			after: [{ appendTo: [signature, "00"] }],
			severity: "high",
			threats: ["SIG-04", "SIG-05"],
		},
		{
			slug: "letters-behind",
			what: "with other letters behind",
			after: [{ appendTo: [signature, "zz"] }],
			threats: ["SIG-04", "SIG-08"],
		},
		{
			slug: "no-digits",
			what: "of other letters",
			after: [{ set: [signature, `v1=${"z".repeat(64)}`] }],
			severity: "high",
			threats: ["SIG-08", "SIG-16"],
		},
		{
			slug: "hexadecimal-prefix",
			what: "with 0x before its digits",
			after: [{ inHeader: [signature, "v1=", "v1=0x"] }],
			severity: "low",
			threats: ["SIG-08"],
		},
		{
			slug: "base64",
			what: "in base64",
			after: [{ respell: [signature, "base64"] }, { prependTo: [signature, "v1="] }],
			severity: "low",
			threats: ["SIG-08"],
		},
		{
			slug: "non-ascii",
			what: "with a letter outside ASCII",
			after: [{ appendTo: [signature, utf8("\u00e9")] }],
			threats: ["SIG-08", "HDR-07"],
		},
		{
			slug: "10-kilobytes",
			what: "of 10 KB",
			after: [{ appendTo: [signature, "0".repeat(10_000)] }],
			severity: "critical",
			threats: ["SIG-16", "HDR-08"],
			references: ["CWE-636"],
		},
		{
			slug: "undefined",
			what: "that is undefined",
			after: [{ set: [signature, "undefined"] }],
			severity: "high",
			threats: ["SIG-10"],
		},
		{
			slug: "null",
			what: "that is null",
			after: [{ set: [signature, "null"] }],
			severity: "high",
			threats: ["SIG-10"],
		},
		{
			slug: "object",
			what: "that is [object Object]",
			after: [{ set: [signature, "[object Object]"] }],
			severity: "high",
			threats: ["SIG-10"],
		},
		{
			slug: "bad-then-good",
			what: "behind a wrong one",
			after: [{ inHeader: [signature, "v1=", `v1=${"0".repeat(64)} v1=`] }],
			threats: ["SIG-09"],
			references: ["RFC 9421 §7.2.6"],
		},
		{
			slug: "good-then-bad",
			what: "before a wrong one",
			after: [{ appendTo: [signature, ` v1=${"0".repeat(64)}`] }],
			threats: ["SIG-09"],
			references: ["RFC 9421 §7.2.6"],
		},
	] satisfies SignatureRow[] as readonly SignatureRow[]
).map(({ slug, what, after, severity = "medium", threats, references = ["CWE-347"] }) =>
	differing({
		id: `HMAC-HDR-09/${slug}`,
		title: `refuses a right X-Signature ${what}`,
		severity,
		threats,
		references,
		needs,
		defect: { after },
		expect: refused("malformed_request"),
	}),
);

const underscored = fields.map(([, name]): Change => ({ rename: [name, name.replaceAll("-", "_")] }));

const spellings: Check[] = [
	differing({
		id: "HMAC-HDR-10/underscores",
		title: "does not take the five fields from names with underscores",
		severity: "medium",
		threats: ["HDR-05"],
		references: ["CVE-2025-64484"],
		needs,
		defect: { after: underscored },
		expect: refused("unauthenticated"),
	}),
	...fields.map(([field, name]) =>
		differing({
			id: `HMAC-HDR-10/underscores-in-${field}`,
			title: `does not take ${name} from ${name.replaceAll("-", "_")}`,
			severity: "medium",
			threats: ["HDR-05"],
			references: ["CVE-2025-64484"],
			needs,
			defect: { after: [{ rename: [name, name.replaceAll("-", "_")] }] },
			expect: refused("malformed_request"),
		}),
	),
	differing({
		id: "HMAC-HDR-10/without-prefix",
		title: "does not take the five fields from names without X-",
		severity: "low",
		threats: ["HDR-05"],
		needs,
		defect: { after: fields.map(([, name]): Change => ({ rename: [name, name.slice(2)] })) },
		expect: refused("unauthenticated"),
	}),
	differing({
		id: "HMAC-HDR-10/any-case",
		title: "takes the five fields from names in any case, which is the same name",
		severity: "low",
		threats: ["HDR-05"],
		references: ["RFC 9110 §5.1"],
		needs,
		defect: {
			after: fields.map(
				([, name], index): Change => ({ rename: [name, index % 2 === 0 ? name.toUpperCase() : name.toLowerCase()] }),
			),
		},
		expect: accepted(),
	}),
];

const contentTypes: Check[] = (
	[
		["control", "a control character", "\u0001"],
		["delete", "a DEL", "\u007f"],
		["tab-inside", "a tab inside", "\t;"],
		["utf-8", "a letter outside ASCII", utf8("\u00e9")],
		["latin-1", "a byte E9", "\u00e9"],
	] as const
).map(([slug, what, text]) =>
	differing({
		id: `HMAC-HDR-11/${slug}`,
		title: `refuses a signed Content-Type with ${what}`,
		severity: "low",
		threats: slug === "utf-8" || slug === "latin-1" ? ["HDR-07"] : ["HDR-06"],
		references: ["RFC 9110 §8.3"],
		needs,
		twin: signedWrite,
		defect: { headers: [["Content-Type", `text/plain${text}x`]] },
		expect: refusedAnywhere("malformed_request"),
	}),
);

/** HMAC-HDR: the five header fields, each under its grammar. */
export const hmacHeaderChecks: readonly Check[] = [
	...missing,
	...emptyValues,
	...twice,
	...whiteSpace,
	...keyIds,
	...timestamps,
	...nonces,
	...nonceLengths,
	...hashes,
	...signatures,
	...spellings,
	...contentTypes,
];
