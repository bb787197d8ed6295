import { checks } from "../conformance/checks/index.ts";
import type { Severity } from "../conformance/engine/check.ts";
import { threats as catalogue } from "../conformance/threats/index.ts";
import { isOfAnswer, isToldBySymptom } from "./fault.ts";
import type { Finding } from "./report/schema.ts";
import { cweOf } from "./requirement-cwe.ts";

/** How bad something is that was found, and what is written about it elsewhere. */
export interface Weakness {
	readonly severity: Severity;
	/** CWE, CVE and RFC, a CWE at least. */
	readonly references: readonly string[];
}

const order: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/**
 * Rows that are about a path or a query that is left out of what is signed, or covered in part. Whatever is changed in one
 * is an example of them, so that they tell nothing where it is also an example of one text that is taken for another.
 */
const leftOut: readonly string[] = ["CAN-02", "CAN-03", "CAN-24", "CAN-25"];

/**
 * How bad it is to break a requirement in the way that rows of the threat catalogue describe, which are those of the kinds
 * of the smallest input that shows it, and what is written about that. Only those of the rows count that a check of the
 * requirement is about: it is as bad as the gravest of them and of these checks, though never worse than the gravest of all
 * checks of the requirement, and what these checks refer to is written about it.
 *
 * Where there is none, and for what is wrong with an answer, of which no input tells how bad it is, it is as bad as the
 * gravest of all checks of the requirement, and what is written about it is what all of them refer to. Where none of this is
 * a CWE, the one of the requirement is told. Undefined where the requirement has no check, and no row says how bad it is.
 */
export function weaknessOf(requirement: string, threats: readonly string[] = []): Weakness | undefined {
	const own = checks.filter((check) => check.requirement === requirement);
	const rows = isOfAnswer({ requirement }) ? [] : tellingRows(threats, own);
	const telling = own.filter((check) => check.threats.some((row) => rows.includes(row)));
	const catalogued = catalogue.filter(({ id }) => (own.length > 0 ? rows : threats).includes(id));
	const worst = gravestOf(own.length > 0 ? own : catalogued);
	if (worst === undefined) return undefined;
	const severity = lesserOf(worst, gravestOf([...telling, ...catalogued]) ?? worst);
	const references = telling.length > 0 ? telling.flatMap((check) => check.references) : sharedBy(own);
	return { severity, references: withCwe(requirement, references) };
}

/**
 * One request is refused in place of another, of which it tells nothing: nobody sees what is another's, as checks of the
 * requirement would have it, but whoever is refused may well have been let in.
 */
const refusedInPlace: Weakness = { severity: "medium", references: ["CWE-444", "RFC 9112 §9.3.2"] };

/** A finding of an input whose kinds stand for these rows of the threat catalogue, with the severity and the references of that. */
export function classified(finding: Finding, threats: readonly string[]): Finding {
	const { requirement, severity } = finding;
	if (isToldBySymptom(finding)) return { ...finding, ...refusedInPlace };
	return { ...finding, ...(weaknessOf(requirement, threats) ?? { severity, references: withCwe(requirement, []) }) };
}

/** Those of the rows that tell how a requirement was broken, or all of them where none of its checks is about any. */
export function tellingThreats(requirement: string, threats: readonly string[]): readonly string[] {
	const telling = tellingRows(
		threats,
		checks.filter((check) => check.requirement === requirement),
	);
	return telling.length > 0 ? telling : threats;
}

type Check = (typeof checks)[number];

function tellingRows(threats: readonly string[], own: readonly Check[]): readonly string[] {
	const asked = threats.filter((row) => own.some((check) => check.threats.includes(row)));
	const narrower = asked.filter((row) => !leftOut.includes(row));
	return narrower.length > 0 ? narrower : asked;
}

function gravestOf(several: readonly { readonly severity: Severity }[]): Severity | undefined {
	return order.find((one) => several.some(({ severity }) => severity === one));
}

function lesserOf(one: Severity, other: Severity): Severity {
	return order.indexOf(one) > order.indexOf(other) ? one : other;
}

function sharedBy(own: readonly Check[]): readonly string[] {
	const [first, ...others] = own;
	return first?.references.filter((one) => others.every(({ references }) => references.includes(one))) ?? [];
}

function withCwe(requirement: string, references: readonly string[]): readonly string[] {
	const cwe = references.find((one) => one.startsWith("CWE-")) ?? cweOf(requirement) ?? [];
	return [...new Set(references.concat(cwe))].toSorted();
}
