import type { parseConfig } from "../../gateway/src/config.ts";
import { composeGateway, type Gateway, type GatewayParts } from "../../gateway/src/gateway.ts";
import { type AdmissionStore, NonceStore, type SqlStore } from "../../gateway/src/nonce-store.ts";
import { referenceStages } from "../../gateway/src/reference.ts";
import type { Stages } from "../../gateway/src/stages.ts";

/** A gateway that is broken, made by replacing a part where the gateway is composed. */
export interface Fault {
	/** The name of its file. */
	readonly id: string;
	/** The fault, in one sentence about the gateway. */
	readonly sentence: string;
	/** The stages, some of them replaced. Called once for each gateway, so that what it closes over lives in one isolate. */
	readonly stages?: (reference: Stages) => Stages;
	/** The gateway around its stages, for what stands before or beside the pipeline. */
	readonly compose?: (parts: GatewayParts) => Gateway;
	/** What decides behind the Durable Object. */
	readonly store?: (sql: SqlStore) => AdmissionStore;
	/** The reading of the configuration. */
	readonly parseConfig?: (reference: typeof parseConfig) => typeof parseConfig;
}

/**
 * A gateway with one fault. It proves that a check can fail, and says which requirements a gateway with this fault does
 * not keep.
 */
export interface Mutant extends Fault {
	/** What the fault is about: every one of these requirements is found broken. */
	readonly breaks: readonly string[];
	/** Requirements that may be found broken besides, as a consequence; those of any other are found kept. */
	readonly also?: readonly string[];
	/** Rows of the threat catalogue. */
	readonly threats: readonly string[];
	/**
	 * Where the fault shows. "wire": the conformance suite kills it. "inside": only tests that hold the clock, the
	 * dependencies or the log in their hands do; the reason says why no request from outside can tell.
	 */
	readonly seen: "wire" | { readonly inside: string };
}

/** The stages of a broken gateway; without a fault, the reference's. */
export function stagesOf(fault: Fault | undefined): Stages {
	return fault?.stages?.(referenceStages) ?? referenceStages;
}

/** Composes a broken gateway; without a fault, the reference. `parts.stages` are those of `stagesOf`. */
export function composeMutant(fault: Fault | undefined, parts: GatewayParts): Gateway {
	return (fault?.compose ?? composeGateway)(parts);
}

/** Opens the store of a broken gateway's admission object. */
export function openStoreOf(fault: Fault | undefined, sql: SqlStore): AdmissionStore {
	return fault?.store?.(sql) ?? new NonceStore(sql);
}
