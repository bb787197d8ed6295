import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readToken } from "../client/given-token.ts";
import { ConfigError, configuredTarget, Secret } from "./index.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const secretText = "a-secret-of-more-than-32-characters-0001";
const env = { PRIMARY: secretText, EMPTY: "", BASE64: "c2VjcmV0+/NlY3JldA==" };
const plain = {
	target: "https://staging.example",
	hmac: { keys: { primary: { id: "k1", secret: { env: "PRIMARY" } } } },
	routes: { read: { method: "GET", path: "/v1/items/{id}" } },
};

function load(config: unknown, target?: string) {
	const file = join(folder, "countersign.json");
	writeFileSync(file, typeof config === "string" ? config : JSON.stringify(config));
	return configuredTarget({ file, env, ...(target === undefined ? {} : { target }) }).target;
}

function problems(config: unknown): ConfigError["problems"] {
	try {
		load(config);
	} catch (error) {
		if (error instanceof ConfigError) {
			expect(error.message).toContain("countersign.json");
			expect(error.message).not.toContain(secretText);
			return error.problems;
		}
		throw error;
	}
	throw new Error("the config was taken");
}

const encoded = (members: object): string => Buffer.from(JSON.stringify(members)).toString("base64url");
const paths = (config: unknown): readonly string[] => problems(config).map(({ path }) => path);

describe("a config", () => {
	it("makes a target that has what it gives and nothing else", () => {
		const target = load(plain);
		expect(target).toMatchObject({
			baseUrl: "https://staging.example",
			errors: "any",
			setup: "operator",
			clock: "estimated",
			scheme: "countersign-v1",
		});
		expect([...target.capabilities].sort()).toEqual(["countersign-v1", "credential", "hmac", "timing.off"]);
		expect(target.secrets).toEqual([secretText]);
	});

	it("gives each capability that it describes", () => {
		const key = { id: "k", secret: { published: "live_org_test123" } };
		const target = load({
			...plain,
			errors: "countersign",
			hmac: {
				keys: {
					primary: key,
					second: key,
					readOnly: key,
					revoked: key,
					expired: key,
					rotated: { id: "r", secrets: [key.secret, key.secret], retired: key.secret },
					smallQuota: { ...key, id: "s", quota: { requests: 5, seconds: 60 } },
				},
			},
			jwt: {
				issuer: "https://issuer.example",
				audience: "api",
				keys: [{ kid: "rsa-1", alg: "RS256", jwk: { published: "rsa-1" } }],
			},
			issuer: { control: "http://127.0.0.1:9" },
			echo: { control: "http://127.0.0.1:8" },
			routes: {
				...plain.routes,
				write: { method: "POST", path: "/w" },
				other: { method: "GET", path: "/o" },
				public: { method: "GET", path: "/hi" },
			},
		});
		expect([...target.capabilities].sort()).toEqual(
			[
				"countersign-v1",
				"credential",
				"echo",
				"echo.log",
				"errors.countersign",
				"hmac",
				"hmac.expired",
				"hmac.readOnly",
				"hmac.revoked",
				"hmac.rotated",
				"hmac.second",
				"hmac.smallQuota",
				"issuer",
				"jwt",
				"jwt.audience",
				"jwt.issuer",
				"jwt.kid",
				"jwt.public",
				"jwt.sign",
				"route.other",
				"route.public",
				"route.write",
				"specification",
				"timing.off",
			].sort(),
		);
	});

	it("may send Server-Timing to the authenticated where it is said to", () => {
		expect(load({ ...plain, serverTiming: true }).capabilities.has("timing.off")).toBe(false);
		expect(load({ ...plain, serverTiming: false }).capabilities.has("timing.off")).toBe(true);
	});

	it("takes the operator's word that nothing stands in front of the gateway", () => {
		const meets = (direct: boolean) =>
			(["direct", "unbuffered"] as const).map((need) => load({ ...plain, direct }).capabilities.has(need));
		expect(meets(true)).toEqual([true, true]);
		expect(meets(false)).toEqual([false, false]);
	});

	it("signs for the public origin and sends to the target", async () => {
		const target = load({ ...plain, publicOrigin: "https://API.example:8443" }, "http://127.0.0.1:8787");
		const { request } = await target.build(
			{ credential: "hmac" },
			{ now: () => 1_800_000_000, random: Math.random, runId: "r" },
		);
		expect(request.host).toBe("api.example:8443");
		expect(target.baseUrl).toBe("http://127.0.0.1:8787");
	});

	it("mints tokens with all scopes that its routes ask for", async () => {
		const target = load({
			...plain,
			jwt: {
				issuer: "i",
				audience: "a",
				claims: { org_id: "o" },
				keys: [{ kid: "ec-1", alg: "ES256", jwk: { published: "ec-1" } }],
			},
			routes: {
				read: { method: "GET", path: "/", scopes: ["a:read", "b"] },
				write: { method: "POST", path: "/w", scopes: ["b", "c"] },
			},
		});
		const { request } = await target.build(
			{ credential: "jwt" },
			{ now: () => 1_800_000_000, random: Math.random, runId: "r" },
		);
		const [, payload = ""] = (request.headers.find(([name]) => name === "Authorization")?.[1] ?? "").split(".");
		expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
			iss: "i",
			aud: "a",
			org_id: "o",
			scope: "a:read b c",
		});
	});

	it("keeps each private member of a signing key out of reports", () => {
		const jwk = {
			kty: "OKP",
			crv: "Ed25519",
			x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
			d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
		};
		writeFileSync(join(folder, "key.json"), JSON.stringify(jwk));
		const target = load({
			...plain,
			jwt: { issuer: "i", audience: "a", keys: [{ kid: "1", alg: "EdDSA", jwk: { file: "key.json" } }] },
		});
		expect(target.secrets).toContain(jwk.d);
	});
});

