import type { RequestParts } from "./request-parts.ts";

/**
 * What becomes of a request that is spoilt so. `kept`: to everybody it is the request that it was. `last`: so, too, but
 * the connection ends behind it. `never`: whoever sees it as it was sent must not let it in. `open`: HTTP lets it be
 * refused, repaired or read in more than one way, and what is let in must still be what was signed.
 */
type Reading = "kept" | "last" | "never" | "open";

/** A way to spoil a request, which is part of the interface of stored inputs. */
export interface MutationRow {
	/** Letters and dashes, never changed. */
	readonly id: string;
	/** Rows of the threat catalogue. */
	readonly threats: readonly string[];
	readonly reading: Reading;
	/** The requirement that letting it in would break; where it is never to be let in. */
	readonly requirement?: string;
	/** The forms that it takes, the plainest first; each is written into stored inputs. */
	readonly forms: readonly string[];
	/** How often it is drawn, beside the others; 1 unless told. */
	readonly weight?: number;
	spoil(parts: RequestParts, form: string): RequestParts;
}

/** A row and one of its forms. */
export interface Mutation {
	readonly mutation: string;
	readonly form: string;
}
