import { describe, expect, it } from "vitest";
import type { LogLine } from "./log.ts";
import { dataPointOf, measure } from "./measure.ts";

const line: LogLine = {
	requestId: "id",
	cfRay: "0123456789abcdef-FRA",
	pop: "FRA",
	route: "/a/*",
	decision: "refused",
	status: 401,
	code: "nonce_replayed",
	because: null,
	authType: "hmac",
	keyId: "key_one",
	jwks: null,
	stages: { key: 1, admission: 12 },
	totalMs: 14,
};

describe("a data point", () => {
	it("has the figures of a line, by the key", () => {
		expect(dataPointOf(line)).toEqual({
			indexes: ["key_one"],
			blobs: ["/a/*", "refused", "nonce_replayed", "hmac", "FRA", null],
			doubles: [401, 14, 1, 12, 0],
		});
	});

	it("stands under the kind of credential where there is no key", () => {
		expect(dataPointOf({ ...line, keyId: null, authType: "jwt" }).indexes).toEqual(["jwt"]);
		expect(dataPointOf({ ...line, keyId: null, authType: null }).indexes).toEqual(["none"]);
	});

	it("is lost where it cannot be taken, and nothing else is", () => {
		expect(() =>
			measure(line, () => {
				throw new Error("full");
			}),
		).not.toThrow();
	});
});
