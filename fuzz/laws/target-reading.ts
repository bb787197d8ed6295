import type { Law } from "../law.ts";
import type { TargetGate } from "./fixed-point.ts";

/** What somebody's URL parser makes of a target behind `readingOrigin`, as text; of one that it refuses, what it says. */
export interface TargetReading {
	/** Of `new URL(…)`, serialised. */
	readonly url: string;
	/** Of `new Request(…)`, which is what is fetched. */
	readonly request: string;
}

/** A URL parser of another program, which is asked about many targets at once. */
export type TargetReader = (targets: readonly string[]) => Promise<readonly TargetReading[]>;

export const readingOrigin = "https://gateway.example";

/**
 * What is signed and forwarded is read by another program as it was signed (TGT-01, SORT-12): neither the parser of its
 * URLs nor that of its requests resolves, cuts off or writes otherwise any part of a target that the gate lets in.
 */
export function letInTargetsAreReadAsSigned(
	gate: TargetGate,
	requirement: string,
	read: TargetReader,
): Law<readonly string[]> {
	return async (targets) => {
		const letIn = targets.flatMap((target, at) => {
			const signed = gate(target);
			return signed === undefined ? [] : [{ at, signed }];
		});
		const readings = await read(letIn.map(({ signed }) => signed));
		if (readings.length !== letIn.length) {
			throw new Error(`${readings.length} readings of ${letIn.length} targets`);
		}
		for (const [index, { at, signed }] of letIn.entries()) {
			const whole = readingOrigin + signed;
			const changed = Object.entries(readings[index] ?? {}).find(([, text]) => text !== whole);
			if (changed !== undefined) {
				const [maker, text] = changed;
				return {
					requirement,
					expected: `its ${maker === "url" ? "URLs" : "requests"} to leave ${JSON.stringify(signed)} as it is`,
					actual: JSON.stringify(text),
					at,
				};
			}
		}
		return undefined;
	};
}
