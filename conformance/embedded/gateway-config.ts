import type { Route } from "../client/context.ts";
import type { RouteRole } from "../client/probe.ts";
import type { SpareKind } from "../engine/spares.ts";

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What the lab's gateway is to its callers; its socket is somewhere on this machine. */
export const publicOrigin = "https://gateway.countersign.test";

/** Another host under which it is reached. */
export const otherHost = "other.gateway.countersign.test";

export const tokenPolicy = {
	issuer: "https://issuer.countersign.test/",
	audience: "https://api.countersign.test",
} as const;

/** Tokens are signed with published keys of these names, one for each algorithm that the gateway allows. */
export const tokenKeys = [
	{ name: "ec-1", alg: "ES256" },
	{ name: "rsa-1", alg: "RS256" },
	{ name: "rsa-2", alg: "PS256" },
	{ name: "ed-1", alg: "EdDSA" },
] as const;

/** The routes of the lab's gateway by their roles; each path holds `{id}`, so that the upstream's log can be asked. */
export const labRoutes = {
	read: { method: "GET", path: "/sites/{id}", scopes: ["sites:read"] },
	write: { method: "POST", path: "/sites/{id}", scopes: ["sites:write"] },
	other: { method: "GET", path: "/users/{id}", scopes: ["users:read"] },
	public: { method: "GET", path: "/open/{id}" },
	unknown: { method: "GET", path: "/nowhere/{id}" },
} as const satisfies Record<RouteRole, Route>;

/** The largest body that a gateway of this configuration takes. */
export function bodyLimit(config: Readonly<Record<string, Json>>): number {
	const limits = config["limits"];
	const told =
		typeof limits === "object" && limits !== null && !Array.isArray(limits) ? limits["bodyBytes"] : undefined;
	return typeof told === "number" ? told : 1_048_576;
}

/** What an operator may well put on the list of forwarded headers, and what then passes (FWD-06). */
const configuredHeader = "X-Partner-Reference";

/**
 * Names that an operator might put on the list of forwarded headers and that must not pass all the same, so that the
 * list is not what keeps them out (FWD-05, FWD-07).
 */
const carelessList: Json[] = [
	"X-Auth-Type",
	"X_Auth_Type",
	"X-Auth_Type",
	"X-Client-Id",
	"X_Client_Id",
	"X_Client-Id",
	"X-User-Id",
	"X_User_Id",
	"X-User_Id",
	"X-User-Id-2",
	"X-User-Identity",
	"X-Org-Id",
	"X_Org_Id",
	"X_Org-Id",
	"X-Org-Ids",
	"X-Scopes",
	"X_Scopes",
	"X-Scopes_Extra",
	"Authorization",
	"Proxy-Authorization",
	"Cookie",
	"X-Key-Id",
	"X-Timestamp",
	"X-Nonce",
	"X-Content-SHA256",
	"X-Signature",
	"Host",
	"Content-Length",
	"Connection",
	"Keep-Alive",
	"Proxy-Authenticate",
	"TE",
	"Trailer",
	"Upgrade",
	"Proxy-Connection",
	"Expect",
	"X-HTTP-Method",
	"X-Method-Override",
	"X-HTTP-Method-Override",
	"X_HTTP_Method_Override",
	"X-Original-URL",
	"X-Rewrite-URL",
	"X-Forwarded-For",
	"X-Forwarded-Prefix",
	"X_Forwarded_For",
	"Forwarded",
	"Via",
	"X-Real-IP",
	"True-Client-IP",
	"CF-Ray",
	"Cf-Worker",
];

/** What the key set's times are on a gateway of each kind, in place of those of the specification. */
export const keySetTimes: Readonly<Record<SpareKind, Readonly<Record<string, Json>>>> = {
	default: {},
	hasty: { cacheSeconds: 1, staleSeconds: 1, failureCooldownSeconds: 0 },
	curious: { unknownKeyCooldownSeconds: 1, failureCooldownSeconds: 1, timeoutSeconds: 3 },
	attentive: { cacheSeconds: 0, unknownKeyCooldownSeconds: 0, failureCooldownSeconds: 0, timeoutSeconds: 3 },
};

/**
 * Limits that a test reaches, for the checks that need `short-limits`. Its times are still long enough for what answers at
 * once on a machine that does much else.
 */
export const shortLimits: Readonly<Record<string, Json>> = {
	limits: {
		bodyBytes: 16_384,
		headerBytes: 32_768,
		liveNonces: 3,
		keyStoreSeconds: 3,
		admissionSeconds: 3,
		upstreamSeconds: 2,
	},
	serverTiming: true,
};

/** A service binding of the lab's gateway, which leads to the echo as its origin does. */
export const echoService = "ECHO";

export interface Surroundings {
	echoUrl: string;
	jwksUrl: string;
	/** Authorities that are served besides the public one. */
	hosts: readonly string[];
}

/** The gateway's configuration as JSON. */
export function gatewayConfig({ echoUrl, jwksUrl, hosts }: Surroundings): Record<string, Json> {
	const write = ["sites:write"];
	return {
		publicOrigin,
		hosts: [new URL(publicOrigin).host, otherHost, ...hosts],
		routes: [
			// The longer pattern comes first here and after the shorter one below, so that the order of the list is no guide.
			{ pattern: "/sites/ledger/*", upstream: "echo", methods: { GET: ["sites:read", "sites:audit"] } },
			{
				pattern: "/sites/*",
				upstream: "echo",
				methods: { GET: ["sites:read"], POST: write, PUT: write, PATCH: write, DELETE: write },
			},
			{ pattern: "/users/*", upstream: "service", methods: { GET: ["users:read"] } },
			{ pattern: "/open/*", upstream: "echo", public: true, methods: { GET: [], POST: [] } },
			{ pattern: "/hi", upstream: "echo", public: true, methods: { GET: [] } },
			// Each of them is also what a careless reading makes of another path, or stands behind a pattern that matches it.
			{ pattern: "/hi:there", upstream: "echo", public: true, methods: { GET: [] } },
			{ pattern: "/status", upstream: "echo", methods: { GET: ["sites:read"] } },
			{ pattern: "/sites/closed", upstream: "echo", methods: { GET: ["sites:audit"] } },
			{ pattern: "/sites/shut", upstream: "echo", closed: true, methods: { GET: ["sites:read"] } },
			{ pattern: "/sites/audit/*", upstream: "echo", methods: { GET: ["sites:read", "sites:audit"] } },
			{ pattern: "/inbox/*", upstream: "echo", methods: { POST: [] } },
			{ pattern: "/gone/*", upstream: "nobody", methods: { GET: [], POST: [] } },
			{ pattern: "/gone/secret/*", upstream: "nobody", methods: { GET: ["sites:audit"] } },
		],
		upstreams: {
			echo: { origin: echoUrl },
			service: { service: echoService },
			// Nothing listens on the port of tcpmux (RFC 1078).
			nobody: { origin: "http://127.0.0.1:1" },
		},
		forwardHeaders: [...carelessList, configuredHeader],
		jwt: { ...tokenPolicy, algorithms: tokenKeys.map(({ alg }) => alg), jwksUrl },
	};
}
