import type { Probe } from "../client/probe.ts";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import type { Measured } from "../report/measurement.ts";
import type { Edge } from "./edges.ts";
import type { Expectation } from "./expectation.ts";
import type { SpareCounts, SpareKind } from "./spares.ts";

export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** What a check needs of the target; what is not given is skipped with the way to enable it. */
export type Need =
	/** Some credential, whichever. */
	| "credential"
	| "hmac"
	| "hmac.second"
	| "hmac.readOnly"
	| "hmac.revoked"
	| "hmac.expired"
	| "hmac.rotated"
	/** Some key may be used up, and how much it may ask is known. */
	| "hmac.smallQuota"
	| "jwt"
	| "jwt.sign"
	/** Tokens name their issuer, at which the target looks. */
	| "jwt.issuer"
	/** The same of their audience. */
	| "jwt.audience"
	/** Some key of the target has a public half. */
	| "jwt.public"
	/** The target looks for the key of a token by its kid. */
	| "jwt.kid"
	| "issuer"
	| "echo"
	| "echo.log"
	| "fresh"
	/** The issuer is the runner's, and how soon the target takes a set that it publishes is known. */
	| "key-set"
	| "keystore"
	| "revocable"
	| "route.write"
	| "route.other"
	| "route.public"
	| "countersign-v1"
	| "sorted-query"
	| "errors.countersign"
	/** The target claims to follow the specification as a whole. */
	| "specification"
	| "hostList"
	/** Nobody has switched on that it sends Server-Timing. */
	| "timing.off"
	| "otherHost"
	| "maxBodyBytes"
	| "route.scopes"
	| "lab"
	| "short-limits"
	/** It serves the keys of the environment `live` only. */
	| "environment"
	/** Nothing stands in front of the gateway that may rewrite a request. */
	| "direct"
	/** The answer can come before the body has ended. Measured where the operator does not vouch for `direct`. */
	| "unbuffered"
	/** It is reached at several places, which are one gateway. */
	| "edges";

/** Checks that load, lock out or change the target, or take minutes, run only when the operator allows them. */
export type Allowance = "load" | "lockout" | "mutation" | "slow";

interface CheckMeta {
	/** The requirement's id and a slug, `HMAC-NONCE-03/parallel-replay`; the id is the interface and never changes. */
	id: string;
	requirement: string;
	/** One sentence: what the gateway must do. */
	title: string;
	severity: Severity;
	/** Rows of the threat catalogue. */
	threats: readonly string[];
	/** CWE, CVE, RFC sections: why it matters. */
	references: readonly string[];
	needs: readonly Need[];
	allow?: Allowance;
	/** About so many seconds it only waits; whoever waits longest is started first. */
	waits?: number;
	/** Runs alone, after all others: it changes something that they share, such as the issuer of the target. */
	exclusive?: true;
	/** The fresh gateways that it takes, one of the usual kind unless told; only with the need `fresh`. */
	spares?: SpareCounts;
	/** The kind of gateway that it borrows; only with the need `key-set`. Exclusive where that is the target itself. */
	borrows?: SpareKind;
}

/** A check as data: the twin differs from the probe in one thing and must be accepted. */
export interface ExchangeCheck extends CheckMeta {
	kind: "exchange";
	twin: Probe;
	probe: Probe;
	expect: Expectation;
}

/** A check in code, only where the wire demands it: races, sequences, timelines. */
export interface ScenarioCheck extends CheckMeta {
	kind: "scenario";
	run(trial: Trial): Promise<Outcome>;
}

export type Check = ExchangeCheck | ScenarioCheck;

/** One request and its answer as evidence; `probe` replays it. */
export interface Exchange {
	probe: Probe;
	request: WireRequest;
	outcome: WireOutcome;
	/** The token that stood for `{id}`, by which the echo's log is asked. */
	token: string;
	/** The place that it was sent to, where that is not the target itself. */
	edge?: Edge;
	/** The target's clock, as far as it is known, before the request was made and after the answer had come: Unix seconds. */
	clock?: { before: number; after: number };
}

/** What a check found. `expected` and `actual` are sentences for a reader who has not seen the code. */
export type Outcome =
	| { verdict: "pass" }
	/** A matter of style, for a target with error bodies of its own. */
	| { verdict: "warn"; expected: string; actual: string; exchange?: Exchange }
	/**
	 * `lost`: all that is wrong is that this exchange has no answer. `platformMay`: nothing is wrong if it is the platform
	 * that refuses so.
	 */
	| { verdict: "fail"; expected: string; actual: string; exchange?: Exchange; lost?: true; platformMay?: true }
	/** What the check is about is nothing that this target lets anybody see. */
	| { verdict: "skip"; reason: string; remedy: string }
	/** `limited`: only because there were too many requests; after so many milliseconds there may be more, where that is said. */
	| {
			verdict: "inconclusive";
			reason: string;
			exchange?: Exchange;
			lost?: true;
			limited?: { retryAfterMs?: number };
	  };

/** What a request looked like when it reached the upstream. */
export interface Seen {
	method: string;
	target: string;
	headers: readonly (readonly [string, string])[];
	bodyBase64: string;
	/** The body had not come to its end when the upstream was asked, or never did. */
	isPartial?: true;
}

/**
 * How the runner's issuer behaves from now on. Without `keys` it publishes the honest set of the target.
 *
 * An entry `{ "$key": role, "$alg"?: alg, …members }` stands for the public key of that role of the mint (`right`,
 * `other`, `foreign`, `weak`, `short`; for that algorithm), with its members replaced or, where null, left out; any other
 * entry is published as it is.
 */