describe("a key that may be used up", () => {
	const withSmall = (members: object) => ({
		...plain,
		hmac: { keys: { ...plain.hmac.keys, smallQuota: { id: "small", secret: { env: "PRIMARY" }, ...members } } },
	});

	it("says what it may ask, and is known to no check as one that was let in", () => {
		const target = load(withSmall({ quota: { requests: 5, seconds: 60 } }));
		expect(target.smallQuota).toEqual({ requests: 5, seconds: 60, wasLetIn: false });
		expect(target.capabilities.has("hmac.smallQuota")).toBe(true);
	});

	it("signs for itself", async () => {
		const target = load(withSmall({ quota: { requests: 5, seconds: 60 } }));
		const moment = { now: () => 1_800_000_000, random: Math.random, runId: "run" };
		const { request } = await target.build({ credential: "hmac", key: "smallQuota" }, moment);
		expect(request.headers).toContainEqual(["x-key-id", "small"]);
	});

	it("has a quota of some requests in a day at most", () => {
		expect(paths(withSmall({}))).toEqual(["hmac.keys.smallQuota.quota"]);
		for (const quota of [
			{ requests: 0, seconds: 60 },
			{ requests: 51, seconds: 60 },
			{ requests: 5.5, seconds: 60 },
			{ requests: 5, seconds: 0 },
			{ requests: 5, seconds: 86_401 },
		]) {
			expect(paths(withSmall({ quota }))).toHaveLength(1);
		}
	});

	it("is no key that anything else is asked under", () => {
		const { id } = plain.hmac.keys.primary;
		expect(problems(withSmall({ id, quota: { requests: 5, seconds: 60 } }))).toMatchObject([
			{ path: "hmac.keys.smallQuota.id", message: expect.stringContaining("hmac.keys.primary is the same key") },
		]);
	});
});

