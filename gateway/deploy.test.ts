import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { type GatewayConfig, parseConfig } from "./src/config.ts";
import { type GatewayEnv, isolateOf } from "./src/platform.ts";
import { referenceStages } from "./src/reference.ts";

const wrangler = fileURLToPath(new URL("../node_modules/wrangler/bin/wrangler.js", import.meta.url));
const configPath = fileURLToPath(new URL("wrangler.jsonc", import.meta.url));

/** The top level, which is for this machine, has the empty name. */
const environments = ["", "staging", "production"];
const deployed = ["staging", "production"];

/** What is looked at here of a configuration as Wrangler reads it, with all that is inherited. */
interface Deployment {
	readonly name: string;
	readonly workers_dev: boolean;
	readonly preview_urls: boolean;
	readonly routes?: readonly { readonly pattern: string; readonly custom_domain: boolean }[];
	readonly observability: { readonly traces?: { readonly enabled?: boolean } };
	readonly migrations: readonly unknown[];
	readonly kv_namespaces: readonly { readonly id: string }[];
	readonly ratelimits: readonly { readonly name: string; readonly namespace_id: string }[];
	readonly analytics_engine_datasets: readonly { readonly dataset: string }[];
	readonly vars: Readonly<Record<string, unknown>>;
}

function deploymentOf(env: string): Deployment {
	return unstable_readConfig({ config: configPath, env });
}

function configOf(env: string): GatewayConfig {
	return parseConfig(deploymentOf(env).vars["CONFIG"]);
}

function limitersIn({ limiter, routes }: Pick<GatewayConfig, "limiter" | "routes">): readonly string[] {
	return [limiter, ...routes.map((route) => route.limiter)].filter((name) => name !== undefined);
}

/** Service bindings that upstreams are reached by. */
function servicesIn({ upstreams }: Pick<GatewayConfig, "upstreams">): readonly string[] {
	return Object.values(upstreams).flatMap((upstream) => ("service" in upstream ? [upstream.service] : []));
}

/** What `wrangler deploy` would upload, and what it says of it. */
async function dryRun(env: string) {
	const outdir = await mkdtemp(join(tmpdir(), "countersign-deploy-"));
	try {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			[wrangler, "deploy", "--dry-run", "--config", configPath, "--env", env, "--outdir", outdir],
			{ env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" }, timeout: 50_000 },
		);
		const modules = (await readdir(outdir)).filter((name) => name.endsWith(".js"));
		return { stdout, modules, bundle: await readFile(join(outdir, "worker.js"), "utf8") };
	} finally {
		await rm(outdir, { recursive: true });
	}
}

describe.each(environments)('the deployment "%s"', (env) => {
	it("is one module that exports the Worker, its Durable Object and its keyring, and none of what tests it", async () => {
		const { stdout, modules, bundle } = await dryRun(env);
		const named = [...limitersIn(configOf(env)), ...servicesIn(configOf(env))];
		for (const binding of ["ADMISSION", "KEYS", "CONFIG", "ANALYTICS", "VERSION", ...named]) {
			expect(stdout).toContain(`env.${binding} `);
		}
		expect(stdout).not.toMatch(/warning/i);
		expect(modules).toEqual(["worker.js"]);
		expect(bundle).toMatch(/export \{[^}]*\bAdmission\b[^}]*\bKeyring\b[^}]*\bdefault\b[^}]*\}/);
		for (const foreign of ["vitest", "generateKeyPair", "the-secret-of-key-one", "SignJWT"]) {
			expect(bundle).not.toContain(foreign);
		}
	});

	it("is reached by no second name, and has nothing written about a request but by the gateway", () => {
		const { workers_dev: workersDev, preview_urls: previewUrls, observability, migrations } = deploymentOf(env);
		expect([workersDev, previewUrls]).toEqual([false, false]);
		expect(observability).toMatchObject({ enabled: true, redact_query_string: true, logs: { invocation_logs: false } });
		expect(observability.traces?.enabled ?? false).toBe(false);
		expect(migrations).toEqual([{ tag: "v1", new_sqlite_classes: ["Admission"] }]);
	});
});

