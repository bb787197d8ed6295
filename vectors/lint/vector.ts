import { isDeepStrictEqual } from "node:util";
import type { Documents } from "../documents.ts";
import type { VerificationVector } from "../format.ts";
import type { Entry } from "./entry.ts";
import type { Finding } from "./finding.ts";
import { refusalsOfStep } from "./steps.ts";

/** Codes of signers alone, which no gateway answers and no requirement names. */
const SIGNER_CODES = ["malformed_url", "weak_secret"];

function lintRefusal({ vector, refusal }: Entry, documents: Documents): Finding[] {
	const { id: where, requirement: id } = vector;
	const requirement = documents.requirements.find((candidate) => candidate.id === id);
	if (requirement === undefined) return [{ rule: "requirement-exists", where, found: id }];
	if (refusal === undefined || requirement.refusal === null || SIGNER_CODES.includes(refusal.code)) return [];
	const { status, code } = requirement.refusal;
	const agrees = refusal.code === code && (refusal.status ?? status) === status;
	return agrees ? [] : [{ rule: "refusal-of-requirement", where, found: `${refusal.code}, not the ${code} of ${id}` }];
}

/** A refused vector reaches the step that it names and no further, and the step is one that may refuse so. */
function lintVerdict({ vector, refusal, decided }: Entry): Finding[] {
	const { id: where } = vector;
	const findings: Finding[] = [];
	if (refusal?.step !== undefined && refusal.status !== undefined) {
		const found = `${refusal.status} ${refusal.code}`;
		if (!refusalsOfStep[refusal.step].includes(found)) findings.push({ rule: "step-has-code", where, found });
	}
	const { step: reached, ...verdict } = decided(vector) as { step?: string };
	const { step: named, ...published } = vector.expect as { step?: string };
	if (reached !== named) findings.push({ rule: "step-reached", where, found: `${reached}` });
	if (!isDeepStrictEqual(verdict, published)) {
		findings.push({ rule: "verdict-reproduced", where, found: JSON.stringify(verdict) });
	}
	return findings;
}

/** A gateway may forget a nonce whose timestamp has passed out of the window, so that no verdict can rest on one (HMAC-NONCE-08). */
function lintSpentNonces({ id: where, clock, state }: VerificationVector): Finding[] {
	return state.spentNonces
		.filter(([, , timestamp]) => Math.floor(clock.now) - timestamp > 300)
		.map(([, , timestamp]) => ({ rule: "spent-nonce-is-live", where, found: `${timestamp}` }));
}

/** What is wrong with a vector by itself. */
export function lintVector(entry: Entry, documents: Documents): Finding[] {
	const { id: where, flags } = entry.vector;
	const findings: Finding[] = [...lintRefusal(entry, documents), ...lintVerdict(entry)];
	if (!where.startsWith(`${entry.file.family}-`)) {
		findings.push({ rule: "id-names-family", where, found: entry.file.family });
	}
	for (const flag of flags) {
		if (!Object.hasOwn(documents.flags.flags, flag)) findings.push({ rule: "flag-documented", where, found: flag });
	}
	if ("state" in entry.vector) {
		findings.push(...lintSpentNonces(entry.vector));
		for (const { id } of entry.vector.state.keys) {
			if (!documents.keys.hmac.some((key) => key.id === id)) findings.push({ rule: "key-published", where, found: id });
		}
	}
	return findings;
}