describe("what makes tokens", () => {
	const moment = { now: () => Date.now() / 1000, random: Math.random, runId: "r" };
	const route = plain.routes;
	const tokens = (jwt: unknown, rest: object = {}) => ({ target: plain.target, routes: route, jwt, ...rest });
	async function minted(config: unknown) {
		const { request } = await load(config).build({ credential: "jwt" }, moment);
		const [, value = ""] = request.headers.find(([name]) => name === "Authorization") ?? [];
		return readToken(value.replace("Bearer ", ""));
	}

	it("may be a shared secret, as text, in another encoding, or as a JWK", async () => {
		writeFileSync(join(folder, "oct.json"), JSON.stringify({ kty: "oct", k: "c2VjcmV0LXNlY3JldA" }));
		for (const key of [
			{ alg: "HS256", secret: { env: "PRIMARY" } },
			{ alg: "HS512", secret: { env: "BASE64" }, encoding: "base64" },
			{ alg: "HS384", kid: "k", jwk: { file: "oct.json" } },
		]) {
			const config = tokens({ issuer: "i", keys: [key] });
			expect((await minted(config))?.header).toMatchObject({ alg: key.alg });
			const { capabilities, secrets } = load(config);
			expect(capabilities).toContain("jwt.sign");
			expect(capabilities).toContain("jwt.issuer");
			for (const need of ["jwt.audience", "jwt.public"] as const) expect(capabilities).not.toContain(need);
			expect(capabilities.has("jwt.kid")).toBe("kid" in key);
			expect(secrets.length).toBeGreaterThan(0);
		}
	});

	it("must fit its algorithm", () => {
		const key = (members: object) => tokens({ keys: [{ alg: "HS256", ...members }] });
		expect(paths(key({}))).toEqual(["jwt.keys[0]"]);
		expect(paths(key({ jwk: { env: "PRIMARY" }, secret: { env: "PRIMARY" } }))).toEqual(["jwt.keys[0]"]);
		expect(paths(key({ alg: "RS256", secret: { env: "PRIMARY" } }))).toEqual(["jwt.keys[0].secret"]);
		expect(paths(key({ jwk: { published: "rsa-1" } }))).toEqual(["jwt.keys[0].jwk"]);
		expect(paths(key({ jwk: { published: "rsa-1" }, encoding: "hex" }))).toEqual(["jwt.keys[0].encoding"]);
		for (const encoding of ["hex", "base64"]) {
			expect(paths(key({ secret: { env: "PRIMARY" }, encoding }))).toEqual(["jwt.keys[0].secret"]);
		}
		const algorithms = ["RS256"];
		expect(paths(tokens({ algorithms, keys: [{ alg: "HS256", secret: { env: "PRIMARY" } }] }))).toEqual([
			"jwt.keys[0].alg",
		]);
	});

	it("may be keys that the runner makes, where it publishes them", async () => {
		const config = tokens({ algorithms: ["EdDSA"] }, { issuer: { control: "http://127.0.0.1:9" } });
		const first = await minted(config);
		expect(first?.header["alg"]).toBe("EdDSA");
		expect((await minted(config))?.header["kid"]).not.toBe(first?.header["kid"]);
		expect(load(config).capabilities).toContain("issuer");
	});

	it("may be one token, which must be one, and not have expired", () => {
		const token = (exp: number) => [{ alg: "none" }, { exp }].map(encoded).join(".").concat(".AAAA");
		const given = (text: string) => {
			writeFileSync(join(folder, "token"), text);
			return tokens({ token: { file: "token" } });
		};
		expect(load(given(token(4_102_444_800))).capabilities).toContain("jwt");
		expect(problems(given(token(1_700_000_000)))[0]).toMatchObject({
			path: "jwt.token",
			message: expect.stringContaining("2023-11-14"),
		});
		expect(paths(given(`Bearer ${token(4_102_444_800)}`))).toEqual(["jwt.token"]);
		expect(paths(given("opaque"))).toEqual(["jwt.token"]);
		const published = { ...given(token(4_102_444_800)), issuer: { control: "http://127.0.0.1:9" } };
		expect(paths(published)).toEqual(["issuer"]);
	});
});

describe("a config with comments", () => {
	const commented = `// what it is\n{ "target": "https://staging.example", /* here */\n "routes": { "read": { "method": "GET", "path": "/a", }, } }`;
	const named = (name: string, text: string) => {
		writeFileSync(join(folder, name), text);
		return () => configuredTarget({ file: join(folder, name), env }).target;
	};

	it("is called .jsonc", () => {
		expect(named("countersign.jsonc", commented)()).toMatchObject({ baseUrl: "https://staging.example" });
		expect(named("countersign.json", commented)).toThrow(/line 1\n.*\.jsonc/);
	});

	it("has its faults named by field, or by line", () => {
		expect(named("a.jsonc", commented.replace('"/a"', '"a"'))).toThrow(/a\.jsonc: routes\.read\.path/);
		expect(named("a.jsonc", commented.replace('"method": "GET",', '"method": "GET"'))).toThrow(/line 3/);
	});
});

