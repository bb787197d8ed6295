import type { HeaderPair, Probe, Signing } from "../client/probe.ts";
import type { Check, Severity } from "../engine/check.ts";
import { refused } from "./expect.ts";
import { differing, signedWrite } from "./signed.ts";

const needs = ["countersign-v1"] as const;

/** The lines of the string to sign and the requirement that each of them belongs to. */
const lines = [
	["version", "HMAC-CANON-02", "medium", ["CAN-08"]],
	["keyId", "HMAC-CANON-03", "high", ["CAN-06"]],
	["timestamp", "HMAC-CANON-04", "critical", ["CAN-04"]],
	["nonce", "HMAC-CANON-05", "critical", ["CAN-05"]],
	["method", "HMAC-CANON-06", "critical", ["CAN-01"]],
	["host", "HMAC-CANON-07", "high", ["CAN-07", "NON-34"]],
	["target", "HMAC-CANON-08", "critical", ["CAN-02", "CAN-03"]],
	["contentType", "HMAC-CANON-09", "medium", ["BOD-15"]],
	["contentHash", "HMAC-CANON-10", "critical", ["BOD-03"]],
] as const;

const words: Readonly<Record<(typeof lines)[number][0], string>> = {
	version: "version",
	keyId: "key id",
	timestamp: "timestamp",
	nonce: "nonce",
	method: "method",
	host: "host",
	target: "target",
	contentType: "content type",
	contentHash: "content hash",
};

interface MistakenSigner {
	id: string;
	title: string;
	severity: Severity;
	threats: readonly string[];
	sign: Signing;
	references?: readonly string[];
	twin?: Probe;
}

/** What is sent is well-formed and right; only the string that was signed is another one. */
function mistaken({ sign, twin = signedWrite, references = ["CWE-347"], ...check }: MistakenSigner): Check {
	return differing({ ...check, references, needs, twin, defect: { sign }, expect: refused("invalid_credentials") });
}

/** Each line left out by the signer: a gateway that leaves it out too would accept. */
const leftOut: Check[] = lines.flatMap(([line, requirement, severity, threats]) => [
	mistaken({
		id: `${requirement}/line-left-out`,
		title: `refuses a signature over a string without the line of the ${words[line]}`,
		severity,
		threats,
		sign: { lines: { [line]: null } },
	}),
	mistaken({
		id: `${requirement}/line-empty`,
		title: `refuses a signature over a string with an empty line for the ${words[line]}`,
		severity,
		threats,
		sign: { lines: { [line]: "" } },
	}),
]);

/** HMAC-CANON-01: the lines are right, what joins them is not. */
const joined: Check[] = (
	[
		["nothing", "nothing", { separator: "" }, ["CAN-09"]],
		["spaces", "spaces", { separator: " " }, ["CAN-09"]],
		["crlf", "CR LF", { separator: "\r\n" }, ["CAN-09"]],
		["bars", "bars", { separator: "|" }, ["CAN-09"]],
		["two-line-feeds", "two LF", { separator: "\n\n" }, ["CAN-09"]],
		["last-line-feed", "LF and one LF at the end", { lines: { contentHash: "{line}\n" } }, ["CAN-14"]],
		["last-crlf", "LF and CR LF at the end", { lines: { contentHash: "{line}\r\n" } }, ["CAN-14"]],
		["first-line-feed", "LF and one LF at the beginning", { lines: { version: "\n{line}" } }, ["CAN-14"]],
		["further-line", "LF, with a tenth line", { lines: { contentHash: "{line}\n{line}" } }, ["CAN-14"]],
	] as const
).map(([slug, what, sign, threats]) =>
	mistaken({
		id: `HMAC-CANON-01/joined-by-${slug}`,
		title: `refuses a signature over lines joined by ${what}`,
		severity: slug === "nothing" ? "critical" : "medium",
		threats,
		references: ["RFC 9421 §7.5.5", "CWE-347"],
		sign,
	}),
);

/** HMAC-CANON-01: a line that is empty is there all the same. */
const emptyLine = mistaken({
	id: "HMAC-CANON-01/empty-line-left-out",
	title: "refuses a signature over a string from which the empty line of the content type was left out",
	severity: "medium",
	threats: ["CAN-09"],
	references: ["RFC 9421 §7.5.5", "CWE-347"],
	twin: { ...signedWrite, headers: [] },
	sign: { lines: { contentType: null } },
});

const withoutType: Probe = { ...signedWrite, headers: [] };
const typed = (value: string): readonly HeaderPair[] => [["Content-Type", value]];

