import type { Exchange, Seen } from "./check.ts";

/**
 * What must come back. `rewritten` is what is right too where something in front of the gateway may rewrite the bytes
 * before it sees them, as an edge does that normalises URLs: a signature over what was sent then fails, one over what
 * the edge makes of it holds. `refused` names the codes of the specification; where the target has error bodies of
 * its own (`errors: "any"`), a refusal is any 4xx behind which nothing reached the upstream.
 */
export type Expectation =
	| { kind: "accepted"; answer?: readonly AnswerRule[]; upstream?: readonly UpstreamRule[]; rewritten?: Expectation }
	| {
			kind: "refused";
			codes: readonly string[];
			answer?: readonly AnswerRule[];
			/**
			 * The bytes may be such that the platform in front of the gateway refuses them, or hangs up; that counts as
			 * refused. Without it an answer that is not the gateway's own is inconclusive.
			 */
			byPlatform?: true;
			rewritten?: Expectation;
	  }
	/** One of several behaviours is right, for example refused or ignored. */
	| { kind: "either"; of: readonly Expectation[] };

/** A named demand on the answer; returns what is wrong, or undefined. */
export interface AnswerRule {
	says: string;
	/** False for rules about the style of errors, which are warnings for a target with error bodies of its own. */
	security: boolean;
	/** It is about a member that only a refusal of the specification has: not asked of error bodies of another make. */
	ownForm?: true;
	violation(exchange: Exchange): string | undefined;
}

/** A named demand on what the upstream saw; needs `echo`. */
export interface UpstreamRule {
	says: string;
	violation(seen: Seen, exchange: Exchange): string | undefined;
}
