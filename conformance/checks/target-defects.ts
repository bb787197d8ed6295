import type { Probe } from "../client/probe.ts";
import type { ExchangeCheck, Severity } from "../engine/check.ts";
import { differing, signedRead } from "./signed.ts";
import { type Defect, mark, refusedForged, refusedOrRepaired, refusedSigned } from "./target-rules.ts";

/** The scheme that takes targets verbatim. */
export const verbatim = ["countersign-v1"] as const;

/** A request to the read route whose target goes on behind the mark; honestly signed as it is sent. */
export const reading = (tail: string): Probe => ({ ...signedRead, path: `{route}${mark}${tail}` });

export interface Row {
	slug: string;
	/** What the target goes on with behind the mark. */
	tail: string;
	/** For the title. */
	what: string;
	/** Bytes behind the mark at which the defect begins; 0 unless told. */
	shift?: number;
	severity?: Severity;
	threats?: readonly string[];
	/** Some platforms repair this before the gateway sees it. */
	repaired?: true;
}

export type Group = { requirement: string; reason: string; references: readonly string[]; threats: readonly string[] };

/** The key holder signed exactly what is sent, so nothing but the grammar can refuse it. */
export function refusals({ requirement, reason, references, threats }: Group, rows: readonly Row[]): ExchangeCheck[] {
	return rows.map((row) => {
		const defect: Defect = { reason, shift: row.shift ?? 0 };
		return differing({
			id: `${requirement}/${row.slug}`,
			title: `refuses a signed target with ${row.what}`,
			severity: row.severity ?? "medium",
			threats: row.threats ?? threats,
			references,
			needs: verbatim,
			twin: reading(""),
			defect: reading(row.tail),
			expect: row.repaired === true ? refusedOrRepaired(defect) : refusedSigned(defect),
		});
	});
}

interface ForgedRow extends Row {
	/** What the signed target went on with. */
	signed: string;
}

/** A well-formed target was signed, and one sent that a careless gateway takes for the same. */
export function forgeries(
	{ requirement, reason, references, threats }: Group,
	rows: readonly ForgedRow[],
): ExchangeCheck[] {
	return rows.map(({ slug, what, signed, tail, shift = 0, severity = "high", threats: own = threats }) =>
		differing({
			id: `${requirement}/${slug}`,
			title: `refuses ${what}`,
			severity,
			threats: own,
			references,
			needs: [...verbatim, "echo"],
			twin: reading(signed),
			defect: { after: [{ inTarget: [mark + signed, mark + tail] }] },
			expect: refusedForged({ reason, shift }, mark + tail, mark + signed),
		}),
	);
}
