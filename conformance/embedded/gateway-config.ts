import type { Route } from "../client/context.ts";
import type { RouteRole } from "../client/probe.ts";

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What the lab's gateway is to its callers; its socket is somewhere on this machine. */
export const publicOrigin = "https://gateway.countersign.test";

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
		hosts: [new URL(publicOrigin).host, ...hosts],
		routes: [
			{
				pattern: "/sites/*",
				upstream: "echo",
				methods: { GET: ["sites:read"], POST: write, PUT: write, PATCH: write, DELETE: write },
			},
			{ pattern: "/users/*", upstream: "echo", methods: { GET: ["users:read"] } },
			{ pattern: "/open/*", upstream: "echo", public: true, methods: { GET: [], POST: [] } },
			{ pattern: "/hi", upstream: "echo", public: true, methods: { GET: [] } },
		],
		upstreams: { echo: { origin: echoUrl } },
		jwt: { ...tokenPolicy, algorithms: tokenKeys.map(({ alg }) => alg), jwksUrl },
	};
}
