import { excerpt } from "../../fuzz/excerpt.ts";
import { Unsettled } from "../../fuzz/laws/verdict.ts";
import type { Property } from "../../fuzz/property.ts";
import type { Surroundings } from "../../fuzz/surroundings.ts";
import { evidenceOf } from "../engine/evidence.ts";
import type { Said } from "./replay-checks.ts";
import type { StoredFinding } from "./stored-findings.ts";

type InputFinding = Extract<StoredFinding, { kind: "property" }>;

/** Judges a stored counterexample by the property that found it. Never rejects. */
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

async function judged({ input }: InputFinding, property: Property, surroundings: Surroundings): Promise<Said> {
	const opened = await property.open(surroundings.place);
	if (!opened.ready) {
		const { reason, remedy } = opened;
		return { outcome: "ERROR", reason, ...(remedy === undefined ? {} : { remedy }) };
	}
	try {
		const violation = await opened.checkable.judge(input);
		if (violation === undefined) return { outcome: "FIXED" };
		const { expected, actual, exchange } = violation;
		const target = surroundings.target();
		const redactor = surroundings.redactor();
		if (exchange !== undefined) redactor.learn(exchange.request);
		const evidence =
			exchange === undefined || target === undefined
				? {}
				: { evidence: evidenceOf(exchange, target.baseUrl, redactor) };
		return { outcome: "FAILED", expected: excerpt(expected), actual: excerpt(actual), ...evidence };
	} finally {
		await opened.close?.();
	}
}
