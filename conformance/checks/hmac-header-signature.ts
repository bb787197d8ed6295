import type { Change } from "../client/probe.ts";
import type { Check, Severity } from "../engine/check.ts";
import { refused } from "./expect.ts";
import { differing } from "./signed.ts";
import { utf8 } from "./wire-text.ts";

const needs = ["countersign-v1"] as const;

interface SignatureRow {
	slug: string;
	what: string;
	after: readonly Change[];
	severity?: Severity;
	threats: readonly string[];
	references?: readonly string[];
}

const signature = "X-Signature";

/** HMAC-HDR-09: each would verify if the text were read leniently: it holds the right bytes, or some of them. */
export const headerSignatureChecks: readonly Check[] = (
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
			threats: ["SIG-04", "SIG-16"],
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
			threats: ["SIG-08", "SIG-16", "AUT-18", "HDR-07"],
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
		title: `refuses ${after.some((change) => "set" in change) ? "an" : "a right"} X-Signature ${what}`,
		severity,
		threats,
		references,
		needs,
		defect: { after },
		expect: refused("malformed_request"),
	}),
);
