import { describe, expect, it } from "vitest";
import { freeSpelling, spellingsOfOne, spellingUnder } from "./nonce-spelling.ts";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

describe("how nonces are spelt under a grammar", () => {
	it("is free where the grammar is", () => {
		expect(spellingUnder("[A-Za-z0-9_-]{16,64}")).toBe(freeSpelling);
	});

	it("is that of UUIDs where it takes no other, each of them another nonce", () => {
		const spelling = spellingUnder(uuid);
		expect(spellingUnder("[0-9a-fA-F-]{36}")).toBe(spelling);
		const nonces = Array.from({ length: 4 * spellingsOfOne }, (_, index) => spelling?.("0011aabbccdd", index) ?? "");
		for (const nonce of nonces) expect(nonce).toMatch(new RegExp(`^${uuid}$`));
		expect(new Set(nonces).size).toBe(nonces.length);
	});

	it("is unknown under any other", () => {
		expect(spellingUnder("[0-9]{10}")).toBeUndefined();
	});
});
