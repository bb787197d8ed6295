import { Buffer } from "node:buffer";
import type { Change, Probe, Signing, Spelling } from "../client/probe.ts";
import type { Check, ExchangeCheck, Severity } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { differing, signedRead, signedWrite } from "./signed.ts";
import { mark, refusedSigned, upstreamSaw } from "./target-rules.ts";
import { utf8 } from "./wire-text.ts";

const needs = ["sorted-query"] as const;
const wrong = refused("invalid_credentials");

const reading = (tail: string): Probe => ({ ...signedRead, path: `{route}${mark}${tail}` });

interface Row {
	slug: string;
	/** For the title. */
	what: string;
	/** What the signed target goes on with behind the mark. */
	signed: string;
	/** What the target goes on with that is sent under that signature. */
	sent: string;
	severity?: Severity;
	threats: readonly string[];
	references?: readonly string[];
}

/** Two spellings of one canonical target: one is signed, the other sent, and it must be accepted. */
function same(requirement: string, rows: readonly Row[]): ExchangeCheck[] {
	return rows.map(({ slug, what, signed, sent, severity = "medium", threats, references = ["RFC 3986 §6.2.2"] }) =>
		differing({
			id: `${requirement}/${slug}`,
			title: `takes ${what}`,
			severity,
			threats,
			references,
			needs,
			twin: reading(signed),
			defect: { after: [{ inTarget: [mark + signed, mark + sent] }] },
			expect: accepted(),
		}),
	);
}

/** Two canonical targets: one is signed, the other sent, and it must be refused. */
function different(requirement: string, rows: readonly Row[]): ExchangeCheck[] {
	return rows.map(({ slug, what, signed, sent, severity = "high", threats, references = ["CWE-235", "CWE-436"] }) =>
		differing({
			id: `${requirement}/${slug}`,
			title: `does not take ${what}`,
			severity,
			threats,
			references,
			needs,
			twin: reading(sent),
			defect: { path: `{route}${mark}${signed}`, after: [{ inTarget: [mark + signed, mark + sent] }] },
			expect: wrong,
		}),
	);
}

/** SORT-01: PATH. */
const paths: Check[] = [
	...same("SORT-01", [
		{
			slug: "tilde-encoded",
			what: "an encoded tilde for a plain one",
			signed: "~b",
			sent: "%7Eb",
			threats: ["CAN-21"],
		},
		{
			slug: "tilde-encoded-in-lower-case",
			what: "an encoded tilde in lower case for a plain one",
			signed: "~b",
			sent: "%7eb",
			threats: ["CAN-20", "CAN-21"],
		},
		{ slug: "tilde-plain", what: "a plain tilde for an encoded one", signed: "%7Eb", sent: "~b", threats: ["CAN-21"] },
		{
			slug: "letter-encoded",
			what: "an encoded letter for a plain one",
			signed: "Ab",
			sent: "%41b",
			threats: ["CAN-21"],
		},
		{
			slug: "lower-case-triplets",
			what: "triplets in lower case for those in upper case",
			signed: "%C3%A9",
			sent: "%c3%a9",
			threats: ["CAN-20"],
		},
		{
			slug: "dots-inside-segment",
			what: "encoded dots inside of a segment for plain ones",
			signed: "a..b",
			sent: "a%2e%2Eb",
			threats: ["CAN-21"],
		},
	]),
	...different("SORT-01", [
		{
			slug: "other-path",
			what: "another path for the signed one",
			signed: "1",
			sent: "2",
			severity: "critical",
			threats: ["CAN-02"],
		},
		{
			slug: "percent-decoded-twice",
			what: "a twice encoded letter for a plain one",
			signed: "%2541",
			sent: "A",
			threats: ["CAN-21"],
		},
		{
			slug: "delimiter-decoded",
			what: "a plain delimiter for an encoded one",
			signed: "%3Bb",
			sent: ";b",
			threats: ["CAN-12"],
		},
		{
			slug: "path-plus",
			what: "a plus sign in the path for an encoded space",
			signed: "a%20b",
			sent: "a+b",
			threats: ["CAN-26"],
		},
		{
			slug: "path-case",
			what: "the path in another case for the signed one",
			signed: "b",
			sent: "B",
			threats: ["CAN-19"],
		},
		{ slug: "slash-at-the-end", what: "a slash at the end for none", signed: "", sent: "/", threats: ["CAN-18"] },
	]),
];

