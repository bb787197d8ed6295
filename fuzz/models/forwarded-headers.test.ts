import { describe, expect, it } from "vitest";
import type { HeaderPair } from "../../conformance/client/probe.ts";
import { looksLikeIdentity, passing } from "./forwarded-headers.ts";

const passed = (...headers: readonly HeaderPair[]) =>
	Object.fromEntries(passing(headers, ["x-partner", "cookie", "x-user-id-2"]));

describe("the model of the headers that pass", () => {
	it("lets pass what is on the list, and what the operator adds", () => {
		expect(passed(["Accept", " a/b "], ["If-New", "x"], ["X-Partner", "1"], ["X-Other", "1"])).toEqual({
			accept: "a/b",
			"if-new": "x",
			"x-partner": "1",
		});
	});

	it("lets nothing pass that must not, although the operator adds it", () => {
		expect(passed(["Cookie", "a"], ["X-User-Id-2", "a"], ["Authorization", "a"], ["Via", "a"])).toEqual({});
	});

	it("lets nothing pass that is empty, or that Connection names, but what a signature covers", () => {
		const connection: HeaderPair = ["Connection", "close , Tracestate\t, Content-Type"];
		expect(passed(connection, ["Tracestate", "a"], ["Content-Type", "b"], ["Accept", ""])).toEqual({
			"content-type": "b",
		});
	});

	it("knows what an upstream could take for an identity header", () => {
		expect(["x_user-ID", "X-Scopes-Extra", "x_auth_type"].every(looksLikeIdentity)).toBe(true);
		expect(["x-user", "user-id"].some(looksLikeIdentity)).toBe(false);
	});
});
