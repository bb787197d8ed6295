import * as z from "zod/mini";
import {
	countersignV1,
	knownMethods,
	parseHost,
	parseTarget,
	type Scheme,
	sortedQuery,
	type TokenPolicy,
} from "#protocol";
import { locationHints } from "./admission-protocol.ts";

/** The configuration of a deployment, as it stands in the Worker's `CONFIG` variable (JSON). */

const scopes = z.array(z.string().check(z.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/)));
const seconds = (fallback: number, maximum: number) => z._default(z.number().check(z.gte(0), z.lte(maximum)), fallback);
const bytes = (fallback: number) => z._default(z.int().check(z.gte(0)), fallback);

const routeSchema = z.strictObject({
	pattern: z.string().check(z.refine(isPattern, "an exact path as it is signed, or one that ends in /*")),
	upstream: z.string(),
	public: z._default(z.boolean(), false),
	methods: z.partialRecord(z.enum(knownMethods), scopes),
	/** Answers everybody 503 before anything is looked at. */
	closed: z.optional(z.boolean()),
	/** A rate limiting binding of this Worker, which counts requests to this route by the network of the client. */
	limiter: z.optional(z.string()),
});

/** An origin without path, query or fragment, since the verified target is joined to it as text (FWD-01). */
const origin = z
	.string()
	.check(z.regex(/^https?:\/\/[^/?#\s@]+$/, "scheme and authority only, for example https://upstream.example"));

const upstreamSchema = z.union([
	z.strictObject({ origin }),
	/** A service binding of this Worker; the origin only fills in the URL. */
	z.strictObject({ service: z.string(), origin: z._default(origin, "https://upstream.internal") }),
]);

const jwtSchema = z.strictObject({
	issuer: z.string().check(z.minLength(1)),
	audience: z.string().check(z.minLength(1)),
	algorithms: z.array(z.enum(["RS256", "PS256", "ES256", "EdDSA"])).check(z.minLength(1)),
	types: z._default(z.array(z.nullable(z.string())), [null, "jwt", "at+jwt"]),
	toleranceSeconds: seconds(30, 60),
	jwksUrl: z.string().check(z.refine(isSafeJwksUrl, "https only, loopback hosts excepted")),
	cacheSeconds: seconds(3600, 3600),
	staleSeconds: seconds(3600, 3600),
	unknownKeyCooldownSeconds: seconds(30, 3600),
	failureCooldownSeconds: seconds(5, 3600),
	timeoutSeconds: seconds(5, 5),
});

const configSchema = z.strictObject({
	/** Scheme and authority that callers use; its scheme decides the default port that is not signed. */
	publicOrigin: origin,
	/** Hosts that are served, as they are signed: lower case, without the default port; empty: any. */
	hosts: z._default(z.array(z.string()), []),
	scheme: z._default(z.enum(["countersign-v1", "sorted-query"]), "countersign-v1"),
	routes: z.array(routeSchema).check(z.minLength(1)),
	upstreams: z.record(z.string(), upstreamSchema),
	jwt: z.optional(jwtSchema),
	/** Names of further headers of the sender that are forwarded. */
	forwardHeaders: z._default(z.array(z.string().check(z.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "a field name"))), []),
	limits: z._default(
		z.strictObject({
			bodyBytes: bytes(1_048_576),
			headerBytes: bytes(32_768),
			liveNonces: bytes(1_000_000),
			keyStoreSeconds: seconds(3, 30),
			admissionSeconds: seconds(3, 30),
			upstreamSeconds: seconds(25, 300),
		}),
		{
			bodyBytes: 1_048_576,
			headerBytes: 32_768,
			liveNonces: 1_000_000,
			keyStoreSeconds: 3,
			admissionSeconds: 3,
			upstreamSeconds: 25,
		},
	),
	serverTiming: z._default(z.boolean(), false),
	/** Whose keys are taken: those whose id begins with this and an underscore; absent: any. */
	environment: z.optional(z.enum(["live", "test"])),
	/** A rate limiting binding of this Worker, which counts every request by the network of the client. */
	limiter: z.optional(z.string()),
	/** The path on which GET and HEAD are told that the gateway runs, without a credential; absent: none. */
	healthPath: z.optional(z.string().check(z.refine(isPattern, "an exact path"))),
	/** Near where an admission object is made that is not there yet; absent: near its first caller. */
	locationHint: z.optional(z.enum(locationHints)),
});

export type GatewayConfig = z.output<typeof configSchema>;
export type GatewayConfigInput = z.input<typeof configSchema>;
export type JwtConfig = z.output<typeof jwtSchema>;
export type Upstream = z.output<typeof upstreamSchema>;

/** Parses the `CONFIG` variable; throws with the path of each wrong field, so that a bad deployment never serves. */
export function parseConfig(value: unknown): GatewayConfig {
	const parsed = configSchema.safeParse(value);
	if (!parsed.success) {
		const problems = parsed.error.issues.map((issue) => `${fieldOf(issue)}: ${problemOf(issue)}`);
		throw new Error(`The gateway's configuration is wrong. ${problems.join("; ")}`);
	}
	const contradiction = contradictionIn(parsed.data);
	if (contradiction !== undefined) {
		throw new Error(`The gateway's configuration is wrong. ${contradiction}`);
	}
	return parsed.data;
}

function fieldOf({ path }: z.core.$ZodIssue): string {
	return ["CONFIG", ...path].join(".");
}

/** The small edition of the schema library has no words of its own for what is missing, or too much. */
function problemOf(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case "unrecognized_keys":
			return `unknown ${issue.keys.join(", ")}`;
		case "invalid_type":
			return `expected ${issue.expected}`;
		case "invalid_value":
			return `expected ${issue.values.join(" or ")}`;
		default:
			return issue.message;
	}
}

/** What no field alone can be wrong about. */
function contradictionIn(config: GatewayConfig): string | undefined {
	const patterns = config.routes.map((route) => route.pattern);
	for (const [index, route] of config.routes.entries()) {
		if (!Object.hasOwn(config.upstreams, route.upstream)) {
			return `CONFIG.routes.${index}.upstream: no upstream named "${route.upstream}"`;
		}
		if (patterns.indexOf(route.pattern) !== index) {
			return `CONFIG.routes.${index}.pattern: a second route for "${route.pattern}"`;
		}
	}
	for (const [index, text] of config.hosts.entries()) {
		const host = parseHost(text, defaultPortOf(config));
		if (!host.ok || host.value !== text) {
			return `CONFIG.hosts.${index}: a host in lower case, without the default port`;
		}
	}
	return undefined;
}

export function schemeOf(config: GatewayConfig): Scheme {
	return config.scheme === "sorted-query" ? sortedQuery : countersignV1;
}

/** Types are compared in lower case and without `application/` (JWT-FORM-09). */
export function tokenPolicyOf(jwt: JwtConfig): TokenPolicy {
	const types = jwt.types.map((type) => type?.toLowerCase().replace(/^application\//, "") ?? null);
	return { ...jwt, types };
}

/** 443 or 80, that of the public origin's scheme (HMAC-CANON-07). */
export function defaultPortOf(config: GatewayConfig): number {
	return config.publicOrigin.startsWith("https:") ? 443 : 80;
}

/** A path that can be requested, since another would never match; one that ends in `/*` is such a path, too. */
function isPattern(text: string): boolean {
	const path = parseTarget(text, countersignV1);
	return path.ok && path.value.query === null;
}

/** As a URL writes it, in which every way to write an IPv4 address has become one. */
const loopbackHost = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/;

/** JWKS-13: HTTPS, or plain HTTP to a loopback host, which only a local set-up has. */
function isSafeJwksUrl(text: string): boolean {
	if (!URL.canParse(text)) {
		return false;
	}
	const { protocol, hostname } = new URL(text);
	return protocol === "https:" || (protocol === "http:" && loopbackHost.test(hostname));
}