/** A line that says nearly what it must. */
const nearly: Check[] = [
	mistaken({
		id: "HMAC-CANON-02/other-version",
		title: "refuses a signature that is meant for another version",
		severity: "medium",
		threats: ["CAN-08"],
		sign: { lines: { version: "countersign-v2" } },
	}),
	mistaken({
		id: "HMAC-CANON-02/other-case",
		title: "refuses a signature over the version in another case",
		severity: "low",
		threats: ["CAN-08"],
		sign: { lines: { version: "{line:upper}" } },
	}),
	mistaken({
		id: "HMAC-CANON-03/other-key-id",
		title: "refuses a signature over another key id than X-Key-Id",
		severity: "high",
		threats: ["CAN-06"],
		sign: { lines: { keyId: "live_other_key" } },
	}),
	mistaken({
		id: "HMAC-CANON-03/other-case",
		title: "refuses a signature over the key id in another case",
		severity: "low",
		threats: ["CAN-06", "KEY-15"],
		sign: { lines: { keyId: "{line:swapped}" } },
	}),
	mistaken({
		id: "HMAC-CANON-04/milliseconds",
		title: "refuses a signature over the timestamp in milliseconds",
		severity: "low",
		threats: ["CAN-04"],
		sign: { lines: { timestamp: "{line}000" } },
	}),
	mistaken({
		id: "HMAC-CANON-04/leading-zero",
		title: "refuses a signature over the timestamp in another spelling",
		severity: "low",
		threats: ["CAN-04", "NON-16"],
		sign: { lines: { timestamp: "0{line}" } },
	}),
	mistaken({
		id: "HMAC-CANON-05/lower-case",
		title: "refuses a signature over the nonce in lower case",
		severity: "high",
		threats: ["NON-14"],
		sign: { nonce: "N{nonce}", lines: { nonce: "{line:lower}" } },
	}),
	mistaken({
		id: "HMAC-CANON-05/beginning",
		title: "refuses a signature over the beginning of the nonce",
		severity: "high",
		threats: ["CAN-05", "NON-30"],
		sign: { lines: { nonce: "{line:16}" } },
	}),
	mistaken({
		id: "HMAC-CANON-06/lower-case",
		title: "refuses a signature over the method in lower case",
		severity: "low",
		threats: ["CAN-01"],
		sign: { lines: { method: "{line:lower}" } },
	}),
	...["default-port", "plain-default-port"].map((slug) =>
		mistaken({
			id: `HMAC-CANON-07/signed-${slug}`,
			title: `refuses a signature over the host and port ${slug === "default-port" ? 443 : 80}, where Host has no such port`,
			severity: "low",
			threats: ["CAN-43"],
			sign: { lines: { host: slug === "default-port" ? "{line}:443" : "{line}:80" } },
		}),
	),
	mistaken({
		id: "HMAC-CANON-07/other-host",
		title: "refuses a request that was signed for another host",
		severity: "high",
		threats: ["CAN-07", "NON-34"],
		references: ["RFC 9421 §2.2.3", "CWE-294"],
		sign: { lines: { host: "other.example" } },
	}),
	mistaken({
		id: "HMAC-CANON-07/trailing-dot",
		title: "refuses a signature over the host with a dot behind it",
		severity: "low",
		threats: ["CAN-43"],
		sign: { lines: { host: "{line}." } },
	}),
	mistaken({
		id: "HMAC-CANON-08/scheme-and-host",
		title: "refuses a signature over a whole URL",
		severity: "low",
		threats: ["CAN-02"],
		sign: { lines: { target: "https://gateway.example{line}" } },
	}),
	mistaken({
		id: "HMAC-CANON-08/question-mark-added",
		title: "refuses a signature over the target with a question mark that was not sent",
		severity: "low",
		threats: ["CAN-29"],
		references: ["RFC 9421 §2.2.7"],
		sign: { lines: { target: "{line}?" } },
	}),
	mistaken({
		id: "HMAC-CANON-09/media-type-only",
		title: "refuses a signature over the media type without its parameters",
		severity: "medium",
		threats: ["BOD-15"],
		twin: { ...signedWrite, headers: typed("application/json; charset=utf-8") },
		sign: { lines: { contentType: "application/json" } },
	}),
	mistaken({
		id: "HMAC-CANON-09/default-type",
		title: "refuses a signature over a Content-Type that was not sent",
		severity: "low",
		threats: ["BOD-15"],
		twin: withoutType,
		sign: { lines: { contentType: "application/octet-stream" } },
	}),
	mistaken({
		id: "HMAC-CANON-10/upper-case",
		title: "refuses a signature over the content hash in upper case",
		severity: "low",
		threats: ["BOD-03"],
		sign: { lines: { contentHash: "{line:upper}" } },
	}),
	mistaken({
		id: "HMAC-CANON-10/hash-of-nothing",
		title: "refuses a signature over the hash of an empty body",
		severity: "critical",
		threats: ["BOD-03", "BOD-01"],
		sign: { lines: { contentHash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" } },
	}),
];

/** HMAC-CANON: the nine lines, seen from signers that get one of them wrong. */
export const canonicalLineChecks: readonly Check[] = [...joined, emptyLine, ...leftOut, ...nearly];