const refusals = (
	requirement: "SORT-02" | "SORT-03",
	rows: readonly (readonly [
		slug: string,
		what: string,
		tail: string,
		reason: string,
		shift: number,
		threats: readonly string[],
	])[],
): Check[] =>
	rows.map(([slug, what, tail, reason, shift, threats]) =>
		differing({
			id: `${requirement}/${slug}`,
			title: `refuses a signed target with ${what}`,
			severity: requirement === "SORT-02" ? "high" : "medium",
			threats,
			references: requirement === "SORT-02" ? ["CWE-22", "CWE-647"] : ["RFC 3986 §2.1"],
			needs,
			twin: reading(""),
			defect: reading(tail),
			expect: refusedSigned({ reason, shift }),
		}),
	);

/** SORT-02: what the path must still not be, once it is normalised. */
const pathGrammar = refusals("SORT-02", [
	["encoded-dots", "an encoded segment of two dots", "/%2E%2E/b", "dot_segment", 1, ["CAN-15"]],
	["encoded-dots-in-lower-case", "an encoded segment of two dots in lower case", "/%2e%2e/b", "dot_segment", 1, ["CAN-15"]],
	["half-encoded-dots", "a half encoded segment of two dots", "/.%2E/b", "dot_segment", 1, ["CAN-15"]],
	["encoded-dot", "an encoded segment of one dot", "/%2e/b", "dot_segment", 1, ["CAN-15"]],
	["empty-segment", "an empty segment", "//b", "empty_segment", 1, ["CAN-17"]],
	["encoded-slash", "an encoded slash", "%2Fb", "forbidden_triplet", 0, ["CAN-11"]],
	["encoded-slash-in-lower-case", "an encoded slash in lower case", "%2fb", "forbidden_triplet", 0, ["CAN-11"]],
	["encoded-backslash", "an encoded backslash", "%5cb", "forbidden_triplet", 0, ["CAN-16"]],
	["encoded-nul", "an encoded NUL", "%00b", "forbidden_triplet", 0, ["FWD-08"]],
	["encoded-line-feed", "an encoded line feed", "%0ab", "forbidden_triplet", 0, ["CAN-10"]],
	["bad-triplet", "a bad triplet in the path", "%zz", "bad_triplet", 0, ["CAN-32"]],
	["backslash", "a backslash", "\\b", "forbidden_character", 0, ["CAN-16"]],
	["brace", "a brace", "{b", "forbidden_character", 0, ["CAN-42"]],
]);

/** SORT-03: what a query must not be. */
const queryGrammar = [
	...refusals("SORT-03", [
		["bad-triplet", "a bad triplet in the query", "?a=%zz", "bad_triplet", 3, ["CAN-32"]],
		["lone-percent", "a % at the end of the query", "?a=%", "bad_triplet", 3, ["CAN-32"]],
		["cut-triplet", "a % and one digit at the end of the query", "?a=%4", "bad_triplet", 3, ["CAN-32"]],
		["utf-8", "raw UTF-8 in the query", `?a=${utf8("\u00e9")}`, "forbidden_character", 3, ["CAN-34"]],
		["control", "a control character in the query", "?a=\u0001", "forbidden_character", 3, ["CAN-34"]],
		["delete", "a DEL in the query", "?a=\u007f", "forbidden_character", 3, ["CAN-34"]],
	]),
	differing({
		id: "SORT-03/fragment",
		title: "refuses a signed target with a fragment, or never sees it",
		severity: "medium",
		threats: ["CAN-41"],
		references: ["RFC 9112 §3.2.1"],
		needs,
		twin: reading("?a=1"),
		defect: reading("?a=1#x"),
		expect: refusedAnywhere(["malformed_target", "invalid_credentials"]),
	}),
];

