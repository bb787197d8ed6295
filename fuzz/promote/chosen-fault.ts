import { UsageError } from "../../conformance/cli/usage-error.ts";
import { nearest } from "../../conformance/engine/distance.ts";
import { groupBy } from "../../conformance/report/index.ts";
import { symptomOf } from "../fault.ts";
import { type DistinctFault, distinctFaults } from "../report/distinct-faults.ts";
import type { Found } from "./found.ts";

type Fault = Pick<DistinctFault, "finding" | "properties">;

/**
 * The findings of the fault that is meant, each with another input or of another property. Faults are counted as reports
 * count them. The symptom that a name begins with is a name too, where only one fault shows it; then the findings of all
 * properties that show it are meant, under whichever of their names.
 */
export function findingsOfFault(
	all: readonly Found[],
	{ files, fault }: { files: readonly string[]; fault?: string },
): readonly Found[] {
	const faults = faultsOf(all);
	const [only, ...others] = faults;
	if (only === undefined) throw new UsageError(`${files.join(", ")}: no finding of fuzz is in there.`);
	const meant = fault ?? (others.length === 0 ? only.finding.fault : undefined);
	if (meant === undefined) throw new UsageError(`There are ${faults.length} faults. ${listed(faults)}`);
	const hasName = ({ finding }: Pick<Found, "finding">) => [finding.fault, symptomOf(finding.fault)].includes(meant);
	const looksAlike = ({ finding }: Pick<Found, "finding">) => symptomOf(finding.fault) === symptomOf(meant);
	if (!all.some(hasName)) throw new UsageError(`${files.join(", ")}: ${noSuchFault(meant, faults)}`);
	const alike = faults.filter(looksAlike);
	if (alike.length === 1) return withoutRepeats(all.filter(looksAlike));
	const exact = all.filter(({ finding }) => finding.fault === meant);
	if (exact.length === 0) throw new UsageError(`${alike.length} faults look like ${meant}. ${listed(alike)}`);
	return withoutRepeats(exact);
}

function noSuchFault(meant: string, faults: readonly Fault[]): string {
	const names = faults.map(({ finding }) => finding.fault);
	const near = nearest(meant, names);
	const known = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are ${names.join(", ")}.`;
	return `there is no fault ${meant}. ${known}`;
}

function faultsOf(all: readonly Found[]): readonly Fault[] {
	const results = [...groupBy(all, ({ property }) => property)].map(([id, found]) => {
		const findings = found.map(({ finding }) => finding);
		return { id, findings: [...new Map(findings.map((finding) => [finding.fault, finding])).values()] };
	});
	return distinctFaults({ results });
}

function listed(faults: readonly Fault[]): string {
	const lines = faults.map(
		({ finding, properties }) => `  ${finding.fault}: ${finding.actual} (${properties.join(", ")})`,
	);
	return `Say with --fault which one is meant:\n${lines.join("\n")}`;
}

/** One finding may be in a report and in a corpus. */
function withoutRepeats(several: readonly Found[]): readonly Found[] {
	const inputs = several.map(({ property, finding }) => JSON.stringify([property, finding.input]));
	return several.filter((_, at) => inputs.indexOf(inputs[at] ?? "") === at);
}
