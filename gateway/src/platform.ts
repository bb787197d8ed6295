import type { AdmissionNamespace } from "./admission-protocol.ts";
import { parseConfig, type Upstream } from "./config.ts";
import type { Platform } from "./exchange.ts";
import { composeGateway, type Gateway, type GatewayParts } from "./gateway.ts";
import type { KeyStore } from "./keys.ts";
import type { Stages } from "./stages.ts";

/** The bindings of the Worker, with service bindings for upstreams beside them by name. */
export interface GatewayEnv {
	readonly KEYS: KeyStore;
	readonly ADMISSION: AdmissionNamespace;
	readonly CONFIG: unknown;
}

/** Composes the gateway of a Worker from its bindings; once for each isolate, the configuration is then checked. */
export function gatewayOf(env: GatewayEnv, stages: Stages): Gateway {
	return composeGateway(partsOf(env, stages));
}

/** The parts of a Worker's gateway; throws where its configuration is wrong. */
export function partsOf(env: GatewayEnv, stages: Stages): GatewayParts {
	return {
		config: parseConfig(env.CONFIG),
		stages,
		now: () => Date.now(),
		fetcher: (input, init) => fetch(input, init),
	};
}

/** The platform of a Worker for one request. */
export function platformOf(env: GatewayEnv, keepAlive: (work: Promise<unknown>) => void): Platform {
	return {
		now: () => Date.now(),
		keys: env.KEYS,
		admission: env.ADMISSION,
		upstream: (upstream) => upstreamFetch(env, upstream),
		log: (line) => console.log(line),
		requestId: () => crypto.randomUUID(),
		keepAlive,
	};
}

function upstreamFetch(env: GatewayEnv, upstream: Upstream): typeof fetch {
	if (!("service" in upstream)) {
		return (input, init) => fetch(input, init);
	}
	const service: unknown = Reflect.get(env, upstream.service);
	if (!isFetcher(service)) {
		throw new Error(`no service binding named "${upstream.service}"`);
	}
	return (input, init) => service.fetch(input, init);
}

function isFetcher(value: unknown): value is { fetch: typeof fetch } {
	return typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function";
}