/** SORT-04: how the query is divided and decoded. */
const decoding: Check[] = [
	...same("SORT-04", [
		{
			slug: "plus-is-a-space",
			what: "an encoded space for a plus sign",
			signed: "?a=x+y",
			sent: "?a=x%20y",
			threats: ["CAN-26"],
		},
		{
			slug: "space-as-plus",
			what: "a plus sign for an encoded space",
			signed: "?a=x%20y",
			sent: "?a=x+y",
			threats: ["CAN-26"],
		},
		{
			slug: "plus-in-a-name",
			what: "a plus sign in a name for an encoded space",
			signed: "?x%20y=1",
			sent: "?x+y=1",
			threats: ["CAN-26"],
		},
		{
			slug: "no-equals-sign",
			what: "a name without = for one with an empty value",
			signed: "?a=",
			sent: "?a",
			threats: ["CAN-27"],
		},
		{
			slug: "equals-sign",
			what: "a name with an empty value for one without =",
			signed: "?a",
			sent: "?a=",
			threats: ["CAN-27"],
		},
		{
			slug: "second-equals-sign",
			what: "a second = as part of the value",
			signed: "?a=1%3D2",
			sent: "?a=1=2",
			threats: ["CAN-27"],
		},
		{
			slug: "semicolon-is-no-separator",
			what: "a semicolon as part of the value",
			signed: "?a=1%3Bb=2",
			sent: "?a=1;b=2",
			threats: ["CAN-31"],
		},
	]),
	...different("SORT-04", [
		{
			slug: "separators-decoded",
			what: "plain separators for encoded ones",
			signed: "?a=1%26b%3D2",
			sent: "?a=1&b=2",
			severity: "critical",
			threats: ["CAN-13"],
		},
		{
			slug: "equals-sign-moved",
			what: "an encoded = in a name for the = behind it",
			signed: "?a=b=c",
			sent: "?a%3Db=c",
			severity: "critical",
			threats: ["CAN-13"],
		},
		{
			slug: "plus-decoded",
			what: "a plus sign for an encoded one",
			signed: "?a=x%2By",
			sent: "?a=x+y",
			threats: ["CAN-26"],
		},
		{
			slug: "semicolon-as-separator",
			what: "a separator for a semicolon",
			signed: "?a=1;b=2",
			sent: "?a=1&b=2",
			threats: ["CAN-31"],
			references: ["CVE-2021-23336"],
		},
		{
			slug: "bytes-replaced",
			what: "a replacement character for a byte that is not UTF-8",
			signed: "?a=%FF",
			sent: "?a=%EF%BF%BD",
			threats: ["CAN-33"],
		},
		{
			slug: "bytes-confused",
			what: "one byte that is not UTF-8 for another",
			signed: "?a=%FF",
			sent: "?a=%FE",
			threats: ["CAN-33"],
		},
		{
			slug: "triplet-decoded-twice",
			what: "a plus sign for a twice encoded one",
			signed: "?a=%252B",
			sent: "?a=%2B",
			threats: ["CAN-13"],
		},
		{
			slug: "line-feed-dropped",
			what: "a value without its line feed for one with it",
			signed: "?a=x%0Ay",
			sent: "?a=xy",
			threats: ["CAN-14"],
		},
		{
			slug: "composed-letter",
			what: "a composed letter for a decomposed one",
			signed: "?a=e%CC%81",
			sent: "?a=%C3%A9",
			threats: ["CAN-35"],
		},
	]),
];

/** SORT-05: empty pieces. */
const emptyPieces: Check[] = [
	...same("SORT-05", [
		{
			slug: "around",
			what: "a query with empty pieces around for one without",
			signed: "?a=1",
			sent: "?&a=1&",
			threats: ["CAN-28"],
		},
		{
			slug: "between",
			what: "a query with empty pieces inside for one without",
			signed: "?a=1&b=2",
			sent: "?a=1&&&b=2",
			threats: ["CAN-28"],
		},
		{ slug: "only", what: "a query of empty pieces for none", signed: "", sent: "?&&", threats: ["CAN-28", "CAN-29"] },
		{ slug: "empty-query", what: "an empty query for none", signed: "", sent: "?", threats: ["CAN-29"] },
		{ slug: "none", what: "no query for an empty one", signed: "?", sent: "", threats: ["CAN-29"] },
	]),
	...different("SORT-05", [
		{
			slug: "empty-pair",
			what: "a pair of empty name and empty value for an empty piece",
			signed: "",
			sent: "?=",
			threats: ["CAN-28"],
		},
		{
			slug: "empty-name",
			what: "a pair with an empty name for none",
			signed: "?a=1",
			sent: "?a=1&=",
			threats: ["CAN-28"],
		},
	]),
];

