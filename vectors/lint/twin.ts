import { requestDefects, requestDifferences, signingDifferences, tokenDifferences } from "./difference.ts";
import type { Entry } from "./entry.ts";
import type { Finding } from "./finding.ts";
import { repairedRequest, repairedSigning, repairedToken } from "./repair.ts";

/** Vectors about which of several defects is answered have several, and so no twin that differs in one thing. */
const SEVERAL_DEFECTS = "StageOrder";

interface Pair {
	differences: string[];
	/** What differs, and what does not follow from it. */
	defects: string[];
	repaired: Entry["vector"];
}

/** How two vectors of one kind differ, and the first repaired after the second. */
function compare({ vector }: Entry, twin: Entry["vector"]): Pair | undefined {
	if ("input" in vector && "input" in twin) {
		const differences = signingDifferences(vector, twin);
		return { differences, defects: differences, repaired: repairedSigning(vector, twin) };
	}
	if ("request" in vector && "request" in twin) {
		const differences = requestDifferences(vector, twin);
		return { differences, defects: requestDefects(vector, twin), repaired: repairedRequest(vector, twin) };
	}
	if ("jwks" in vector && "jwks" in twin) {
		const differences = tokenDifferences(vector, twin);
		return { differences, defects: differences, repaired: repairedToken(vector, twin) };
	}
	return undefined;
}

function isRefusal(verdict: unknown): boolean {
	const { refusal, decision } = verdict as { refusal?: unknown; decision?: unknown };
	return refusal !== undefined || decision === "refuse";
}

/**
 * Every refused vector has a single defect: it differs in one thing from a vector of its file that is not refused, and
 * with that one thing repaired the reference does not refuse it. One about the order of stages has several.
 */
export function lintTwin(entry: Entry, twins: ReadonlyMap<string, Entry>): Finding[] {
	const { id: where, twin: wanted, flags } = entry.vector;
	const several = flags.includes(SEVERAL_DEFECTS);
	if (entry.refusal === undefined) {
		return several ? [{ rule: "order-has-several-defects", where, found: "a vector that is not refused" }] : [];
	}
	const twin = wanted === undefined ? undefined : twins.get(wanted);
	const pair = twin && compare(entry, twin.vector);
	if (pair === undefined || twin?.file !== entry.file || twin.refusal !== undefined) {
		return [{ rule: "twin-exists", where, found: `${wanted}` }];
	}
	const found = pair.differences.join(", ") || "nothing";
	const findings: Finding[] = [];
	if (several && pair.defects.length < 2) findings.push({ rule: "order-has-several-defects", where, found });
	if (!several && pair.differences.length !== 1) findings.push({ rule: "twin-differs-in-one-thing", where, found });
	const verdict = entry.decided(pair.repaired);
	if (isRefusal(verdict)) findings.push({ rule: "repair-admits", where, found: JSON.stringify(verdict) });
	return findings;
}
