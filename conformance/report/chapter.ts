import type { Requirement } from "../engine/requirements.ts";

/** A fault that a gateway may have, by which the suite is tested. */
export interface KnownFault {
	id: string;
	/** The fault, in one sentence about the gateway. */
	sentence: string;
}

/** What a reader is told of a requirement besides its results. */
export interface ExplainedRequirement extends Requirement {
	/** Broken gateways of the suite's own that break it, and that its checks find. */
	faults: readonly KnownFault[];
	/** What a gateway does that each check of it looks for, by the check's id: sentences whose subject is the gateway. */
	flaws?: ReadonlyMap<string, readonly string[]>;
	/** Why no check asks for it, where none does. */
	unasked?: string;
}

/** A group of requirements, as the specification has it. */
export interface Chapter {
	/** `HMAC-NONCE` */
	group: string;
	title: string;
	requirements: readonly ExplainedRequirement[];
}
