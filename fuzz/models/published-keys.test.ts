import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { keySetOf } from "./published-keys.ts";

const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" });
const key = { ...jwk, kid: "a" };
const other = { ...generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }), kid: "b" };
const weak = { ...generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ format: "jwk" }), kid: "w" };

function taken(document: unknown, status = 200): readonly string[] | undefined {
	const set = keySetOf({
		status,
		body: Buffer.from(typeof document === "string" ? document : JSON.stringify(document)),
	});
	return set === undefined ? undefined : set.keys.map(({ kid, alg }) => `${kid} ${alg}`);
}

describe("the model of a published key set", () => {
	it("takes the usable entries and skips each of the others by itself", () => {
		expect(taken({ keys: [null, 1, "x", [], {}, weak, key, { kty: "oct", k: "AAAA", kid: "c" }, other] })).toEqual([
			"a ES256",
			"b EdDSA",
		]);
	});

	it.each([
		["", "an empty body"],
		["{", "half a document"],
		["[]", "a list"],
		['{"keys":{}}', "no list"],
		['{"keys":[]}', "an empty list"],
		[JSON.stringify({ keys: [weak] }), "no usable key"],
		[`\ufeff${JSON.stringify({ keys: [key] })}`, "a byte order mark"],
		[JSON.stringify({ keys: [key], padding: "a".repeat(65_536) }), "more than it reads"],
	])("takes no set of %.20s: %s", (text) => {
		expect(taken(text)).toBeUndefined();
	});

	it("takes no set of another status, and none that does not come", () => {
		expect(taken({ keys: [key] }, 201)).toBeUndefined();
		expect(taken({ keys: [key] }, 302)).toBeUndefined();
		expect(keySetOf(undefined)).toBeUndefined();
	});

	it.each<[Record<string, unknown>]>([
		[{ use: "enc" }],
		[{ key_ops: ["sign"] }],
		[{ key_ops: "verify" }],
		[{ d: "AA" }],
		[{ kid: "" }],
		[{ kid: 1 }],
		[{ crv: "P-384" }],
		[{ x: "AA" }],
	])("uses no key with %j", (members) => {
		expect(taken({ keys: [{ ...key, ...members }, other] })).toEqual(["b EdDSA"]);
	});

	it("knows the name of a key for another algorithm, and verifies nothing with it", () => {
		const set = keySetOf({ status: 200, body: Buffer.from(JSON.stringify({ keys: [{ ...key, alg: "RS256" }] })) });
		expect(set?.keys).toEqual([]);
		expect(set?.kids.has("a")).toBe(true);
	});

	it("looks at the first twenty entries only", () => {
		const filling = Array.from({ length: 20 }, () => other);
		expect(taken({ keys: [...filling, key] })).not.toContain("a ES256");
		expect(taken({ keys: [...filling.slice(1), key] })).toContain("a ES256");
	});
});
