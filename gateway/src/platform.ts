import { AdmissionBatches } from "./admission-batches.ts";
import type { AdmissionBinding } from "./admission-protocol.ts";
import { type GatewayConfig, parseConfig, type Upstream } from "./config.ts";
import type { Platform } from "./exchange.ts";
import { composeGateway, type Gateway, type GatewayParts } from "./gateway.ts";
import type { KeyStore } from "./keys.ts";
import { type DataPoint, dataPointOf } from "./measure.ts";
import type { RateLimiter } from "./shed.ts";
import type { Stages } from "./stages.ts";

/** The bindings of the Worker, with service bindings for upstreams beside them by name. */
export interface GatewayEnv {
	readonly KEYS: KeyStore;
	readonly ADMISSION: AdmissionBinding;
	readonly CONFIG: unknown;
	/** Takes a data point for each request, where it is bound. */
	readonly ANALYTICS?: { writeDataPoint(point: DataPoint): void };
	/** Says which deployment this is, where it is bound. */
	readonly VERSION?: { readonly id: string };
}

/** What a Worker has for as long as its isolate lives. */
export interface Isolate {
	readonly gateway: Gateway;
	/** The platform for one request, whose work can be kept alive beyond its answer. */
	readonly platformFor: (keepAlive: (work: Promise<unknown>) => void) => Platform;
}

/** Composes the gateway of a Worker from its bindings; once for each isolate, the configuration is then checked. */
export function isolateOf(env: GatewayEnv, stages: Stages, compose = composeGateway): Isolate {
	const parts = partsOf(env, stages);
	for (const { limiter } of [parts.config, ...parts.config.routes]) {
		if (limiter !== undefined) {
			// Without it, a limit would be none.
			limiterOf(env, limiter);
		}
	}
	return { gateway: compose(parts), platformFor: platformOf(env, parts.config) };
}

/** The parts of a Worker's gateway; throws where its configuration is wrong. */
function partsOf(env: GatewayEnv, stages: Stages): GatewayParts {
	return {
		config: parseConfig(env.CONFIG),
		stages,
		now: () => Date.now(),
		fetcher: (input, init) => fetch(input, init),
	};
}

/** The platform of a Worker, for each of its requests. */
export function platformOf(
	env: GatewayEnv,
	{ locationHint }: Pick<GatewayConfig, "locationHint">,
): Isolate["platformFor"] {
	const batches = new AdmissionBatches(env.ADMISSION, locationHint === undefined ? {} : { locationHint });
	return (keepAlive) => ({
		now: () => Date.now(),
		keys: env.KEYS,
		admission: batches.namespace(keepAlive),
		upstream: (upstream) => upstreamFetch(env, upstream),
		log: (line) => console.log(line),
		measure: (line) => env.ANALYTICS?.writeDataPoint(dataPointOf(line)),
		limiter: (name) => limiterOf(env, name),
		version: env.VERSION?.id ?? null,
		requestId: () => crypto.randomUUID(),
		keepAlive,
	});
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

function limiterOf(env: GatewayEnv, name: string): RateLimiter {
	const limiter: unknown = Reflect.get(env, name);
	if (!isLimiter(limiter)) {
		throw new Error(`no rate limiting binding named "${name}"`);
	}
	return limiter;
}

function isLimiter(value: unknown): value is RateLimiter {
	return typeof value === "object" && value !== null && "limit" in value && typeof value.limit === "function";
}

function isFetcher(value: unknown): value is { fetch: typeof fetch } {
	return typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function";
}