/** SORT-06: how the pairs are written again. */
const encoding: Check[] = [
	...same("SORT-06", [
		{
			slug: "delimiters-encoded",
			what: "encoded delimiters for plain ones",
			signed: "?a=!$'()*,:@/?;",
			sent: "?a=%21%24%27%28%29%2A%2C%3A%40%2F%3F%3B",
			threats: ["CAN-13"],
		},
		{
			slug: "delimiters-plain",
			what: "plain delimiters for encoded ones",
			signed: "?a=%21%24%27%28%29%2A%2C%3A%40%2F%3F",
			sent: "?a=!$'()*,:@/?",
			threats: ["CAN-13"],
		},
		{
			slug: "characters-no-parser-wants",
			what: "raw characters for encoded ones",
			signed: "?a=%5B%5C%5D%5E%7B%7C%7D",
			sent: "?a=[\\]^{|}",
			threats: ["CAN-42"],
		},
		{
			slug: "lower-case-triplets",
			what: "triplets in lower case for those in upper case",
			signed: "?a=%C3%A9%2F",
			sent: "?a=%c3%a9%2f",
			threats: ["CAN-20"],
		},
		{
			slug: "unreserved-encoded",
			what: "encoded letters for plain ones",
			signed: "?a=Az09-._~",
			sent: "?%61=%41%7A%30%39%2D%2E%5F%7E",
			threats: ["CAN-21"],
		},
	]),
	...different("SORT-06", [
		{
			slug: "other-value",
			what: "another value for the signed one",
			signed: "?a=1",
			sent: "?a=2",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "other-name",
			what: "another name for the signed one",
			signed: "?a=1",
			sent: "?b=1",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "query-added",
			what: "a query for none",
			signed: "",
			sent: "?admin=1",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "query-removed",
			what: "no query for the signed one",
			signed: "?limit=1",
			sent: "",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "parameter-added",
			what: "one parameter more than signed",
			signed: "?a=1",
			sent: "?a=1&zzz=1",
			threats: ["CAN-25"],
		},
		{
			slug: "value-case",
			what: "a value in another case for the signed one",
			signed: "?a=x",
			sent: "?a=X",
			threats: ["CAN-19"],
		},
	]),
];

/** SORT-07: the order, by signing one and sending another. */
const orders: Check[] = [
	...same("SORT-07", [
		{
			slug: "other-order",
			what: "parameters in another order for the signed one",
			signed: "?a=1&b=2&c=3",
			sent: "?c=3&a=1&b=2",
			threats: ["CAN-22"],
		},
		{
			slug: "duplicates-apart",
			what: "two values of one name with another parameter between them",
			signed: "?a=0&r=1&r=2",
			sent: "?r=1&a=0&r=2",
			threats: ["CAN-22", "CAN-23"],
		},
		{
			slug: "duplicates-not-sorted-by-value",
			what: "two values of one name in the order sent",
			signed: "?a=0&r=2&r=1",
			sent: "?r=2&r=1&a=0",
			threats: ["CAN-23"],
		},
		{
			slug: "spelt-alike",
			what: "two spellings of one name for one name",
			signed: "?a%20b=2&a%20b=1",
			sent: "?a+b=2&a%20b=1",
			threats: ["CAN-23"],
		},
	]),
	...different("SORT-07", [
		{
			slug: "duplicates-reordered",
			what: "two values of one name in another order for the signed one",
			signed: "?r=1&r=2",
			sent: "?r=2&r=1",
			threats: ["CAN-23"],
		},
		{
			slug: "duplicates-reordered-apart",
			what: "two values of one name in another order, with another parameter between them",
			signed: "?r=1&a=0&r=2",
			sent: "?r=2&a=0&r=1",
			threats: ["CAN-23"],
		},
		{
			slug: "second-value-added",
			what: "two values of a name for the first",
			signed: "?a=1",
			sent: "?a=1&a=2",
			threats: ["CAN-24"],
		},
		{
			slug: "first-value-added",
			what: "two values of a name for the last",
			signed: "?a=2",
			sent: "?a=1&a=2",
			threats: ["CAN-24"],
		},
	]),
];

