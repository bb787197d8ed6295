import type { Peers } from "../peers/index.ts";
import { bodyLimit } from "./gateway-config.ts";
import { labMaterial } from "./lab-material.ts";
import { runnerConfig } from "./runner-config.ts";

/** The key set that a gateway started elsewhere is told to fetch. */
export const keySetName = "main";

/** What a gateway of the reference's make is given that somebody else starts, for instance `wrangler dev`. */
export interface Provisions {
	/** Key records as `wrangler kv bulk put` reads them. */
	keyValues: readonly { key: string; value: string }[];
	/** A runner's config for it; it names published keys and holds no secret. */
	runnerConfig: Record<string, unknown>;
}

/** Publishes the honest keys at the issuer, and says what the gateway and its runner need. */
export function provisionElsewhere(peers: Peers, gateway: { url: string; publicOrigin: string }): Provisions {
	const { records, mint } = labMaterial();
	peers.issuer.set(keySetName, { mode: "ok", keys: [...mint.published] });
	const config = { publicOrigin: gateway.publicOrigin };
	const running = { name: keySetName, url: gateway.url, config };
	const facts = { scheme: "countersign-v1", maxBodyBytes: bodyLimit(config), capabilities: new Set<never>() };
	return {
		keyValues: [...records].map(([key, value]) => ({ key, value })),
		runnerConfig: runnerConfig(running, facts, peers),
	};
}
