import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { requestBuilder } from "../client/build.ts";
import type { Route } from "../client/context.ts";
import { unsignedPart } from "../client/coverage.ts";
import type { RouteRole } from "../client/probe.ts";
import { socketPlaces, socketTransport } from "../client/socket.ts";
import type { IssuerControl } from "../engine/check.ts";
import type { Edge, Edges } from "../engine/edges.ts";
import type { Target } from "../engine/target.ts";
import { echoClient, issuerClient } from "../peers/index.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { readingFault, readJsonFile } from "./json-file.ts";
import { type Credentials, fetchCredentials } from "./keys.ts";
import { lending } from "./lending.ts";
import { ConfigError } from "./problem.ts";
import { revocableKey } from "./revocable-key.ts";
import { RunnerConfig } from "./schema.ts";
import { loadScheme } from "./scheme.ts";

const foreignConcurrency = 4;

/** What the command line says of a target, in place of the file or beyond it. */
export interface ConfigSource {
	/** Path of the config; without one there must be a target. */
	file?: string;
	/** Base URL in place of the config's. */
	target?: string;
	/** Where else the same gateway is reached. */
	edges?: readonly Edge[];
	env: Readonly<Record<string, string | undefined>>;
}

export interface ConfiguredTarget {
	target: Target;
	config: RunnerConfig;
}

/** The config of a target of which nothing is known but its URL. */
const bareConfig = { routes: { read: { method: "GET", path: "/{id}" } } };

/**
 * Makes a target from a config, without asking it anything. Throws a `ConfigError` that names everything that is
 * wrong: the file, the field, and what to do.
 */
export function configuredTarget({ file, target: url, edges, env }: ConfigSource): ConfiguredTarget {
	const config = file === undefined ? readBare(url) : withUrl(readJsonFile(file, RunnerConfig), url);
	const place = { file: file ?? "--target", folder: dirname(resolve(file ?? ".")), env };
	return { target: targetOf(config, { ...place, ...(edges === undefined ? {} : { edges }) }), config };
}

/** Where a config stands that has been read, or is yet to be written. */
export interface ConfigPlace {
	/** What it is called in a `ConfigError`. */
	file: string;
	/** Folder that its paths are relative to. */
	folder: string;
	env: ConfigSource["env"];
	edges?: readonly Edge[];
}

/** The same for a config that has been read. */
export function targetOf(config: RunnerConfig, { file: shownFile, folder, env, edges }: ConfigPlace): Target {
	const scheme = loadScheme(config.scheme, folder, shownFile);
	const credentials = fetchCredentials(config, { env, folder }, Date.now() / 1000);
	const problems = [...credentials.problems, ...controlProblems(config), ...ownKeyProblems(config)];
	const ca = readAuthorities(config, folder);
	if (!ca.ok) problems.push({ path: "ca", message: ca.message });
	if (problems.length > 0) throw new ConfigError(shownFile, problems);

	const publicUrl = new URL(config.publicOrigin ?? config.target);
	const routes = definedRoutes(config);
	const revocable = revocableKey(config, folder);
	const smallQuota = config.hmac?.keys.smallQuota?.quota;
	const issuer = issuerOf(config, credentials);
	const trusted = ca.ok && ca.pem !== undefined ? { ca: ca.pem } : {};
	const transport = socketTransport(config.target, trusted);
	const build = requestBuilder({
		scheme,
		host: publicUrl.host,
		...(config.otherHost === undefined ? {} : { otherHost: config.otherHost }),
		defaultPort: publicUrl.protocol === "https:" ? 443 : 80,
		routes,
		keys: credentials.keys,
		...(credentials.mint === undefined ? {} : { mint: credentials.mint }),
	});
	return {
		name: config.target,
		baseUrl: new URL(config.target).origin,
		scheme: scheme.name,
		signing: scheme,
		errors: config.errors,
		setup: "operator",
		clock: "estimated",
		marker: config.marker.toLowerCase(),
		capabilities: new Set([...capabilitiesOf(config, scheme), ...(edges === undefined ? [] : (["edges"] as const))]),
		routes,
		build,
		unsigned: (probe) => (credentials.keys.size === 0 ? undefined : unsignedPart(probe, scheme)),
		transport,
		...(scheme.timestamp === undefined ? {} : { timestamp: scheme.timestamp }),
		...(edges === undefined ? {} : { edges: edgesOf(edges, { ...trusted, serverName: publicUrl.hostname }) }),
		secrets: credentials.secrets,
		...tokenAlgorithms(config),
		sensitiveHeaders: [scheme.headers.signature.name],
		defaultConcurrency: foreignConcurrency,
		...(config.maxBodyBytes === undefined ? {} : { maxBodyBytes: config.maxBodyBytes }),
		...(config.platform === undefined
			? {}
			: { platform: { url: config.platform, transport: socketTransport(config.platform, trusted) } }),
		...(config.echo?.control === undefined ? {} : { echo: echoClient(config.echo.control) }),
		...(issuer === undefined ? {} : { issuer }),
		...(revocable === undefined ? {} : { revocable }),
		...(smallQuota === undefined ? {} : { smallQuota: { ...smallQuota, wasLetIn: false } }),
		...lending(config.issuer?.keySetSeconds, issuer, { build, transport }),
	};
}

