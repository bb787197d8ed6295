import type { Builder } from "../../conformance/client/build.ts";
import type { Transport } from "../../conformance/client/wire.ts";
import type { IssuerControl, IssuerMode, KeyStoreControl, Seen } from "../../conformance/engine/check.ts";
import type { GatewaySetup } from "../models/gateway-setup.ts";
import type { IssuerView } from "../models/issued-token.ts";
import { KeptKeySet, type SeenFetch } from "../models/kept-key-set.ts";
import { keySetOf, type Published } from "../models/published-keys.ts";

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
	/** Puts the admission object of a key out of memory. */
	evict?(keyId: string): Promise<void>;
	/** What the upstream saw whose target contains the text. */
	seen(text: string): Promise<readonly Seen[]>;
}

/** The issuer of a site: one that is left alone, or one that is told what to publish. */
export interface SiteIssuer {
	readonly isOurs: boolean;
	/** Whether it is known which set the gateway has. */
	isKnown(): boolean;
	publish(mode: IssuerMode): Promise<void>;
	/** To be asked before and after a token is judged: what was fetched between, and what the gateway should make of it. */
	watch(): Promise<() => Promise<{ view: IssuerView; fetches: readonly Fetched[] }>>;
}

/** A fetch of the set with the headers that came with it. */
export type Fetched = Awaited<ReturnType<IssuerControl["fetches"]>>[number];

/** An issuer that goes on publishing what it publishes now. Rejects where that is no set. */
export async function issuerLeftAlone({ url }: IssuerControl): Promise<SiteIssuer> {
	const set = keySetOf(await read(url));
	if (set === undefined) {
		throw new Error("the issuer publishes no key set");
	}
	return {
		isOurs: false,
		isKnown: () => true,
		publish: async () => {},
		watch: async () => async () => ({ view: { kind: "fixed", set }, fetches: [] }),
	};
}

/** An issuer of which nobody else fetches than the gateway with this setup. */
export function issuerInHand(control: IssuerControl, { tokens }: GatewaySetup): SiteIssuer {
	const kept = new KeptKeySet(tokens);
	let published: SeenFetch;
	let tries = 1;
	return {
		isOurs: true,
		isKnown: () => kept.isKnown,
		async publish(mode) {
			await control.set(mode);
			tries = mode.mode === "down" ? 2 : 1;
			const isLate = mode.mode === "slow" && mode.delayMs >= tokens.timeoutSeconds * 1000;
			published = isLate ? undefined : keySetOf(await read(control.url));
		},
		async watch() {
			const before = (await control.fetches()).length;
			return async () => {
				const fetches = (await control.fetches()).slice(before);
				return { view: { kind: "kept", kept, fetches: fetches.map(() => published), tries }, fetches };
			};
		},
	};
}

const readMs = 2000;

/** What the issuer answers, as anybody sees it who follows no redirect. */
async function read(url: string): Promise<Published | undefined> {
	try {
		const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(readMs) });
		return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
	} catch {
		return undefined;
	}
}
