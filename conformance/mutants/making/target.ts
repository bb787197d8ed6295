import { accept, parseTarget, type Result, type Scheme, type Target, type TargetReason } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Stages } from "../../../gateway/src/stages.ts";

/** A gateway that repairs the target of countersign-v1 before it judges it: what it verifies and forwards is the repaired one. */
export function repairing(repair: (target: string) => string): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		parseTarget: (url, scheme) =>
			scheme.target.rule === "verbatim"
				? parseTarget(repair(targetText(url)), scheme)
				: reference.parseTarget(url, scheme),
	});
}

/** A gateway without one rule of the target grammar of countersign-v1: what the rule would refuse is taken as it is. */
export function lettingThrough(...reasons: readonly TargetReason[]): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const reason = target.ok ? undefined : target.refusal.reason;
			return scheme.target.rule === "verbatim" && reason !== undefined && reasons.includes(reason)
				? takenAsIs(targetText(url), scheme)
				: target;
		},
	});
}

/** The target split at its first `?`, its path without repair; a second defect is not looked for. */
export function takenAsIs(text: string, scheme: Scheme): Result<Target> {
	const question = text.indexOf("?");
	const path = question < 0 ? text : text.slice(0, question);
	const query = question < 0 ? null : text.slice(question + 1);
	const known = parseTarget(text, scheme);
	return known.ok ? known : accept({ path, query, text });
}

/** Only the path, or only the query, under a change. */
export function inPath(change: (path: string) => string): (target: string) => string {
	return (target) => {
		const question = target.indexOf("?");
		return question < 0 ? change(target) : change(target.slice(0, question)) + target.slice(question);
	};
}

export function inQuery(change: (query: string) => string): (target: string) => string {
	return (target) => {
		const question = target.indexOf("?");
		return question < 0 ? target : target.slice(0, question + 1) + change(target.slice(question + 1));
	};
}

/** Percent-decoded, or as it is where that is not possible. */
export function percentDecoded(target: string): string {
	try {
		return decodeURIComponent(target);
	} catch {
		return target;
	}
}
