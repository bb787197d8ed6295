import { faultsOf, type SignerReport } from "./report.ts";

/** The score as one line; it says so where right answers alone do not make it a success. */
export function scoreOf(report: SignerReport): string {
	const { fail, pass, total } = report.summary;
	const score = `${pass} of ${total} vectors`;
	const { notAsked } = report;
	if (notAsked !== undefined) return `${score}; ${fail} failed, ${notAsked.length} not asked: interrupted`;
	if (fail > 0) return `${score}; ${fail} failed`;
	return faultsOf(report).length === 0 ? score : `${score}, but not all is well`;
}

/** Whether nothing at all was found against the signer. */
export function isClean(report: SignerReport): boolean {
	return report.summary.fail === 0 && faultsOf(report).length === 0;
}

/** What the causes account for, as sentences: "One cause explains 37 of the 38". None where nothing failed. */
export function conclusionOf({ summary, diagnosis }: SignerReport): readonly string[] {
	const { causes, unexplained, complete } = diagnosis;
	const explained = summary.fail - unexplained.length;
	if (summary.fail === 0) return [];
	const unfinished =
		complete || unexplained.length === 0
			? []
			: ["The search for causes ran out of time before it had tried everything."];
	if (causes.length === 0) return unfinished;
	const number = causes.length === 1 ? "One cause explains" : `${causes.length} causes explain`;
	const share =
		unexplained.length === 0 ? (explained === 1 ? "it" : `all ${explained}`) : `${explained} of the ${summary.fail}`;
	return [`${number} ${share}`, ...unfinished];
}

/** What to do where something else than answers came, as a sentence. */
export function violationAdvice({ source }: SignerReport): string {
	return source.kind === "command"
		? "Only answers belong on its standard output, each once; what else it has to say belongs on stderr."
		: "Each line must be one answer.";
}
