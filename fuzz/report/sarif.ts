import type { Place } from "../../conformance/report/index.ts";
import { legible } from "../../conformance/report/legible.ts";
import { sarifLog } from "../../conformance/report/sarif-log.ts";
import { fingerprint, location, plain, withoutVerdict } from "../../conformance/report/sarif-parts.ts";
import { sarifRule, seeAlso } from "../../conformance/report/sarif-rule.ts";
import { type DistinctFault, distinctFaults, unproved } from "./distinct-faults.ts";
import type { Finding, FuzzReport } from "./schema.ts";

export interface FuzzSarifOptions {
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
	/** The file and line to which a finding about a requirement is attached. */
	placeOf(requirement: string): Place;
}

/**
 * A rule for each requirement that is broken, and a result for each fault. Where something proves nothing, alerts of an earlier
 * run are not closed. One that a later run merely does not meet again is, unless that run has the same corpus.
 */
export function renderFuzzSarif(report: FuzzReport, options: FuzzSarifOptions): string {
	const faults = distinctFaults(report);
	const rules = [...new Map(faults.map(({ finding }) => [finding.requirement, finding])).values()];
	const { tool, startedAt, durationMs, target, runId, interrupted, seed, summary } = report;
	const open = unproved(report);
	const indexOf = (requirement: string) => rules.findIndex((rule) => rule.requirement === requirement);
	return sarifLog({
		...{ tool, startedAt, durationMs },
		id: `countersign-fuzz/${legible(target?.name ?? "core")}/${runId}`,
		rules: rules.map((finding) => ruleOf(finding, options.textOf(finding.requirement))),
		results: faults.map((fault) => resultOf(fault, indexOf(fault.finding.requirement), options)),
		notifications: open.map(withoutVerdict),
		isConclusive: interrupted !== true && open.length === 0,
		properties: { seed, summary },
	});
}

function ruleOf({ requirement, severity, references }: Finding, text = requirement): object {
	const help = [`${requirement}: ${text}`, ...seeAlso(references)];
	return sarifRule({
		...{ severity, references, help },
		id: `fuzz/${requirement}`,
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
	const { fault, requirement, severity, expected, actual, replay, evidence } = finding;
	const again = replay === undefined ? "" : `\n${replay}`;
	return {
		ruleId: `fuzz/${requirement}`,
		ruleIndex,
		level: "error",
		message: { text: plain(`${result.title}: expected ${expected}, came ${actual}.${again}`) },
		locations: [location(placeOf(requirement))],
		partialFingerprints: { primaryLocationLineHash: fingerprint(fault) },
		properties: {
			...{ fault, requirement, severity, properties },
			...(evidence === undefined ? {} : { curl: legible(evidence.curl) }),
		},
	};
}
