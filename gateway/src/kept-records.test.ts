import { describe, expect, it } from "vitest";
import { KeptRecords } from "./kept-records.ts";
import type { KeyRecord } from "./keys.ts";

const recordOf = (keyId: string): KeyRecord => ({
	keyId,
	status: "active",
	secrets: [{ secret: "a-secret-0123456789abcdefghijklmnopqrs" }],
	scopes: [],
	version: 1,
});

describe("the records that an isolate keeps", () => {
	it("are ten thousand at the most: one more takes the place of the one that was kept first", () => {
		const records = new KeptRecords(() => 0);
		for (let index = 0; index <= 10_000; index += 1) records.keep(recordOf(`key-${index}`));
		expect(records.find("key-0")).toBeUndefined();
		expect(records.find("key-1")?.keyId).toBe("key-1");
		expect(records.find("key-10000")?.keyId).toBe("key-10000");
	});
});
