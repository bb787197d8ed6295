import { excerpt } from "../../fuzz/excerpt.ts";
import { Refused, Unjudged, type Violation } from "../../fuzz/law.ts";
import { Unsettled } from "../../fuzz/laws/verdict.ts";
import type { Property } from "../../fuzz/property.ts";
import { enoughToBeGone } from "../../fuzz/repetition.ts";
import type { Surroundings } from "../../fuzz/surroundings.ts";
import { evidenceOf } from "../engine/evidence.ts";
import type { Said } from "./replay-checks.ts";
import type { StoredFinding } from "./stored-findings.ts";

type InputFinding = Extract<StoredFinding, { kind: "property" }>;

/**
 * So often what is asked of a gateway is asked: who comes first in a race is a matter of chance. What was shown now and then
 * is asked until it would have been shown.
 */
const timesAsked = 5;

/**
 * Judges a stored counterexample by the property that found it. It is fixed only if all of it was judged, and where a
 * gateway is asked, several times. Never rejects.
 */
export async function replayInput(
	finding: InputFinding,
	properties: readonly Property[],
	surroundings: Surroundings,
): Promise<Said> {
	const property = properties.find(({ id }) => id === finding.id);
	if (property === undefined) return { outcome: "ERROR", reason: "this version has no such property" };
	try {
		return surroundings.redactor().value(await judged(finding, property, surroundings));
	} catch (error) {
		const reason = excerpt(error instanceof Error ? error.message : String(error));
		const internal = error instanceof Unsettled ? {} : { internal: true as const };
		return surroundings.redactor().value<Said>({ outcome: "ERROR", reason, ...internal });
	}
}

async function judged(
	{ input, repetition }: InputFinding,
	property: Property,
	surroundings: Surroundings,
): Promise<Said> {
	const opened = await property.open(surroundings.place);
	if (!opened.ready) {
		const { reason, remedy } = opened;
		return { outcome: "ERROR", reason, ...(remedy === undefined ? {} : { remedy }) };
	}
	try {
		const enough = repetition === undefined ? timesAsked : Math.max(timesAsked, enoughToBeGone(repetition));
		const times = property.where === "in-process" ? 1 : enough;
		const judged = await judgedTimes(times, () => opened.checkable.judge(input));
		if ("held" in judged) return { outcome: "FIXED", held: judged.held };
		if ("unjudged" in judged) return { outcome: "ERROR", reason: `it could not be tried: ${excerpt(judged.unjudged)}` };
		const { expected, actual, exchange } = judged.violation;
		const target = surroundings.target();
		const redactor = surroundings.redactor();
		if (exchange !== undefined) redactor.learn(exchange.request);
		const evidence =
			exchange === undefined || target === undefined
				? {}
				: { evidence: evidenceOf(exchange, target.baseUrl, redactor) };
		// By the one that knows what this request proved.
		return redactor.value<Said>({
			outcome: "FAILED",
			...{ expected: excerpt(expected), actual: excerpt(actual) },
			...evidence,
		});
	} finally {
		await opened.close?.();
	}
}

type Judged = { readonly violation: Violation } | { readonly held: number } | { readonly unjudged: string };

/** The first violation in so many times; else how often the law held; else why nothing can be said. */
async function judgedTimes(times: number, judge: () => Promise<Violation | undefined>): Promise<Judged> {
	let held = 0;
	let unjudged = "";
	for (let time = 0; time < times; time += 1) {
		try {
			const violation = await judge();
			if (violation !== undefined) return { violation };
			held += 1;
		} catch (error) {
			if (!(error instanceof Unjudged)) throw error;
			if (error instanceof Refused) held += 1;
			unjudged = error.message;
		}
	}
	return held > 0 ? { held } : { unjudged };
}
