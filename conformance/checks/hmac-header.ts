import type { Change, Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { headerGrammarChecks } from "./hmac-header-grammar.ts";
import { headerSignatureChecks } from "./hmac-header-signature.ts";
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
			...({ timestamp: ["TSP-01"], "content-hash": ["BOD-04"], nonce: ["NON-26"], signature: ["SIG-02"] }[
				field as string
			] ?? []),
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
		threats: ["HDR-02", "HDR-03"],
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
	...headerGrammarChecks,
	...headerSignatureChecks,
	...spellings,
	...contentTypes,
];
