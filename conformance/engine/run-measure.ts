import type { Measurement } from "../report/measurement.ts";
import { interruption } from "./interruption.ts";
import { Hindered, type Measure } from "./measurement.ts";
import { unmetNeed } from "./needs.ts";
import type { Session } from "./session.ts";
import { variantFor } from "./variant.ts";

/** Takes one measure. Never rejects: what a measure throws is an outcome too. */
export async function runMeasure(
	measure: Measure,
	session: Session,
	signal?: AbortSignal,
): Promise<readonly Measurement[]> {
	const { id, requirement, title } = measure;
	const redactor = session.redactor.child();
	const without = (outcome: "unmeasured" | "error", reason: string, remedy?: string): readonly Measurement[] => [
		redactor.value({ id, requirement, title, outcome, reason, ...(remedy === undefined ? {} : { remedy }) }),
	];
	const { capabilities } = variantFor(measure, session.target);
	const unmet = unmetNeed(measure, capabilities, session.allowed);
	if (unmet !== undefined) return without("unmeasured", unmet.reason, unmet.remedy);
	if (!session.sanity.usable) return without("unmeasured", session.sanity.reason);
	const cutShort = (): boolean => signal?.aborted === true;
	if (cutShort()) return without("unmeasured", interruption);
	try {
		const findings = await measure.run(session.trialFor(measure, redactor));
		if (cutShort()) return without("unmeasured", interruption);
		return findings.map((finding) => redactor.value({ outcome: "measured", requirement, ...finding }));
	} catch (error) {
		if (cutShort()) return without("unmeasured", interruption);
		if (error instanceof Hindered) return without("unmeasured", error.message);
		return without("error", error instanceof Error ? error.message : String(error));
	}
}
