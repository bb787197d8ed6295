import type { KeyRole, RouteRole, TokenDefect } from "./probe.ts";
import type { SigningScheme } from "./signing-scheme.ts";

/** A secret that no log or error prints by accident; `reveal` is called only to sign and to redact. */
export interface SecretText {
	reveal(): string;
}

/** What signs for one role. */
export interface HmacKey {
	id: string;
	/** The active secrets, each of which must be accepted; the first one signs. */
	secrets: readonly [SecretText, ...SecretText[]];
	/** A secret that the key once had and that must not be accepted any more. */
	retired?: SecretText;
}

/** A route of the target; `{id}` in the path becomes a token unique to the exchange. */
export interface Route {
	method: string;
	path: string;
	/** What a request to it carries that has no body of its own. */
	body?: { contentType?: string; text: string };
	/** What a caller needs, as far as the operator said so. */
	scopes?: readonly string[];
}

/** A source of bearer tokens: one that holds signing keys, or a single token that was given. */
export interface Mint {
	/**
	 * The compact token, honest at the Unix second `now` but for the defect. Throws for a defect that this mint
	 * cannot make, which the needs of a check should have prevented.
	 */
	mint(defect: TokenDefect, now: number): string;
}

/** What requests to a target are made of. */
export interface BuildMaterial {
	scheme: SigningScheme;
	/** The authority that is sent as Host and signed: lower case, without the default port. */
	host: string;
	/** Another authority that the target serves, with a signature for which it must not be reached by this one's. */
	otherHost?: string;
	/** The default port of the target's public scheme: 443 or 80. */
	defaultPort: number;
	routes: Readonly<Partial<Record<RouteRole, Route>>>;
	keys: ReadonlyMap<KeyRole, HmacKey>;
	mint?: Mint;
}

/** What a request takes from the run rather than from the target. */
export interface BuildMoment {
	/** The target's clock in Unix seconds, fractions allowed. */
	now(): number;
	/** In [0, 1): nonces and tokens are made of it. */
	random(): number;
	/** Sent with each request as `X-Countersign-Run`, so that an operator can tell the runner's traffic. */
	runId: string;
}