describe("what is wrong with a config", () => {
	it("is said with the path of the field", () => {
		expect(paths({ ...plain, target: undefined })).toEqual(["target"]);
		expect(paths({ ...plain, target: "staging.example" })).toEqual(["target"]);
		expect(paths({ ...plain, target: "https://staging.example/base" })).toEqual(["target"]);
		expect(paths({ ...plain, errors: "some" })).toEqual(["errors"]);
		expect(paths({ ...plain, routes: { read: { method: "GET", path: "items" } } })).toEqual(["routes.read.path"]);
		expect(paths({ ...plain, routes: {} })).toEqual(["routes.read"]);
		expect(paths({ ...plain, concurrency: 0 })).toEqual(["concurrency"]);
		expect(paths({ ...plain, jwt: {} })).toEqual(["jwt"]);
		expect(paths({ ...plain, issuer: { control: "http://127.0.0.1:9" } })).toEqual(["issuer"]);
		expect(paths({ ...plain, ca: "none.pem" })).toEqual(["ca"]);
	});

	it("may be an unknown field, with the one that was meant", () => {
		const [problem] = problems({
			...plain,
			hmac: { keys: { primery: plain.hmac.keys.primary, primary: plain.hmac.keys.primary } },
		});
		expect(problem).toMatchObject({ path: "hmac.keys.primery", remedy: "Did you mean primary?" });
		const [nested] = problems({
			...plain,
			jwt: { token: { env: "PRIMARY" }, keys: [{ kidd: "1", kid: "1", alg: "ES256", jwk: { env: "X" } }] },
		});
		expect(nested).toMatchObject({ path: "jwt.keys[0].kidd", remedy: "Did you mean kid?" });
	});

	it("may be a secret that stands in it, which is not repeated", () => {
		const found = problems({ ...plain, hmac: { keys: { primary: { id: "k", secret: secretText } } } });
		expect(found.map(({ path }) => path)).toEqual(["hmac.keys.primary.secret"]);
		expect(found[0]?.message).toContain("env");
	});

	it("may be a secret that is not where it should be; all of them are named at once", () => {
		writeFileSync(join(folder, "empty"), "\n");
		mkdirSync(join(folder, "folder"));
		const at = (secret: unknown) => ({ id: "k", secret });
		const keys = {
			primary: at({ env: "UNSET" }),
			second: at({ env: "EMPTY" }),
			readOnly: at({ file: "empty" }),
			revoked: at({ file: "folder" }),
			expired: at({ published: "live_org_test124" }),
		};
		const found = problems({ ...plain, hmac: { keys } });
		expect(found.map(({ path }) => path)).toEqual(Object.keys(keys).map((role) => `hmac.keys.${role}.secret`));
		expect(found.at(-1)?.remedy).toContain("live_org_test123");
	});

	it("may be a signing key that is none", () => {
		const keys = (jwk: unknown, alg = "ES256") => ({
			...plain,
			jwt: { issuer: "i", audience: "a", keys: [{ kid: "1", alg, jwk }] },
		});
		expect(paths(keys({ env: "PRIMARY" }))).toEqual(["jwt.keys[0].jwk"]);
		expect(paths(keys({ published: "rsa-1" }))).toEqual(["jwt.keys[0].jwk"]);
	});

	it("may be the file: missing, no JSON, no UTF-8, an object of another kind", () => {
		expect(() => configuredTarget({ file: join(folder, "none.json"), env })).toThrow(ConfigError);
		const broken = problems(`{"target": "https://x",\n "secret": ${secretText}}`);
		expect(broken).toHaveLength(1);
		expect(problems("[]")).toHaveLength(1);
		writeFileSync(join(folder, "latin1.json"), Buffer.from([0x7b, 0xe9, 0x7d]));
		expect(() => configuredTarget({ file: join(folder, "latin1.json"), env })).toThrow(ConfigError);
	});

	it("may be a byte order mark, which is called so", () => {
		expect(problems(`\ufeff${JSON.stringify(plain)}`)[0]?.message).toContain("byte order mark");
	});

	it("may be a member that stands twice, whichever of the two would have been taken", () => {
		const twice = JSON.stringify(plain).replace('"method":"GET"', '"method":"GET",\n"method":"GET"');
		expect(problems(twice)).toMatchObject([{ path: "routes.read.method", message: expect.stringContaining("line 2") }]);
	});
});

describe("a target without a config", () => {
	it("is known by its URL alone", () => {
		const { target } = configuredTarget({ target: "https://staging.example", env: {} });
		expect(target.capabilities).toEqual(new Set(["countersign-v1", "timing.off"]));
		expect(target.secrets).toEqual([]);
	});

	it("must be a URL", () => {
		for (const url of ["staging", "ftp://staging.example", "https://u:p@staging.example"]) {
			expect(() => configuredTarget({ target: url, env: {} })).toThrow(ConfigError);
		}
	});
});

describe("a secret", () => {
	it("does not print itself", () => {
		const secret = new Secret(secretText);
		for (const printed of [
			String(secret),
			`${secret}`,
			JSON.stringify({ secret }),
			inspect(secret),
			inspect({ deep: [secret] }, { depth: 9, showHidden: true }),
		]) {
			expect(printed).not.toContain(secretText);
		}
		expect(secret.reveal()).toBe(secretText);
	});
});