/** SORT-07: the order, with the sorted query written out by hand, so that nothing of ours sorts it. */
const writtenOut: Check[] = (
	[
		[
			"bytes-not-utf-16",
			"by bytes and not by UTF-16 units",
			"%F0%9F%98%80=1&%EF%BF%BD=2",
			"%EF%BF%BD=2&%F0%9F%98%80=1",
			["CAN-37"],
		],
		["upper-case-first", "by bytes and not by an alphabet", "a=2&B=1", "B=1&a=2", ["CAN-38"]],
		["digits-before-letters", "digits before letters", "a=1&9=2&10=3", "10=3&9=2&a=1", ["CAN-38"]],
		[
			"encoded-not-decoded",
			"by the encoded names and not by the decoded ones",
			"~=2&%C3%A9=1",
			"%C3%A9=1&~=2",
			["CAN-37"],
		],
		["shorter-first", "a name before those that begin with it", "a-=3&a%20=2&a=1", "a=1&a%20=2&a-=3", ["CAN-22"]],
		["stable", "values of one name in the order sent", "r=2&b=0&r=10&r=1", "b=0&r=2&r=10&r=1", ["CAN-23"]],
		["empty-name-first", "an empty name first", "a=1&=2", "=2&a=1", ["CAN-22"]],
	] as const
).map(([slug, what, sent, sorted, threats]) =>
	differing({
		id: `SORT-07/${slug}`,
		title: `sorts the query ${what}`,
		severity: "medium",
		threats,
		references: ["RFC 3986 §6.2.2"],
		needs,
		defect: { query: sent, sign: { lines: { query: sorted } } },
		expect: accepted(),
	}),
);

const components = [
	["method", "critical", ["CAN-01"]],
	["path", "critical", ["CAN-02"]],
	["query", "critical", ["CAN-03"]],
	["contentType", "medium", ["BOD-15"]],
	["host", "high", ["CAN-07"]],
	["timestamp", "critical", ["CAN-04"]],
	["nonce", "critical", ["CAN-05"]],
	["contentHash", "critical", ["BOD-03"]],
] as const;

const signedQuery: Probe = { ...signedWrite, query: "b=2&a=1" };

interface Mistake {
	slug: string;
	what: string;
	sign: Signing;
	severity: Severity;
	threats: readonly string[];
}

/** SORT-08: signers that get the lines wrong. */
const lines: Check[] = (
	[
		...components.map(
			([line, severity, threats]): Mistake => ({
				slug: `without-${line.toLowerCase()}`,
				what: `without the line of ${line}`,
				sign: { lines: { [line]: null } },
				severity,
				threats,
			}),
		),
		...components.map(
			([line, severity, threats]): Mistake => ({
				slug: `empty-${line.toLowerCase()}`,
				what: `with an empty line for ${line}`,
				sign: { lines: { [line]: "" } },
				severity,
				threats,
			}),
		),
		{
			slug: "joined-by-nothing",
			what: "joined by nothing",
			sign: { separator: "" },
			severity: "critical",
			threats: ["CAN-09"],
		},
		{
			slug: "joined-by-crlf",
			what: "joined by CR LF",
			sign: { separator: "\r\n" },
			severity: "medium",
			threats: ["CAN-09"],
		},
		{
			slug: "last-line-feed",
			what: "with a line feed at the end",
			sign: { lines: { contentHash: "{line}\n" } },
			severity: "medium",
			threats: ["CAN-14"],
		},
		{
			slug: "content-type-without-name",
			what: "without content-type: before the type",
			sign: { lines: { contentType: "application/json" } },
			severity: "low",
			threats: ["CAN-09"],
		},
		{
			slug: "other-host",
			what: "for another host",
			sign: { lines: { host: "host:other.example" } },
			severity: "high",
			threats: ["CAN-07"],
		},
		{
			slug: "lower-case-method",
			what: "with the method in lower case",
			sign: { lines: { method: "{line:lower}" } },
			severity: "low",
			threats: ["CAN-01"],
		},
		{
			slug: "query-as-sent",
			what: "with the query as it was sent",
			sign: { lines: { query: "b=2&a=1" } },
			severity: "medium",
			threats: ["CAN-22"],
		},
		{
			slug: "query-with-question-mark",
			what: "with the question mark before the query",
			sign: { lines: { query: "?{line}" } },
			severity: "low",
			threats: ["CAN-30"],
		},
		{
			slug: "version-line",
			what: "with a line for a version",
			sign: { lines: { method: "countersign-v1\n{line}" } },
			severity: "low",
			threats: ["CAN-08"],
		},
	] satisfies Mistake[]
).map(({ slug, what, sign, severity, threats }) =>
	differing({
		id: `SORT-08/${slug}`,
		title: `refuses a signature over lines ${what}`,
		severity,
		threats,
		references: ["CWE-347"],
		needs,
		twin: signedQuery,
		defect: { sign },
		expect: wrong,
	}),
);

