import type { Change, Probe, Signing } from "../client/probe.ts";
import type { Check, Severity } from "../engine/check.ts";
import { defaultPortCheck } from "./default-port.ts";
import { refused } from "./expect.ts";
import { differing, signedWrite } from "./signed.ts";
import { needs, wrong } from "./sorted-pairs.ts";

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

const words: Readonly<Record<(typeof components)[number][0], string>> = {
	method: "method",
	path: "path",
	query: "query",
	contentType: "content type",
	host: "host",
	timestamp: "timestamp",
	nonce: "nonce",
	contentHash: "content hash",
};

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
				slug: `without-${words[line].replace(" ", "-")}`,
				what: `without the line of the ${words[line]}`,
				sign: { lines: { [line]: null } },
				severity,
				threats,
			}),
		),
		...components.map(
			([line, severity, threats]): Mistake => ({
				slug: `empty-${words[line].replace(" ", "-")}`,
				what: `with an empty line for the ${words[line]}`,
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
			slug: "names-left-out",
			what: "without content-type: and host: before their values",
			sign: { lines: { contentType: "{line:unnamed}", host: "{line:unnamed}" } },
			severity: "medium",
			threats: ["CAN-09"],
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

const port = defaultPortCheck({ id: "SORT-08/default-port", needs: ["hmac", ...needs] });

/** SORT-08: the string to sign of sorted-query. */
export const sortedLineChecks: readonly Check[] = [...lines, ...tampered, body, port];
