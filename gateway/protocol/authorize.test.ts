import { describe, expect, it } from "vitest";
import {
	allowedMethods,
	authorize,
	findRoute,
	isKnownMethod,
	type Method,
	type Route,
	scopesFor,
} from "./authorize.ts";
import type { Principal } from "./principal.ts";

function route(pattern: string, methods: Route["methods"] = { GET: [] }): Route {
	return { pattern, upstream: "one", public: false, methods };
}

function principal(...scopes: string[]): Principal {
	return { authType: "hmac", userId: null, orgId: null, clientId: null, scopes };
}

describe("the route of a path", () => {
	const routes = [route("/*"), route("/sites/*"), route("/sites/1"), route("/sites/1/*"), route("/hi"), route("/a/")];

	it.each<[string, string | undefined]>([
		["/sites/2", "/sites/*"],
		["/sites/2/3", "/sites/*"],
		["/sites/1", "/sites/1"],
		["/sites/1/2", "/sites/1/*"],
		["/sites/1/", "/sites/*"],
		["/sites/", "/*"],
		["/sites", "/*"],
		["/Sites/2", "/*"],
		["/sitesx/2", "/*"],
		["/hi", "/hi"],
		["/hi/", "/*"],
		["/hi2", "/*"],
		["/a", "/*"],
		["/a/", "/a/"],
		["/", undefined],
	])("of %s is %s", (path, pattern) => {
		expect(findRoute(path, routes)?.pattern).toBe(pattern);
		expect(findRoute(path, routes.toReversed())?.pattern).toBe(pattern);
	});

	it("is none where nothing matches", () => {
		expect(findRoute("/x", [route("/y"), route("/x/*")])).toBeUndefined();
	});
});

describe("authorization", () => {
	const guarded = route("/a", { GET: ["a:read"], POST: ["a:read", "a:write"], DELETE: [] });

	it.each<[Method, readonly string[], string]>([
		["GET", ["a:read"], "ok"],
		["GET", ["b", "a:read", "c"], "ok"],
		["GET", [], "insufficient_scope"],
		["GET", ["A:read"], "insufficient_scope"],
		["GET", ["a:*"], "insufficient_scope"],
		["GET", ["a:readx"], "insufficient_scope"],
		["GET", ["xa:read"], "insufficient_scope"],
		["GET", ["a:rea"], "insufficient_scope"],
		["POST", ["a:write"], "insufficient_scope"],
		["POST", ["a:read"], "insufficient_scope"],
		["POST", ["a:write", "a:read"], "ok"],
		["DELETE", [], "ok"],
		["HEAD", ["a:read"], "ok"],
		["HEAD", [], "insufficient_scope"],
		["PUT", ["a:read", "a:write"], "method_not_allowed"],
		["OPTIONS", ["a:read"], "method_not_allowed"],
	])("of %s with %j is %s", (method, scopes, verdict) => {
		const result = authorize(principal(...scopes), guarded, method);
		expect(result.ok ? "ok" : result.refusal.code).toBe(verdict);
	});

	it("gives HEAD the scopes of GET, also where the route names others for HEAD", () => {
		expect(scopesFor(route("/a", { GET: ["a"], HEAD: [] }), "HEAD")).toEqual(["a"]);
		expect(scopesFor(route("/a", { HEAD: ["b"] }), "HEAD")).toEqual(["b"]);
		expect(scopesFor(route("/a", { POST: [] }), "HEAD")).toBeUndefined();
	});

	it("allows what a route has, HEAD with GET, in the order of the known methods", () => {
		expect(allowedMethods(guarded)).toEqual(["GET", "HEAD", "POST", "DELETE"]);
	});
});

describe("a method", () => {
	it("is known by its exact, upper-case name", () => {
		for (const name of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
			expect(isKnownMethod(name)).toBe(true);
		}
		for (const name of ["get", "Get", "TRACE", "CONNECT", "PURGE", "", "GET ", "constructor"]) {
			expect(isKnownMethod(name)).toBe(false);
		}
	});
});
