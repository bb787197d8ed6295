import { describe, expect, it } from "vitest";
import { type CoveredParts, componentText, stringToSign } from "./canonicalize.ts";
import { countersignV1, type Scheme, sortedQuery } from "./scheme.ts";

const parts: CoveredParts = {
	keyId: "key",
	timestamp: "1767225600",
	nonce: "Nonce-0123456789",
	method: "POST",
	host: "gw.test:8443",
	target: { path: "/a/b", query: "c=d", text: "/a/b?c=d" },
	contentType: "text/plain; a=b",
	contentHash: "hash",
};

describe("the string to sign of countersign-v1", () => {
	it("is nine lines joined by LF, without one at the end", () => {
		expect(stringToSign(parts, countersignV1)).toBe(
			"countersign-v1\nkey\n1767225600\nNonce-0123456789\nPOST\ngw.test:8443\n/a/b?c=d\ntext/plain; a=b\nhash",
		);
	});

	it("keeps the line of an absent content type", () => {
		expect(stringToSign({ ...parts, contentType: "" }, countersignV1).split("\n")).toHaveLength(9);
		expect(stringToSign({ ...parts, contentType: "" }, countersignV1)).toContain("/a/b?c=d\n\nhash");
	});

	it("changes with every part that it covers", () => {
		const changed: Partial<CoveredParts>[] = [
			{ keyId: "other" },
			{ timestamp: "1767225601" },
			{ nonce: "nonce-0123456789" },
			{ method: "PUT" },
			{ host: "gw.test" },
			{ target: { path: "/a/b", query: "c=e", text: "/a/b?c=e" } },
			{ target: { path: "/a/c", query: "c=d", text: "/a/c?c=d" } },
			{ contentType: "" },
			{ contentHash: "other" },
		];
		const texts = changed.map((change) => stringToSign({ ...parts, ...change }, countersignV1));
		expect(new Set([...texts, stringToSign(parts, countersignV1)]).size).toBe(changed.length + 1);
	});
});

describe("the string to sign of sorted-query", () => {
	it("is eight lines, path and query apart, the content type and the host behind their names", () => {
		expect(stringToSign(parts, sortedQuery)).toBe(
			"POST\n/a/b\nc=d\ncontent-type:text/plain; a=b\nhost:gw.test:8443\n1767225600\nNonce-0123456789\nhash",
		);
	});

	it("keeps the lines of an absent query and an absent content type", () => {
		const bare = { ...parts, contentType: "", target: { path: "/a", query: null, text: "/a" } };
		expect(stringToSign(bare, sortedQuery)).toBe(
			"POST\n/a\n\ncontent-type:\nhost:gw.test:8443\n1767225600\nNonce-0123456789\nhash",
		);
	});
});

describe("a scheme", () => {
	it("decides lines, prefixes and separator", () => {
		const scheme: Scheme = {
			...countersignV1,
			lines: [{ component: "nonce", prefix: "n=" }, { literal: "x" }, { component: "query" }],
			separator: "|",
		};
		expect(stringToSign(parts, scheme)).toBe("n=Nonce-0123456789|x|c=d");
	});

	it("has each component by its name", () => {
		expect(componentText("path", parts)).toBe("/a/b");
		expect(componentText("query", parts)).toBe("c=d");
		expect(componentText("target", parts)).toBe("/a/b?c=d");
		expect(componentText("nonce", parts)).toBe("Nonce-0123456789");
	});
});
