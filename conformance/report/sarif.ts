import { legible } from "./legible.ts";
import type { RenderOptions } from "./render-options.ts";
import { timesRun } from "./repeated-line.ts";
import { sarifLog } from "./sarif-log.ts";
import { fingerprint, location, notification, plain, withoutVerdict } from "./sarif-parts.ts";
import { sarifRule, seeAlso } from "./sarif-rule.ts";
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
	const { id, requirement, verdict, severity, title, evidence, repeated } = found;
	const text = `${title}: expected ${found.expected ?? "what the requirement says"}, came ${found.actual ?? "something else"}.`;
	return {
		ruleId: id,
		ruleIndex,
		level: levels[verdict],
		message: { text: plain(`${text}\n${command} --seed ${seed} --only ${id}`) },
		locations: [location(placeOf(requirement))],
		partialFingerprints: { primaryLocationLineHash: fingerprint(id) },
		...suppressions(found),
		properties: {
			...{ requirement, verdict, severity },
			...(evidence === undefined ? {} : { curl: legible(evidence.curl) }),
			...(repeated === undefined ? {} : { repeated: { ...repeated, because: legible(repeated.because) } }),
		},
	};
}

/** `text` is the sentence of the requirement. */
function ruleOf({ id, requirement, level, severity, title, references = [] }: Result, text = title): object {
	const help = [
		`${requirement} (${level}): ${text}`,
		`This check: ${title}`,
		...seeAlso(references),
		`To repeat it alone: countersign conform --only ${id}`,
	];
	const alarm = level === "MUST" ? "error" : "warning";
	return sarifRule({ id, title, sentence: text, help, level: alarm, severity, references });
}

/** A finding tells of it itself. */
function runAgain(result: Result): readonly object[] {
	const times = timesRun(result);
	return times === undefined ? [] : [notification("note", `${result.id}: ${times}`)];
}

function notifications({ inconclusive, results, waivers = [] }: Report): readonly object[] {
	return [
		...(inconclusive === undefined ? [] : [notification("error", inconclusive)]),
		...waivers.filter(isBrokenWaiver).map((waiver) => notification("error", `${waiver.id}: ${waiverSentence(waiver)}`)),
		...results.filter(({ verdict }) => verdict === "inconclusive" || verdict === "error").map(withoutVerdict),
		...results.filter((result) => !isFound(result)).flatMap(runAgain),
	];
}

/**
 * A rule for each check that found something, and a result for each finding. What could not be established is no finding but
 * a notification, and alerts of an earlier run are not closed then.
 */
export function renderSarif(report: Report, options: SarifOptions): string {
	const found = report.results.filter(isFound);
	const { tool, target, runId, startedAt, durationMs, scheme, seed, summary } = report;
	return sarifLog({
		...{ tool, startedAt, durationMs },
		id: `countersign/${legible(target.name)}/${runId}`,
		rules: found.map((result) => ruleOf(result, options.textOf(result.requirement))),
		results: found.map((result, at) => resultOf(result, at, options, seed)),
		notifications: notifications(report),
		isConclusive: report.inconclusive === undefined && !report.results.some(isUnproved),
		properties: { scheme, seed, summary },
	});
}
