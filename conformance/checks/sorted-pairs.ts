import type { Probe } from "../client/probe.ts";
import type { Check, ExchangeCheck, Severity } from "../engine/check.ts";
import { accepted, refused } from "./expect.ts";
import { differing, signedRead } from "./signed.ts";
import { mark, refusedSigned } from "./target-rules.ts";

/** The scheme that these checks are about. */
export const needs = ["sorted-query"] as const;
/** What whoever does not sign what is sent gets. */
export const wrong = refused("invalid_credentials");

/** A request to the read route whose target goes on behind the mark; honestly signed as it is sent. */
export const reading = (tail: string): Probe => ({ ...signedRead, path: `{route}${mark}${tail}` });

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
export function same(requirement: string, rows: readonly Row[]): ExchangeCheck[] {
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
export function different(requirement: string, rows: readonly Row[]): ExchangeCheck[] {
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

/** Refused for its grammar, although the key holder signed it. */
export const refusals = (
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
