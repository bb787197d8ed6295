import type { Severity } from "../conformance/engine/check.ts";
import type { Checkable } from "./checkable.ts";
import type { Place } from "./place.ts";

/** What a property is about; the command selects by it. */
export const groups = ["canonicalization", "signers", "timestamp", "nonce", "token", "http", "gateway"] as const;
export type Group = (typeof groups)[number];

/**
 * Where a property is tried. `in-process`: on the protocol core, in this process. `workerd`: on the embedded gateway,
 * whose objects can be put out of memory. `target`: over the wire, on the gateway that was named.
 */
type Where = "in-process" | "workerd" | "target";

/** A sentence that must be true of every input, and where the inputs come from. */
export interface Property {
	/** The interface: letters and dashes, never changed. */
	readonly id: string;
	readonly group: Group;
	/** The sentence. */
	readonly title: string;
	/** Requirements that a counterexample may break. */
	readonly requirements: readonly string[];
	/** Of a counterexample. */
	readonly severity: Severity;
	readonly where: Where;
	/** How many inputs are tried when nobody says otherwise. */
	readonly runs: number;
	/** How many times as much of a run's time it gets as others, if the run is for a time; 1 unless told. */
	readonly share?: number;
	/** Why it is tried only where it or its group is named; absent where it is part of every run. */
	readonly apart?: string;
	/** Makes ready what inputs are tried on. Rejects for a mistake of ours only. */
	open(place: Place): Promise<Opened> | Opened;
}

export type Opened =
	| {
			readonly ready: true;
			readonly checkable: Checkable;
			/** What of its inputs is not judged at this target, and why; absent where all is. */
			readonly leftOut?: string | undefined;
			close?(): Promise<void>;
	  }
	/** `skip`: it cannot be tried here. `inconclusive`: the target does not behave as one that can be tested. */
	| {
			readonly ready: false;
			readonly verdict: "skip" | "inconclusive";
			readonly reason: string;
			readonly remedy?: string;
	  };

/** For properties that need nothing but this process. */
export function inProcess(checkable: Checkable): Opened {
	return { ready: true, checkable };
}
