import type { SchemeName } from "./signed-fields.ts";

/** A route as its operator wrote it (AUTHZ). */
export interface ModelRoute {
	readonly pattern: string;
	readonly isPublic: boolean;
	readonly isClosed: boolean;
	/** The scopes that each method asks for. */
	readonly methods: ReadonlyMap<string, readonly string[]>;
	/** Whether somebody listens where it leads. */
	readonly isReachable: boolean;
}

/** Everything that an operator tells a gateway and that its answers depend on. */
export interface GatewaySetup {
	readonly scheme: SchemeName;
	/** Whose keys it takes; any environment's where undefined (HMAC-KEY-10). */
	readonly environment: string | undefined;
	readonly protocol: "http" | "https";
	/** As they are signed; none: any is served. */
	readonly hosts: readonly string[];
	readonly routes: readonly ModelRoute[];
	/** Lower-case names that are forwarded besides the usual ones. */
	readonly forwarded: readonly string[];
	/** How many nonces of a key may be live (HMAC-NONCE-10). */
	readonly liveNonces: number;
	/** The largest header section (REQ-03), and the largest body (REQ-06, REQ-07). */
	readonly headerBytes: number;
	readonly bodyBytes: number;
	readonly upstreamSeconds: number;
	/** The shortest of the times after which it gives up what it waits for. */
	readonly patienceSeconds: number;
	readonly tellsTimings: boolean;
	readonly tokens: {
		readonly issuer: string;
		readonly audience: string;
		readonly algorithms: readonly string[];
		/** What is not told is what the specification says. */
		readonly cacheSeconds: number;
		readonly staleSeconds: number;
		readonly unknownKeyCooldownSeconds: number;
		readonly failureCooldownSeconds: number;
		readonly timeoutSeconds: number;
	};
}

/** Reads a setup from the configuration of a gateway that is ours, as JSON. Throws where it is none. */
export function setupOf(configuration: Readonly<Record<string, unknown>>): GatewaySetup {
	const { scheme, environment, publicOrigin, hosts, routes, upstreams, forwardHeaders, limits, serverTiming, jwt } =
		configuration as Partial<Told>;
	if (publicOrigin === undefined || routes === undefined || upstreams === undefined || jwt === undefined) {
		throw new TypeError("this is no configuration of a gateway");
	}
	const tokens = { ...usualTimes, ...jwt };
	const { keyStoreSeconds, admissionSeconds, upstreamSeconds, ...sizes } = { ...usualLimits, ...limits };
	return {
		scheme: scheme ?? "countersign-v1",
		environment,
		protocol: publicOrigin.startsWith("https:") ? "https" : "http",
		hosts: hosts ?? [],
		routes: routes.map((route) => ({
			pattern: route.pattern,
			isPublic: route.public ?? false,
			isClosed: route.closed ?? false,
			methods: new Map(Object.entries(route.methods)),
			isReachable: !isDead(upstreams[route.upstream]?.origin),
		})),
		forwarded: (forwardHeaders ?? []).map((name) => name.toLowerCase()),
		...sizes,
		upstreamSeconds,
		patienceSeconds: Math.min(keyStoreSeconds, admissionSeconds, upstreamSeconds, tokens.timeoutSeconds),
		tellsTimings: serverTiming ?? false,
		tokens,
	};
}

/** JWKS-01 to JWKS-07 and JWKS-12. */
const usualTimes = {
	cacheSeconds: 3600,
	staleSeconds: 3600,
	unknownKeyCooldownSeconds: 30,
	failureCooldownSeconds: 5,
	timeoutSeconds: 5,
};

/** REQ-03, REQ-06, HMAC-NONCE-10, and how long it waits for what it depends on. */
export const usualLimits = {
	headerBytes: 32_768,
	bodyBytes: 1_048_576,
	liveNonces: 1_000_000,
	keyStoreSeconds: 3,
	admissionSeconds: 3,
	upstreamSeconds: 25,
};

interface Told {
	readonly scheme: SchemeName;
	readonly environment: string;
	readonly publicOrigin: string;
	readonly hosts: readonly string[];
	readonly routes: readonly {
		readonly pattern: string;
		readonly upstream: string;
		readonly public?: boolean;
		readonly closed?: boolean;
		readonly methods: Readonly<Record<string, readonly string[]>>;
	}[];
	readonly upstreams: Readonly<Record<string, { readonly origin?: string }>>;
	readonly forwardHeaders?: readonly string[];
	readonly limits?: Partial<typeof usualLimits>;
	readonly serverTiming?: boolean;
	readonly jwt: Pick<GatewaySetup["tokens"], "issuer" | "audience" | "algorithms"> &
		Partial<Omit<GatewaySetup["tokens"], "issuer" | "audience" | "algorithms">>;
}

/** The port of tcpmux (RFC 1078), on which nobody listens. */
function isDead(origin: string | undefined): boolean {
	return origin?.endsWith(":1") ?? false;
}