describe("the configuration of a deployment", () => {
	it.each(deployed)("serves its own host, keys and clients only: %s", (env) => {
		const { routes, name } = deploymentOf(env);
		const { hosts, publicOrigin, ...config } = configOf(env);
		expect(name).toBe(`countersign-gateway-${env}`);
		expect(routes).toEqual(hosts.map((pattern) => ({ pattern, custom_domain: true })));
		expect(hosts.map((host) => `https://${host}`)).toEqual([publicOrigin]);
		expect(config).toMatchObject({
			environment: env === "production" ? "live" : "test",
			healthPath: "/health",
			limiter: "CLIENT_LIMIT",
			locationHint: expect.any(String),
			serverTiming: env !== "production",
		});
	});

	it("shares nothing with that of another", () => {
		const [one = "", other = ""] = deployed;
		const ownOf = (env: string) => {
			const { kv_namespaces: keys, ratelimits, analytics_engine_datasets: datasets } = deploymentOf(env);
			const ids = [keys.map(({ id }) => id), ratelimits.map((limit) => limit.namespace_id)];
			return new Set([...ids.flat(), ...datasets.map(({ dataset }) => dataset), ...configOf(env).hosts]);
		};
		expect(ownOf(one).size).toBe(4);
		expect([...ownOf(one)].filter((value) => ownOf(other).has(value))).toEqual([]);
	});

	it("has values that no deployment can have wherever something is to be replaced, and none for this machine", () => {
		for (const env of deployed) {
			const { kv_namespaces: keys, routes } = deploymentOf(env);
			expect(keys[0]?.id).not.toMatch(/^[0-9a-f]{32}$/);
			const { publicOrigin, upstreams, jwt } = configOf(env);
			const origins = Object.values(upstreams).map(({ origin }) => origin);
			for (const url of [publicOrigin, ...origins, jwt?.issuer, jwt?.audience, jwt?.jwksUrl]) {
				expect(new URL(String(url)).hostname).toMatch(/\.invalid$/);
			}
			expect(JSON.stringify(routes)).toContain(".invalid");
		}
		expect(JSON.stringify(configOf(""))).not.toContain(".invalid");
	});
});

/** The bindings of a deployment as the Worker finds them, but for those that are left out. */
function bindingsOf(env: string, without: readonly string[] = []): GatewayEnv {
	const { vars, ratelimits } = deploymentOf(env);
	const limiters = ratelimits.map(({ name }) => [name, { limit: async () => ({ success: true }) }] as const);
	return {
		KEYS: { get: async () => null },
		ADMISSION: { getByName: () => ({ admit: async () => [] }) },
		CONFIG: vars["CONFIG"],
		...Object.fromEntries(limiters.filter(([name]) => !without.includes(name))),
	};
}

describe("a deployment that names a limiter", () => {
	it.each(deployed)("starts where it is bound, and not where it is not: %s", (env) => {
		expect(() => isolateOf(bindingsOf(env), referenceStages)).not.toThrow();
		expect(() => isolateOf(bindingsOf(env, ["CLIENT_LIMIT"]), referenceStages)).toThrow('"CLIENT_LIMIT"');
	});

	it("does not start where that of a single route is not bound", () => {
		const { limiter: _, ...config } = configOf("production");
		const routes = config.routes.map((route) => ({ ...route, limiter: "NOBODY" }));
		const env = { ...bindingsOf("production"), CONFIG: { ...config, routes } };
		expect(() => isolateOf(env, referenceStages)).toThrow('"NOBODY"');
	});
});

describe("the bindings that a configuration names", () => {
	it("are found wherever they are named, so that none is missed", () => {
		const { routes, upstreams } = configOf("production");
		const named = {
			limiter: "A",
			routes: routes.map((route) => ({ ...route, limiter: "B" })),
			upstreams: { ...upstreams, other: { service: "C", origin: "https://upstream.internal" } },
		};
		expect(limitersIn(named)).toEqual(["A", "B"]);
		expect(servicesIn(named)).toEqual(["C"]);
	});
});
