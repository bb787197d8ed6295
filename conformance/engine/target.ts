import type { Builder } from "../client/build.ts";
import type { Route } from "../client/context.ts";
import type { Probe, RouteRole } from "../client/probe.ts";
import type { SigningScheme } from "../client/signing-scheme.ts";
import type { Transport } from "../client/wire.ts";
import type { GivenQuota, IssuerControl, KeyStoreControl, Need, RevocableKey, Seen, TimestampRule } from "./check.ts";
import type { Edges } from "./edges.ts";
import type { PlatformControl } from "./platform-control.ts";
import type { SpareKind } from "./spares.ts";

/** Whether refusals carry the codes of the specification, or bodies of the target's own. */
export type ErrorStyle = "countersign" | "any";

interface EchoControl {
	/** What the upstream has seen whose raw target contains `token`, in order of arrival. */
	seen(token: string): Promise<readonly Seen[]>;
}

/** A gateway that was never asked anything, with an issuer of its own. */
export interface FreshTarget {
	build: Builder;
	transport: Transport;
	issuer: IssuerControl;
	/** What the gateway was told, where the runner told it: JSON. */
	configuration?: Readonly<Record<string, unknown>>;
}

/** A gateway that is to be given back. */
interface LentTarget {
	gateway: FreshTarget;
	giveBack(): void | Promise<void>;
}

/** A gateway under test and everything that may be done to it; made from a config, or by the embedded lab. */
export interface Target {
	/** For people: a URL, or "embedded gateway". */
	name: string;
	baseUrl: string;
	/** Name of the signing scheme. */
	scheme: string;
	/** How requests are signed; as the scheme of that name is built in unless told. */
	signing?: SigningScheme;
	errors: ErrorStyle;
	/**
	 * Who vouches that keys, routes and issuer fit the target. "ours": the runner made them, so a valid request that is
	 * refused is a fault of the gateway. "operator": it may as well be a mistake in the config, so it is inconclusive.
	 */
	setup: "ours" | "operator";
	/** "shared": the target runs on this machine's clock. "estimated": the offset comes from its `Date` headers. */
	clock: "shared" | "estimated";
	/** Header by which the gateway's own answers are told from those of the platform in front of it, lower case. */
	marker: string;
	capabilities: ReadonlySet<Need>;
	routes: Readonly<Partial<Record<RouteRole, Route>>>;
	/** That of the specification unless told. */
	timestamp?: TimestampRule;
	/** Where else it is reached. */
	edges?: Edges;
	/** The largest body the target takes, where the operator says so. */
	maxBodyBytes?: number;
	/** The algorithms of tokens that the target takes, where the operator says so. */
	tokenAlgorithms?: readonly string[];
	build: Builder;
	/** What the gateway was told, where the runner told it: JSON. */
	configuration?: Readonly<Record<string, unknown>>;
	/** The part that a probe alters and a signature of the target does not cover, if that is all that it alters. */
	unsigned?(probe: Probe): string | undefined;
	transport: Transport;
	/** Texts that must never be written anywhere: HMAC secrets, private keys, given tokens. */
	secrets: readonly string[];
	/** Lower-case names of the headers whose values prove something: the signature header of the scheme. */
	sensitiveHeaders: readonly string[];
	/** By which a fault of the platform is told from one of the gateway, where there is one. */
	platform?: PlatformControl;
	echo?: EchoControl;
	issuer?: IssuerControl;
	keystore?: KeyStoreControl;
	/** See `Trial.revocable`. */
	revocable?: RevocableKey;
	/** See `Trial.smallQuota`. */
	smallQuota?: GivenQuota;
	/**
	 * Other instances of the same gateway, by the need that they meet and this one does not: one that runs another
	 * scheme, for example. Echo, error style, marker and set-up are those of this one.
	 */
	variants?: Readonly<Partial<Record<Need, Target>>>;
	/** Hands out the next unused gateway of a kind; rejects with `NotRepeatable` when no more are left than others are owed. */
	fresh?(kind: SpareKind, owed: number): Promise<FreshTarget>;
	/** Lends a gateway of a kind, as soon as one is there; rejects where there never will be one. */
	lend?(kind: SpareKind): Promise<LentTarget>;
	/** Whether what it lends is this target, whose issuer is then changed under everybody who asks it something. */
	lendsItself?: boolean;
	/** How many connections at once the target should be asked to bear when the operator does not say. */
	defaultConcurrency: number;
}
