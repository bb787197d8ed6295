import type { Change, HeaderPair } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { accepted, refused } from "./expect.ts";
import { differing, signedWrite, tampering } from "./signed.ts";

const wrong = refused("invalid_credentials");
const type = (value: string): { headers: readonly HeaderPair[] } => ({ headers: [["Content-Type", value]] });
const setType = (value: string): Change => ({ set: ["Content-Type", value] });
const json = "application/json";

/** HMAC-CANON-09: one Content-Type was signed, and another sent. */
export const canonicalContentTypeChecks: readonly Check[] = [
	...(
		[
			["other-type", "another type", json, "application/x-www-form-urlencoded"],
			["related-type", "a related type", json, "application/merge-patch+json"],
			["type-in-other-case", "the type in another case", json, "Application/JSON"],
			["parameter-added", "a parameter more", json, "application/json; charset=utf-8"],
			["parameter-removed", "a parameter less", "application/json; charset=utf-8", json],
			["parameter-case", "a parameter in another case", "text/plain; charset=UTF-8", "text/plain; charset=utf-8"],
			["blanks-collapsed", "blanks collapsed", "text/plain;  charset=utf-8", "text/plain; charset=utf-8"],
			["blanks-added", "more of several blanks", "text/plain;  charset=utf-8", "text/plain;    charset=utf-8"],
			["boundary-changed", "another boundary", "multipart/form-data; boundary=a", "multipart/form-data; boundary=b"],
		] as const
	).map(([slug, what, signed, sent]) =>
		tampering({
			id: `HMAC-CANON-09/${slug}`,
			title: `refuses a Content-Type with ${what} after it was signed`,
			severity: slug.startsWith("blanks-") ? "low" : "medium",
			threats: slug.startsWith("blanks-") ? ["CAN-44"] : ["BOD-15"],
			references: ["CWE-436"],
			needs: ["countersign-v1"],
			base: signedWrite,
			signed: type(signed),
			sent: [setType(sent)],
			honest: type(sent),
			expect: wrong,
		}),
	),
	tampering({
		id: "HMAC-CANON-09/added",
		title: "refuses a Content-Type that was added after signing",
		severity: "medium",
		threats: ["BOD-15"],
		references: ["CWE-436"],
		needs: ["countersign-v1"],
		base: signedWrite,
		signed: { headers: [] },
		sent: [{ add: ["Content-Type", json] }],
		honest: {},
		expect: wrong,
	}),
	tampering({
		id: "HMAC-CANON-09/removed",
		title: "refuses a request whose Content-Type was removed after signing",
		severity: "medium",
		threats: ["BOD-15"],
		references: ["CWE-436"],
		needs: ["countersign-v1"],
		base: signedWrite,
		sent: [{ remove: "Content-Type" }],
		honest: { headers: [] },
		expect: wrong,
	}),
	differing({
		id: "HMAC-CANON-09/second-one-added",
		title: "refuses a second Content-Type that was added after signing",
		severity: "medium",
		threats: ["BOD-15", "HDR-01"],
		references: ["CWE-436"],
		needs: ["countersign-v1"],
		twin: signedWrite,
		defect: { after: [{ add: ["Content-Type", "application/xml"] }] },
		expect: wrong,
	}),
	...(
		[
			[
				"blanks-around",
				"without the blanks and tabs around it",
				[{ prependTo: ["Content-Type", " \t"] }, { appendTo: ["Content-Type", "\t "] }],
			],
			["any-name-case", "under its name in any case", [{ rename: ["Content-Type", "cONTENT-tYPE"] }]],
		] as const
	).map(([slug, what, after]) =>
		differing({
			id: `HMAC-CANON-09/${slug}`,
			title: `signs Content-Type ${what}`,
			severity: "low",
			threats: ["HDR-03"],
			references: ["RFC 9110 §5.5"],
			needs: ["countersign-v1"],
			twin: signedWrite,
			defect: { after },
			expect: accepted(),
		}),
	),
	differing({
		id: "HMAC-CANON-09/empty-is-none",
		title: "takes an empty Content-Type for none",
		severity: "low",
		threats: ["HDR-12"],
		references: ["RFC 9110 §8.3"],
		needs: ["countersign-v1"],
		twin: { ...signedWrite, headers: [] },
		defect: { after: [{ add: ["Content-Type", ""] }] },
		expect: accepted(),
	}),
];
