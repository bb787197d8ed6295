import type { Place } from "../../conformance/report/index.ts";
import { legible } from "../../conformance/report/legible.ts";
import { cut, cweTag, fingerprint, location, plain, securitySeverity } from "../../conformance/report/sarif-parts.ts";
import { type DistinctFault, distinctFaults, unproved } from "./distinct-faults.ts";
import type { Finding, FuzzReport } from "./schema.ts";

export interface FuzzSarifOptions {
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
	/** The file and line to which a finding about a requirement is attached. */
	placeOf(requirement: string): Place;
}

/**
 * SARIF 2.1.0 (OASIS), within what GitHub's code scanning accepts: a rule for each requirement that is broken, and a result
 * for each fault. `executionSuccessful` is false where something proves nothing: alerts of an earlier run must not be closed
 * by such a document. One that a later run merely does not meet again is closed by it, unless that run has the same corpus.
 */
export function renderFuzzSarif(report: FuzzReport, options: FuzzSarifOptions): string {
	const faults = distinctFaults(report);
	const rules = [...new Map(faults.map(({ finding }) => [finding.requirement, finding])).values()];
	const { tool, startedAt, durationMs, target, runId, interrupted, seed, summary } = report;
	const open = unproved(report);
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [
			{
				tool: {
					driver: {
						name: tool.name,
						semanticVersion: tool.version,
						rules: rules.map((finding) => rule(finding, options.textOf(finding.requirement))),
					},
				},
				automationDetails: { id: `countersign-fuzz/${legible(target?.name ?? "core")}/${runId}` },
				invocations: [
					{
						executionSuccessful: interrupted !== true && open.length === 0,
						startTimeUtc: startedAt,
						endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
						toolExecutionNotifications: open.map(({ id, verdict, reason = "no reason" }) => ({
							level: verdict === "error" ? "error" : "warning",
							message: { text: plain(`${id}: ${verdict}: ${reason}`) },
						})),
					},
				],
				columnKind: "utf16CodeUnits",
				results: faults.map((fault) =>
					resultOf(
						fault,
						rules.findIndex(({ requirement }) => requirement === fault.finding.requirement),
						options,
					),
				),
				properties: { seed, summary },
			},
		],
	};
	return `${JSON.stringify(log, undefined, "\t")}\n`;
}

function rule({ requirement, severity, references }: Finding, text = requirement): object {
	const sentence = legible(text);
	const see = references.length === 0 ? [] : [`See ${references.map(legible).join(", ")}.`];
	return {
		id: `fuzz/${requirement}`,
		name: `fuzz/${requirement}`,
		shortDescription: { text: cut(sentence) },
		fullDescription: { text: cut(sentence) },
		help: { text: [`${requirement}: ${sentence}`, ...see].join("\n\n") },
		defaultConfiguration: { level: "error" },
		properties: {
			tags: ["security", ...references.flatMap(cweTag)],
			precision: "very-high",
			"security-severity": securitySeverity[severity],
		},
	};
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
