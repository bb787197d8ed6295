import type { Probe } from "../conformance/client/probe.ts";
import type { Conversation, Heard, WireRequest } from "../conformance/client/wire.ts";
import type { Rig } from "../conformance/embedded/index.ts";
import type { Exchange, Need } from "../conformance/engine/check.ts";
import type { Target } from "../conformance/engine/target.ts";

/** What a run offers to its properties. */
export interface Place {
	/** The gateway that was named, or the embedded one; started when it is first asked for. */
	gateway(): Promise<Gateway | NoGateway>;
	/**
	 * Starts the embedded gateway in a process of its own, that can be killed and whose clocks can be set, for whoever asks
	 * alone. Absent where a gateway was named, whose process and clocks are not ours.
	 */
	rig?(): Promise<UsableRig | NoGateway>;
}

export interface UsableRig {
	readonly usable: true;
	/** To be disposed of by whoever asked for it. */
	readonly rig: Rig;
	/** What its requests name as the run that they belong to. */
	readonly runId: string;
}

export interface NoGateway {
	readonly usable: false;
	readonly verdict: "skip" | "inconclusive";
	readonly reason: string;
	readonly remedy?: string;
}

/** A probe made into bytes: as the honest signer made them, and as the defect left them. */
export interface Altered {
	readonly probe: Probe;
	readonly honest: WireRequest;
	readonly request: WireRequest;
	/** What stood for `{id}`. */
	readonly token: string;
	/** The Unix second, with its fraction, that the signer took for now. */
	readonly signedAt: number;
}

/** A gateway that requests can be sent to. */
export interface Gateway {
	readonly usable: true;
	readonly target: Target;
	/** How far the target's clock may be from the one that requests are signed by, in seconds; undefined: nobody knows. */
	readonly clockUncertainty: number | undefined;
	/** The marker of the gateway's own answers, if it sends one. */
	readonly marker: string | undefined;
	/** The product by whose stock pages the gateway refuses, if it is made of one. */
	readonly speaksAs?: string | undefined;
	/** Of one exchange, or of one conversation. */
	readonly timeoutMs: number;
	/** Resolves when so many more requests may be sent; whoever sends by another way than these waits here. */
	admit(count: number): Promise<void>;
	/** Builds a probe without sending it. */
	alter(probe: Probe): Promise<Altered>;
	/** Waits for its turn, then builds and sends. */
	exchange(probe: Probe): Promise<{ altered: Altered; exchange: Exchange }>;
	/** Sends the same bytes again. */
	send(altered: Altered): Promise<Exchange>;
	/** Sends the same bytes over `count` connections at once. */
	race(altered: Altered, count: number): Promise<readonly Exchange[]>;
	/** Waits until so many requests may be sent, and says bytes over one connection; absent where the way is none. */
	converse?(requests: number, conversation: Conversation, patienceMs: (received: Uint8Array) => number): Promise<Heard>;
	/** The same gateway at another place, where it is reached at two. */
	readonly there?: Pick<Gateway, "send" | "race">;
	/** The same gateway with the configuration that a need asks for; undefined where there is none. */
	variant(need: Need): Promise<Gateway | NoGateway> | undefined;
	/** Puts the admission object of a key out of memory, that of the primary key unless told; absent where nobody can. */
	evict?(keyId?: string): Promise<void>;
}