const tampered: Check[] = (
	[
		["method-changed", "another method", "critical", ["CAN-01"], [{ method: "PUT" }]],
		[
			"timestamp-changed",
			"another timestamp",
			"critical",
			["CAN-04"],
			[{ flipCharacter: { header: "X-Timestamp", at: -1 } }],
		],
		["nonce-changed", "another nonce", "critical", ["CAN-05"], [{ flipCharacter: { header: "X-Nonce", at: 0 } }]],
		["content-type-changed", "another Content-Type", "medium", ["BOD-15"], [{ set: ["Content-Type", "text/plain"] }]],
		["content-type-removed", "no Content-Type", "medium", ["BOD-15"], [{ remove: "Content-Type" }]],
		[
			"signature-changed",
			"another signature",
			"critical",
			["SIG-01", "SIG-15"],
			[{ flipCharacter: { header: "X-Signature", at: 41 } }],
		],
	] satisfies [string, string, Severity, string[], Change[]][]
).map(([slug, what, severity, threats, after]) =>
	differing({
		id: `SORT-08/${slug}`,
		title: `refuses ${what} than the signed one`.replace("no Content-Type than", "no Content-Type in place of"),
		severity,
		threats,
		references: ["CWE-347"],
		needs,
		twin: signedQuery,
		defect: { after },
		expect: wrong,
	}),
);

const body: Check = differing({
	id: "SORT-08/body-changed",
	title: "refuses another body than the signed one",
	severity: "critical",
	threats: ["BOD-01"],
	references: ["CWE-345"],
	needs,
	twin: signedQuery,
	defect: { after: [{ body: { text: "{}" } }] },
	expect: refused("content_hash_mismatch"),
});

const signature = "X-Signature";

/** SORT-09: the right bytes, spelt otherwise. */
const spellings: Check[] = [
	...(
		[
			["base64url", "in the alphabet of base64url", "base64url"],
			["unpadded", "without padding", "base64-unpadded"],
			["trailing-bits", "with unused bits that are not zero", "trailing-bits"],
			["hexadecimal", "in hexadecimal", "hex"],
		] satisfies [string, string, Spelling][]
	).map(([slug, what, spelling]) =>
		malformedSignature(slug, what, [{ respell: [signature, spelling] }], ["SIG-07", "NON-17"]),
	),
	malformedSignature("padding-doubled", "with more padding", [{ appendTo: [signature, "="] }], ["SIG-07", "NON-17"]),
	malformedSignature(
		"blank-inside",
		"with a blank inside",
		[{ truncate: { header: signature, length: 40 } }, { appendTo: [signature, " AAA="] }],
		["SIG-07"],
	),
	malformedSignature(
		"31-bytes",
		"of 31 bytes",
		[{ set: [signature, Buffer.alloc(31, 7).toString("base64")] }],
		["SIG-05"],
	),
	malformedSignature(
		"33-bytes",
		"of 33 bytes",
		[{ set: [signature, Buffer.alloc(33, 7).toString("base64")] }],
		["SIG-05"],
	),
	malformedSignature("prefix", "behind the prefix of another scheme", [{ prependTo: [signature, "v1="] }], ["SIG-08"]),
	malformedSignature("empty", "that is empty", [{ set: [signature, ""] }], ["SIG-02"]),
	malformedSignature(
		"bad-then-good",
		"behind another one",
		[{ prependTo: [signature, `${Buffer.alloc(32, 7).toString("base64")}, `] }],
		["SIG-09"],
	),
];

function malformedSignature(slug: string, what: string, after: readonly Change[], threats: readonly string[]): Check {
	return differing({
		id: `SORT-09/${slug}`,
		title: `refuses a signature ${what}`,
		severity: threats.includes("SIG-02") ? "critical" : "medium",
		threats,
		references: ["RFC 4648 §3.5", "CWE-347"],
		needs,
		defect: { after },
		expect: refused("malformed_request"),
	});
}

const unsigned = { sign: { contentHash: "UNSIGNED-PAYLOAD" } } as const;

