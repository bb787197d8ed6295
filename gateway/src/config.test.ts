import { describe, expect, it } from "vitest";
import { defaultPortOf, type GatewayConfigInput, parseConfig, schemeOf, tokenPolicyOf } from "./config.ts";

const minimal: GatewayConfigInput = {
	publicOrigin: "https://gw.test",
	routes: [{ pattern: "/a/*", upstream: "one", methods: { GET: ["a:read"] } }],
	upstreams: { one: { origin: "https://upstream.test" } },
};
const jwt = {
	issuer: "https://issuer.test/",
	audience: "https://api.test",
	algorithms: ["RS256"],
	jwksUrl: "https://issuer.test/jwks.json",
};

function withRoute(pattern: string): unknown {
	return { ...minimal, routes: [{ pattern, upstream: "one", methods: { GET: [] } }] };
}

describe("a configuration", () => {
	it("has the values of the specification where it names none", () => {
		expect(parseConfig({ ...minimal, jwt })).toMatchObject({
			hosts: [],
			scheme: "countersign-v1",
			forwardHeaders: [],
			serverTiming: false,
			limits: { bodyBytes: 1_048_576, headerBytes: 32_768 },
			jwt: {
				types: [null, "jwt", "at+jwt"],
				toleranceSeconds: 30,
				cacheSeconds: 3600,
				staleSeconds: 3600,
				unknownKeyCooldownSeconds: 30,
				failureCooldownSeconds: 5,
				timeoutSeconds: 5,
			},
		});
	});

	it("keeps the limits that it does not name", () => {
		expect(parseConfig({ ...minimal, limits: { bodyBytes: 10 } }).limits).toMatchObject({
			bodyBytes: 10,
			headerBytes: 32_768,
		});
	});

	it("is refused with the name of each field that is wrong", () => {
		const wrong = { ...minimal, hostz: [], limits: { bodyBites: 1, bodyBytes: "1" }, scheme: "none" };
		for (const name of ["hostz", "CONFIG.limits", "bodyBites", "CONFIG.limits.bodyBytes", "CONFIG.scheme"]) {
			expect(() => parseConfig(wrong)).toThrow(name);
		}
	});

	it.each<[string, unknown]>([
		["no routes", { ...minimal, routes: [] }],
		["a route to no upstream", { ...minimal, routes: [{ pattern: "/a", upstream: "two", methods: {} }] }],
		[
			"a route to an upstream that every object has",
			{ ...minimal, routes: [{ pattern: "/a", upstream: "constructor", methods: {} }] },
		],
		["two routes of one pattern", { ...minimal, routes: [...minimal.routes, ...minimal.routes] }],
		["an unknown method", { ...minimal, routes: [{ pattern: "/a", upstream: "one", methods: { TRACE: [] } }] }],
		["a scope with a blank", { ...minimal, routes: [{ pattern: "/a", upstream: "one", methods: { GET: ["a b"] } }] }],
		["an unknown member", { ...minimal, hostz: [] }],
		["an unknown scheme", { ...minimal, scheme: "none" }],
		["an origin with a path", { ...minimal, upstreams: { one: { origin: "https://upstream.test/" } } }],
		["an origin with user information", { ...minimal, upstreams: { one: { origin: "https://a@upstream.test" } } }],
		["an origin that is no http", { ...minimal, upstreams: { one: { origin: "ftp://upstream.test" } } }],
		["an origin behind something else", { ...minimal, upstreams: { one: { origin: "x-https://upstream.test" } } }],
		["an upstream of no known kind", { ...minimal, upstreams: { one: { binding: "ONE" } } }],
		["a public origin with a path", { ...minimal, publicOrigin: "https://gw.test/a" }],
		["a host in upper case", { ...minimal, hosts: ["GW.test"] }],
		["a host with the default port", { ...minimal, hosts: ["gw.test:443"] }],
		["a host that is none", { ...minimal, hosts: ["gw.test/a"] }],
		["a forwarded header that is no name", { ...minimal, forwardHeaders: ["x a"] }],
		["a text instead of an object", "{}"],
		["nothing", undefined],
	])("is refused with %s", (_, config) => {
		expect(() => parseConfig(config)).toThrow();
	});

	it.each(["a", "", "/a?b", "/a//b", "/a/../b", "/a/%2e", "/a b", "/a#b", "//*", "*", "/a/*?", "/a/%2F/*"])(
		"is refused with the pattern %j, which no request can match",
		(pattern) => {
			expect(() => parseConfig(withRoute(pattern))).toThrow();
		},
	);

	it.each(["/", "/*", "/a", "/a/", "/a/*", "/a/b/*", "/a*", "/a*b/c", "/%C3%A9/*"])(
		"takes the pattern %j",
		(pattern) => {
			expect(parseConfig(withRoute(pattern)).routes.map((route) => route.pattern)).toEqual([pattern]);
		},
	);

	it.each<[string, unknown]>([
		["CONFIG.routes.0.upstream", { ...minimal, routes: [{ pattern: "/a", upstream: "two", methods: {} }] }],
		["CONFIG.routes.1.pattern", { ...minimal, routes: [...minimal.routes, ...minimal.routes] }],
		["CONFIG.hosts.1", { ...minimal, hosts: ["gw.test", "GW.test"] }],
		["CONFIG.routes.0.pattern", withRoute("a")],
		["CONFIG.jwt.jwksUrl", { ...minimal, jwt: { ...jwt, jwksUrl: "jwks.json" } }],
	])("is refused by naming %s, which contradicts another field or no single type forbids", (field, wrong) => {
		expect(() => parseConfig(wrong)).toThrow(field);
	});

	it("reaches an upstream that is a service binding at an origin of its own, or at one that it is told", () => {
		const upstreams = { one: { service: "ONE" }, two: { service: "TWO", origin: "http://two.test" } };
		expect(parseConfig({ ...minimal, upstreams }).upstreams).toEqual({
			one: { service: "ONE", origin: "https://upstream.internal" },
			two: { service: "TWO", origin: "http://two.test" },
		});
	});

	it("names the fields that are wrong, and no value", () => {
		const wrong = { ...minimal, publicOrigin: "secret-value", jwt: { ...jwt, issuer: "" } };
		expect(() => parseConfig(wrong)).toThrow(/CONFIG\.publicOrigin.*CONFIG\.jwt\.issuer/s);
		expect(() => parseConfig(wrong)).not.toThrow(/secret-value/);
	});
});

