import { legible } from "./legible.ts";
import type { RenderOptions } from "./render-options.ts";
import { fingerprint, location, plain } from "./sarif-parts.ts";
import { descriptor } from "./sarif-rule.ts";
import type { Report, Result } from "./schema.ts";
import { isBrokenWaiver, waiverSentence } from "./waiver-lines.ts";

type SarifOptions = Pick<RenderOptions, "textOf" | "placeOf" | "command">;

const levels = { fail: "error", warn: "warning" } as const;
type Found = Result & { verdict: keyof typeof levels };

const isUnproved = ({ verdict, waiver }: Result): boolean =>
	verdict === "error" || (verdict === "inconclusive" && waiver === undefined);
const isFound = (result: Result): result is Found => result.verdict in levels;

/** What is waived is a finding still, and says on whose word nobody is to be alarmed. */
function suppressions({ waiver }: Result): object {
	if (waiver === undefined) return {};
	const { owner, expires, reason, link } = waiver;
	const justification = legible(`waived by ${owner} until ${expires}: ${reason} (${link})`);
	return { suppressions: [{ kind: "external", status: "accepted", justification }] };
}

function resultOf(found: Found, ruleIndex: number, { placeOf, command }: SarifOptions, seed: string): object {
	const { id, requirement, verdict, severity, title, evidence } = found;
	const text = `${title}: expected ${found.expected ?? "what the requirement says"}, came ${found.actual ?? "something else"}.`;
	return {
		ruleId: id,
		ruleIndex,
		level: levels[verdict],
		message: { text: plain(`${text}\n${command} --seed ${seed} --only ${id}`) },
		locations: [location(placeOf(requirement))],
		partialFingerprints: { primaryLocationLineHash: fingerprint(id) },
		...suppressions(found),
		properties: { requirement, verdict, severity, ...(evidence === undefined ? {} : { curl: legible(evidence.curl) }) },
	};
}

function notifications({ inconclusive, results, waivers = [] }: Report): readonly object[] {
	const whole = inconclusive === undefined ? [] : [{ level: "error", message: { text: plain(inconclusive) } }];
	const unproved = results.filter(({ verdict }) => verdict === "inconclusive" || verdict === "error");
	return [
		...whole,
		...waivers
			.filter(isBrokenWaiver)
			.map((waiver) => ({ level: "error", message: { text: plain(`${waiver.id}: ${waiverSentence(waiver)}`) } })),
		...unproved.map(({ id, verdict, reason = "no reason" }) => ({
			level: verdict === "error" ? "error" : "warning",
			message: { text: plain(`${id}: ${verdict}: ${reason}`) },
		})),
	];
}

/**
 * SARIF 2.1.0 (OASIS), within what GitHub's code scanning accepts: a rule for each check that found something, and
 * each finding at a line of a file of the repository. What could not be established is no finding but a notification,
 * and `executionSuccessful` is false then: alerts of an earlier run must not be closed by such a document.
 */
export function renderSarif(report: Report, options: SarifOptions): string {
	const found = report.results.filter(isFound);
	const { tool, startedAt, durationMs } = report;
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [
			{
				tool: {
					driver: {
						name: tool.name,
						semanticVersion: tool.version,
						rules: found.map((result) => descriptor(result, options.textOf(result.requirement))),
					},
				},
				automationDetails: { id: `countersign/${legible(report.target.name)}/${report.runId}` },
				invocations: [
					{
						executionSuccessful: report.inconclusive === undefined && !report.results.some(isUnproved),
						startTimeUtc: startedAt,
						endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
						toolExecutionNotifications: notifications(report),
					},
				],
				columnKind: "utf16CodeUnits",
				results: found.map((result, at) => resultOf(result, at, options, report.seed)),
				properties: { scheme: report.scheme, seed: report.seed, summary: report.summary },
			},
		],
	};
	return `${JSON.stringify(log, undefined, "\t")}\n`;
}
