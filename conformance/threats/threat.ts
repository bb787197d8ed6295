import type { Severity } from "../engine/check.ts";

/** What one must have in hand to see a flaw, besides a request and its answer. */
export type Sight =
	/** Nothing: the public port, and credentials that are valid. */
	| "port"
	/** An upstream that tells what it received. */
	| "echo"
	/** The issuer of tokens and its key set. */
	| "issuer"
	/** The key store. */
	| "key store"
	/** The gateway's clock, or the patience to wait for it. */
	| "clock"
	/** Dependencies that can be made to fail. */
	| "faults"
	/** The inside of the gateway: its log, its stages, its storage. */
	| "inside"
	/** A deployment at the edge. */
	| "production";

/** A way in which a signed gateway can be wrong. Ids are never renamed and never used again. */
export interface Threat {
	readonly id: string;
	/** What the gateway does, in one sentence. */
	readonly flaw: string;
	readonly severity: Severity;
	readonly sight: readonly Sight[];
	/**
	 * Tests of the Workers pool that ask for it. One of them fails for each of its mutants that shows inside only, and
	 * where it takes clock, faults or the inside to see the flaw, for each of its mutants.
	 */
	readonly tests?: readonly TestName[];
	/**
	 * Why no check of it can be seen to fail, although its sight says that a request could tell: its tests stand for the
	 * checks, or for a mutant that they would fail on.
	 */
	readonly notFromOutside?: string;
	/** Why it has no check, or no mutant, or neither. */
	readonly leftOut?: string;
}

/** A test by its file and by its name within it. */
interface TestName {
	readonly file: string;
	readonly name: string;
}

/** The flaws of one part of a gateway. */
export interface ThreatGroup {
	/** What the ids of the group begin with. */
	readonly prefix: string;
	readonly title: string;
	readonly threats: readonly Threat[];
}
