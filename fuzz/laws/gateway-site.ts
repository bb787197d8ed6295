import type { Builder } from "../../conformance/client/build.ts";
import type { Transport } from "../../conformance/client/wire.ts";
import type { KeyStoreControl, Seen } from "../../conformance/engine/check.ts";
import type { GatewaySetup } from "../models/gateway-setup.ts";
import type { SiteIssuer } from "./site-issuer.ts";

/** A gateway of which everything is known, and whose key store is at hand. */
export interface Site {
	readonly name: string;
	readonly setup: GatewaySetup;
	readonly build: Builder;
	readonly transport: Transport;
	/** Another place of the same gateway, with the same admission objects. */
	readonly elsewhere?: Transport;
	readonly store: KeyStoreControl;
	readonly issuer: SiteIssuer;
	/** Resolves when so many more requests may be sent; asked before they are signed, so that waiting ages none. */
	admit(count: number): Promise<void>;
	/** Unix seconds, as the gateway takes them. */
	now(): number;
	/** Sets the clock of the gateway forward; absent where its time goes by of itself. */
	advance?(seconds: number): Promise<void>;
	/** Ends its process, and starts another one over the same storage; absent where the process is not the run's. */
	restart?(): Promise<void>;
	/** Puts the admission object of a key out of memory. */
	evict?(keyId: string): Promise<void>;
	/** What the upstream saw whose target contains the text. */
	seen(text: string): Promise<readonly Seen[]>;
}