export type IssuerMode =
	| { mode: "ok"; keys?: readonly unknown[]; headers?: Record<string, string> }
	/** With a key set all the same, if there are keys. */
	| { mode: "status"; status: number; keys?: readonly unknown[] }
	/** `{keys}` in it becomes the array of the keys as JSON. */
	| { mode: "body"; body: string; contentType?: string; keys?: readonly unknown[] }
	/** By default to a place of the issuer that serves the set, so that following it would succeed. */
	| { mode: "redirect"; location?: string; keys?: readonly unknown[] }
	| { mode: "slow"; delayMs: number; keys?: readonly unknown[] }
	/** The set, made at least this large by a member that means nothing. */
	| { mode: "huge"; bytes: number; keys?: readonly unknown[] }
	| { mode: "down" };

export interface IssuerControl {
	/** Where the set is fetched. */
	readonly url: string;
	set(mode: IssuerMode): Promise<void>;
	/**
	 * The last fetches of the key set, several thousand at least, in order: how many there were with each, when it came in
	 * Unix seconds, and the headers that the gateway sent.
	 */
	fetches(): Promise<readonly { number: number; at: number; headers: readonly (readonly [string, string])[] }[]>;
}

/** The hands of a scenario: everything it may do to the target. */
export interface Trial {
	/** Builds, signs, alters and sends one probe. */
	exchange(probe: Probe): Promise<Exchange>;
	/** Builds a request without sending it, to be sent several times, at once or altered. */
	prepare(probe: Probe): Promise<Prepared>;
	/** Everything the upstream saw whose target contains the token. Needs `echo.log`. */
	seen(token: string): Promise<readonly Seen[]>;
	/** A gateway of its own, never asked anything before, with an issuer of its own. Needs `fresh`. */
	fresh(kind?: SpareKind): Promise<FreshGateway>;
	/**
	 * A gateway with an issuer of its own, which is nobody else's until `use` settles; others had it before. Needs
	 * `key-set`, and `borrows` to say the kind.
	 */
	lend<T>(kind: SpareKind, use: (gateway: FreshGateway) => Promise<T>): Promise<T>;
	/** Writes or removes a key record. Needs `keystore`. */
	keys: KeyStoreControl;
	/** The key of the operator that may be revoked, where there is one. */
	revocable?: RevocableKey;
	/** How much may be asked under the key of the operator that may be used up, where there is one. */
	smallQuota?: GivenQuota;
	/** The issuer of the target. Needs `issuer`. */
	issuer: IssuerControl;
	judge: Judge;
	/** The largest body the target takes, where it is known. */
	maxBodyBytes?: number;
	/** The algorithms of tokens that the target takes, where they are known. */
	tokenAlgorithms?: readonly string[];
	/** How many seconds the target's clock may be off from what requests are signed by; undefined: nobody knows. */
	clockUncertainty: number | undefined;
	/** The target's clock in Unix seconds, as far as it is known. */
	now(): number;
	/** How the target's scheme writes timestamps, and how far from now they may be. */
	timestamp: TimestampRule;
	/** The places of the target. Needs `edges`. */
	edges: readonly Edge[];
	/** Keeps what was measured on the way, for the report; the last of an id stands. */
	measured(finding: Omit<Measured, "outcome">): void;
	/** A repeatable source of randomness for this check, in [0, 1). */
	random(): number;
	pause(ms: number): Promise<void>;
}

export interface Prepared {
	probe: Probe;
	request: WireRequest;
	token: string;
	send(): Promise<Exchange>;
	/** The same bytes again, over `count` separate connections, released at once. */
	race(count: number): Promise<readonly Exchange[]>;
	/** The same bytes to each of these places, released at once; a place may be named several times. Needs `edges`. */
	raceOver(edges: readonly Edge[]): Promise<readonly Exchange[]>;
}

/** See `Scheme.timestamp`. */
export interface TimestampRule {
	unit: "seconds" | "milliseconds";
	windowSeconds: number;
}

export interface FreshGateway {
	exchange(probe: Probe): Promise<Exchange>;
	prepare(probe: Probe): Promise<Prepared>;
	issuer: IssuerControl;
}

export interface KeyStoreControl {
	/** `record` is stored as JSON; text is stored as it is. */
	put(keyId: string, record: Record<string, unknown> | string): Promise<void>;
	delete(keyId: string): Promise<void>;
}

/**
 * How much may be asked under a key: at most so many requests in so many seconds, by whatever a limiter counts. Where it counts in
 * fixed windows, two of them may meet within that time; of a bucket it is the size, and what flows in within that time.
 */
export interface Quota {
	requests: number;
	seconds: number;
}

/** That of a key of the operator's, which all checks of a run share. */
export interface GivenQuota extends Quota {
	/** Whether a request under it was let in before, so that it is known to be a key; whoever sees that notes it. */
	wasLetIn: boolean;
}

/** A key that the runner revokes while it asks under it. */
export interface RevocableKey {
	/** A request under it. */
	readonly probe: Probe;
	revoke(): Promise<void>;
	/** Lets it in again, where that is possible and anybody needs it. */
	restore(): Promise<void>;
}

/** Verdicts are made here only, so that each failure says what was expected and what came. */
export interface Judge {
	accepted(exchange: Exchange): boolean;
	expect(exchange: Exchange, expectation: Expectation): Promise<Outcome>;
	pass(): Outcome;
	fail(expected: string, actual: string, exchange?: Exchange): Outcome;
	inconclusive(reason: string, exchange?: Exchange): Outcome;
}
