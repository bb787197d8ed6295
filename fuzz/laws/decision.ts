import { type Refusal, refusalTable } from "../core.ts";
import type { Law, Violation } from "../law.ts";

/** What a parser says of a text: its refusal, or undefined where it lets the text in. */
export type Decider = (text: string) => Refusal | undefined;

const reasons: ReadonlySet<string> = new Set([
	"not_origin_form",
	"empty_segment",
	"dot_segment",
	"forbidden_character",
	"bad_triplet",
	"lower_case_triplet",
	"unreserved_triplet",
	"forbidden_triplet",
	"empty_query",
]);

/**
 * Every parser decides on every text, and never throws (ANS-05): an exception is a 500 at best and an open door at
 * worst. What it refuses, it refuses with a code of the table, one of the client's faults, and a target's defect
 * with its place (TGT-11).
 */
export function everyTextIsDecided(deciders: Readonly<Record<string, Decider>>): Law<string> {
	return (text) => {
		for (const [name, decide] of Object.entries(deciders)) {
			const violation = decided(name, decide, text);
			if (violation !== undefined) {
				return violation;
			}
		}
		return undefined;
	};
}

function decided(name: string, decide: Decider, text: string): Violation | undefined {
	let refusal: Refusal | undefined;
	try {
		refusal = decide(text);
	} catch (error) {
		const actual = `it threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
		return { requirement: "ANS-05", expected: `${name} to decide`, actual };
	}
	if (refusal === undefined) {
		return undefined;
	}
	const { code, offset, reason } = refusal;
	if (!(Object.hasOwn(refusalTable, code) && refusalTable[code].status < 500)) {
		return { requirement: "ANS-05", expected: `${name} to refuse with a code of a client's fault`, actual: code };
	}
	if (code !== "malformed_target") {
		return undefined;
	}
	const placed = Number.isInteger(offset) && Number(offset) >= 0 && Number(offset) <= Buffer.byteLength(text);
	return placed && reasons.has(String(reason))
		? undefined
		: {
				requirement: "TGT-11",
				expected: "an offset inside the target and a reason of the list",
				actual: `${reason} at ${offset}`,
			};
}