/** SORT-10 and 11: a body that nobody signed is none. */
const unsignedPayloads: Check[] = [
	...(
		[
			["get", "GET", signedRead, { kind: "none" }],
			["get-length-zero", "GET with Content-Length: 0", signedRead, { kind: "length" }],
			["post-length-zero", "POST with Content-Length: 0", { ...signedWrite, body: { text: "" } }, { kind: "length" }],
			[
				"post-chunked-empty",
				"POST with an empty chunked body",
				{ ...signedWrite, body: { text: "" } },
				{ kind: "chunked" },
			],
		] as const
	).map(([slug, what, twin, framing]) =>
		differing({
			id: `SORT-10/${slug}`,
			title: `accepts UNSIGNED-PAYLOAD of a ${what}`,
			severity: "low",
			threats: ["BOD-04"],
			needs,
			twin,
			defect: { ...unsigned, framing },
			expect: accepted(),
		}),
	),
	...(
		[
			["post", "a POST with a body", signedWrite, unsigned],
			["one-byte", "a body of one byte", { ...signedWrite, body: { text: "x" } }, unsigned],
			["chunked", "a chunked body", signedWrite, { ...unsigned, framing: { kind: "chunked", chunkSize: 4 } }],
			["put", "a PUT with a body", { ...signedWrite, method: "PUT" }, unsigned],
			[
				"added",
				"a body that was added",
				signedWrite,
				{ ...unsigned, body: { text: "" }, after: [{ body: { text: "x" } }] },
			],
			[
				"lower-case-marker",
				"a body, whatever the case of the marker",
				signedWrite,
				{ sign: { contentHash: "unsigned-payload" } },
			],
		] as const
	).map(([slug, what, twin, defect]) =>
		differing({
			id: `SORT-11/${slug}`,
			title: `refuses UNSIGNED-PAYLOAD with ${what}`,
			severity: "critical",
			threats: ["BOD-04"],
			references: ["CVE-2025-31489", "CVE-2026-40344"],
			needs,
			twin,
			defect,
			expect: refused(slug === "lower-case-marker" ? "malformed_request" : "content_hash_mismatch"),
		}),
	),
];

/** SORT-12: what goes upstream. */
const forwarded: Check[] = [
	...(
		[
			["query", "?b=2&a=x+y&&c", "?a=x%20y&b=2&c="],
			["query-triplets", "?a=%c3%a9%2f!", "?a=%C3%A9%2F%21"],
			["query-duplicates", "?r=2&a=0&r=1", "?a=0&r=2&r=1"],
			["empty-query", "?&&", ""],
			["path", "%7e%c3%a9;v=1", "~%C3%A9;v=1"],
			["path-and-query", "/%41%2e?b&a", "/A.?a=&b="],
		] as const
	).map(([slug, sent, canonical]) =>
		differing({
			id: `SORT-12/${slug}`,
			title: `forwards the canonical target ${canonical === "" ? "without a query" : canonical} for ${sent}`,
			severity: "high",
			threats: ["FWD-06", "FWD-10"],
			references: ["CWE-436"],
			needs: [...needs, "echo"],
			twin: reading(""),
			defect: reading(sent),
			expect: accepted(upstreamSaw("the canonical target", mark + sent, mark + canonical)),
		}),
	),
	scenario({
		id: "SORT-12/routed-by-the-canonical-path",
		title: "routes by the path that it has normalised",
		severity: "high",
		threats: ["FWD-06", "AUT-13"],
		references: ["CWE-647"],
		needs: ["hmac", ...needs, "echo"],
		run: async (trial) => {
			const { request } = await trial.prepare(signedRead);
			const [first = ""] = request.target.slice(1);
			const triplet = `%${first.charCodeAt(0).toString(16)}`;
			const path = `/${triplet}${request.target.slice(2)}`;
			const canonical = upstreamSaw("the canonical target", triplet, first);
			return trial.judge.expect(await trial.exchange({ ...signedRead, path }), accepted(canonical));
		},
	}),
];

/** SORT: the sorted-query scheme. */
export const sortedQueryChecks: readonly Check[] = [
	...paths,
	...pathGrammar,
	...queryGrammar,
	...decoding,
	...emptyPieces,
	...encoding,
	...orders,
	...writtenOut,
	...lines,
	...tampered,
	body,
	...spellings,
	...unsignedPayloads,
	...forwarded,
];