describe("a configuration for tokens", () => {
	it.each([
		["http://issuer.test/jwks.json", false],
		["ftp://issuer.test/jwks.json", false],
		["ftp://127.0.0.1/jwks.json", false],
		["jwks.json", false],
		["", false],
		["http://localhost.issuer.test/", false],
		["http://notlocalhost/", false],
		["http://127.0.0.1.issuer.test/", false],
		["http://[::2]/", false],
		["http://10.0.0.1/", false],
		["https://issuer.test/jwks.json", true],
		["http://localhost:8080/jwks.json", true],
		["http://127.0.0.1:8080/jwks.json", true],
		["http://127.1.2.3/", true],
		["http://127.10.200.255/", true],
		["http://[::1]:8080/", true],
	])("takes the key set's URL %s: %s", (jwksUrl, taken) => {
		const parse = () => parseConfig({ ...minimal, jwt: { ...jwt, jwksUrl } });
		if (taken) {
			expect(parse).not.toThrow();
		} else {
			expect(parse).toThrow();
		}
	});

	it.each<[string, unknown]>([
		["algorithms", []],
		["algorithms", ["none"]],
		["algorithms", ["None"]],
		["algorithms", ["HS256"]],
		["algorithms", ["RS256", "HS512"]],
		["algorithms", ["RS512"]],
		["toleranceSeconds", 61],
		["toleranceSeconds", -1],
		["timeoutSeconds", 6],
		["cacheSeconds", 3601],
		["staleSeconds", 3601],
		["issuer", ""],
		["audience", ""],
	])("cannot allow %s = %j", (name, value) => {
		expect(() => parseConfig({ ...minimal, jwt: { ...jwt, [name]: value } })).toThrow();
	});

	it("lists types in whatever case they were written", () => {
		const types = ["AT+JWT", "application/JWT", "x-application/jwt", null];
		const { jwt: parsed } = parseConfig({ ...minimal, jwt: { ...jwt, types } });
		expect(parsed && tokenPolicyOf(parsed).types).toEqual(["at+jwt", "jwt", "x-application/jwt", null]);
	});
});

describe("what a configuration decides", () => {
	it("is the scheme by its name", () => {
		expect(schemeOf(parseConfig(minimal)).name).toBe("countersign-v1");
		for (const scheme of ["countersign-v1", "sorted-query"] as const) {
			expect(schemeOf(parseConfig({ ...minimal, scheme })).name).toBe(scheme);
		}
	});

	it.each([
		["https://gw.test", 443],
		["http://gw.test", 80],
	])("is the port that goes without saying at %s: %i", (publicOrigin, port) => {
		expect(defaultPortOf(parseConfig({ ...minimal, publicOrigin }))).toBe(port);
	});

	it("is a route that has the methods that are written and no other", () => {
		const [route] = parseConfig(minimal).routes;
		expect(route).toEqual({ pattern: "/a/*", upstream: "one", public: false, methods: { GET: ["a:read"] } });
	});
});