function edgesOf(list: readonly Edge[], options: Parameters<typeof socketPlaces>[1]): Edges {
	const urls = list.map(({ url }) => url);
	return { list, transport: socketPlaces(urls, options) };
}

function readBare(url: string | undefined): RunnerConfig {
	const parsed = RunnerConfig.safeParse({ ...bareConfig, target: url });
	if (parsed.success) return parsed.data;
	throw new ConfigError(
		"--target",
		parsed.error.issues.map(({ message }) => ({ path: "", message })),
	);
}

function withUrl(config: RunnerConfig, url: string | undefined): RunnerConfig {
	if (url === undefined) return config;
	return { ...config, target: readBare(url).target };
}

function definedRoutes({ routes }: RunnerConfig): Readonly<Partial<Record<RouteRole, Route>>> {
	const defined: Partial<Record<RouteRole, Route>> = {};
	for (const role of ["read", "write", "other", "public", "unknown"] as const) {
		const route = routes[role];
		if (route === undefined) continue;
		const { method, path, body, scopes } = route;
		defined[role] = {
			method,
			path,
			...(body === undefined ? {} : { body: bodyOf(body) }),
			...(scopes === undefined ? {} : { scopes }),
		};
	}
	return defined;
}

function bodyOf({
	contentType,
	text,
}: NonNullable<RunnerConfig["routes"]["read"]["body"]>): NonNullable<Route["body"]> {
	return contentType === undefined ? { text } : { contentType, text };
}

function controlProblems({ issuer, jwt }: RunnerConfig): ConfigError["problems"] {
	if (jwt === undefined) {
		const remedy = "Set jwt to what tokens say, or remove issuer.";
		return issuer === undefined ? [] : [{ path: "issuer", message: "there are no tokens to publish keys for", remedy }];
	}
	if (jwt.keys !== undefined || (issuer !== undefined && jwt.token === undefined)) return [];
	if (issuer !== undefined) {
		const remedy = "Set jwt.keys in place of jwt.token, or remove issuer.";
		return [{ path: "issuer", message: "there are no keys to publish", remedy }];
	}
	if (jwt.token !== undefined) return [];
	const remedy = "Set jwt.keys, or issuer for keys that the runner makes, or jwt.token.";
	return [{ path: "jwt", message: "there is nothing to make tokens with", remedy }];
}

/** What the run does to keys of some roles, so that whatever else is asked under them would be refused from then on. */
const spoiling = { revocable: "revoked", smallQuota: "used up" } as const;

function ownKeyProblems({ hmac }: RunnerConfig): ConfigError["problems"] {
	if (hmac === undefined) return [];
	return (Object.keys(spoiling) as (keyof typeof spoiling)[]).flatMap((spoilt) => {
		const id = hmac.keys[spoilt]?.id;
		const [other] = Object.entries(hmac.keys).find(([role, key]) => role !== spoilt && key?.id === id) ?? [];
		if (id === undefined || other === undefined) return [];
		const message = `it is ${spoiling[spoilt]}, and hmac.keys.${other} is the same key`;
		return [{ path: `hmac.keys.${spoilt}.id`, message, remedy: "Give it a key of its own." }];
	});
}

function tokenAlgorithms({ jwt }: RunnerConfig): Pick<Target, "tokenAlgorithms"> {
	const algorithms = jwt?.algorithms ?? jwt?.keys?.map(({ alg }) => alg);
	return algorithms === undefined ? {} : { tokenAlgorithms: algorithms };
}

function issuerOf({ issuer }: RunnerConfig, { keyMint }: Credentials): IssuerControl | undefined {
	return issuer === undefined || keyMint === undefined ? undefined : issuerClient(issuer.control, issuer.set, keyMint);
}

function readAuthorities(
	{ ca }: RunnerConfig,
	folder: string,
): { ok: true; pem?: string } | { ok: false; message: string } {
	if (ca === undefined) return { ok: true };
	try {
		return { ok: true, pem: readFileSync(resolve(folder, ca), "utf8") };
	} catch (error) {
		return { ok: false, message: `${ca}: ${readingFault(error)}` };
	}
}
