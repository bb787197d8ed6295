import type { Place } from "../../conformance/report/index.ts";
import { legible } from "../../conformance/report/legible.ts";
import { sarifLog } from "../../conformance/report/sarif-log.ts";
import { fingerprint, location, plain, withoutVerdict } from "../../conformance/report/sarif-parts.ts";
import { sarifRule, seeAlso } from "../../conformance/report/sarif-rule.ts";
import { isToldBySymptom } from "../fault.ts";
import { weaknessOf } from "../weakness.ts";
import { type DistinctFault, distinctFaults, unproved } from "./distinct-faults.ts";
import type { Finding, FuzzReport } from "./schema.ts";

export interface FuzzSarifOptions {
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
	/** The file and line to which a finding about a requirement is attached. */
	placeOf(requirement: string): Place;
}

/**
 * A rule for each requirement that is broken, by how badly it is, and a result for each fault. Where something proves nothing,
 * alerts of an earlier run are not closed. One that a later run merely does not meet again is, unless that run has the same corpus.
 */
export function renderFuzzSarif(report: FuzzReport, options: FuzzSarifOptions): string {
	const faults = distinctFaults(report);
	const rules = [...new Map(faults.map(({ finding }) => [ruleId(finding), finding])).values()];
	const { tool, startedAt, durationMs, target, runId, interrupted, seed, summary } = report;
	const open = unproved(report);
	const indexOf = (finding: Finding) => rules.findIndex((rule) => ruleId(rule) === ruleId(finding));
	return sarifLog({
		...{ tool, startedAt, durationMs },
		id: `countersign-fuzz/${legible(target?.name ?? "core")}/${runId}`,
		rules: rules.map((finding) => ruleOf(finding, options.textOf(finding.requirement))),
		results: faults.map((fault) => resultOf(fault, indexOf(fault.finding), options)),
		notifications: open.map(withoutVerdict),
		isConclusive: interrupted !== true && open.length === 0,
		properties: { seed, summary },
	});
}

/** A rule has one severity, by which code scanning sorts its alerts, and says only what is the same in every run. */
function ruleId({ requirement, severity }: Finding): string {
	return `fuzz/${requirement}/${severity}`;
}

function ruleOf(finding: Finding, text = finding.requirement): object {
	const { requirement, severity } = finding;
	const usual = isToldBySymptom(finding) ? undefined : weaknessOf(requirement);
	const references = usual?.references ?? finding.references;
	const help = [`${requirement}: ${text}`, ...seeAlso(references)];
	return sarifRule({
		...{ severity, references, help },
		id: ruleId(finding),
		title: text,
		sentence: text,
		level: "error",
	});
}

function resultOf(
	{ finding, result, properties }: DistinctFault,
	ruleIndex: number,
	{ placeOf }: FuzzSarifOptions,
): object {
	const { fault, requirement, severity, references, expected, actual, replay, evidence } = finding;
	const again = replay === undefined ? [] : [replay];
	return {
		ruleId: ruleId(finding),
		ruleIndex,
		level: "error",
		message: {
			text: plain(
				[`${result.title}: expected ${expected}, came ${actual}.`, ...seeAlso(references), ...again].join("\n"),
			),
		},
		locations: [location(placeOf(requirement))],
		partialFingerprints: { primaryLocationLineHash: fingerprint(fault) },
		properties: {
			...{ fault, requirement, severity, properties },
			...(evidence === undefined ? {} : { curl: legible(evidence.curl) }),
		},
	};
}
