import { describe, expect, it } from "vitest";
import type { ModelRoute } from "./gateway-setup.ts";
import { routeFor, scopesOf } from "./route-table.ts";

function route(pattern: string, methods: Readonly<Record<string, readonly string[]>> = { GET: [] }): ModelRoute {
	return { pattern, isPublic: false, isClosed: false, methods: new Map(Object.entries(methods)), isReachable: true };
}

const routes = ["/sites/*", "/sites/ledger/*", "/sites/closed", "/hi"].map((pattern) => route(pattern));

describe("the model of the route table", () => {
	it.each([
		["/sites/1", "/sites/*"],
		["/sites/1/", "/sites/*"],
		["/sites/", undefined],
		["/sites", undefined],
		["/Sites/1", undefined],
		["/sites/ledger/1", "/sites/ledger/*"],
		["/sites/ledger", "/sites/*"],
		["/sites/ledger/", "/sites/*"],
		["/sites/closed", "/sites/closed"],
		["/sites/closed/", "/sites/*"],
		["/hi", "/hi"],
		["/hi/", undefined],
		["/hix", undefined],
	])("finds for %s the route %s", (path, pattern) => {
		expect(routeFor(path, routes)?.pattern).toBe(pattern);
	});

	it("asks of HEAD what it asks of GET, unless the route says otherwise", () => {
		expect(scopesOf(route("/x", { GET: ["a"] }), "HEAD")).toEqual(["a"]);
		expect(scopesOf(route("/x", { GET: ["a"], HEAD: ["b"] }), "HEAD")).toEqual(["b"]);
		expect(scopesOf(route("/x", { POST: ["a"] }), "HEAD")).toBeUndefined();
	});
});
