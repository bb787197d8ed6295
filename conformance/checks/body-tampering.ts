import { Buffer } from "node:buffer";
import type { Body } from "../client/probe.ts";
import type { Check, Severity } from "../engine/check.ts";
import { refused } from "./expect.ts";
import { differing, signedWrite } from "./signed.ts";

/** One body that is signed, and another one that is sent under its signature. */
export interface BodyTampering {
	slug: string;
	what: string;
	/** The body that was hashed and signed. */
	signed: Body;
	/** The body that is sent under that signature. */
	sent: Body;
	severity: Severity;
	threats: readonly string[];
}

export const text = (value: string): Body => ({ text: value });
export const bytes = (...values: readonly number[]): Body => ({ base64: Buffer.from(values).toString("base64") });

/** Each body is refused under the signature of the other. */
export const tampered = (requirement: string, rows: readonly BodyTampering[]): Check[] =>
	rows.map(({ slug, what, signed, sent, severity, threats }) =>
		differing({
			id: `${requirement}/${slug}`,
			title: `refuses ${/^(?:an?|another)\b.* body\b/.test(what) ? what : `a body with ${what}`} under the signature of the original`,
			severity,
			threats,
			references: ["CWE-345", "RFC 9530 §6"],
			twin: { ...signedWrite, body: sent },
			defect: { body: signed, after: [{ body: sent }] },
			expect: refused("content_hash_mismatch"),
		}),
	);
