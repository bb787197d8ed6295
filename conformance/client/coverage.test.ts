import { describe, expect, it } from "vitest";
import { unsignedPart } from "./coverage.ts";
import type { Change } from "./probe.ts";
import { countersignV1, sortedQuery } from "./protocol.ts";

const bodyOnly = { ...countersignV1, lines: [{ component: "body" } as const] };
const altered = (...after: Change[]) => ({ credential: "hmac" as const, after });

describe("what a signature does not cover", () => {
	it("is whatever the lines of a scheme leave out", () => {
		const changes: [Change, string][] = [
			[{ method: "PUT" }, "method"],
			[{ inTarget: ["a", "b"] }, "target"],
			[{ set: ["Host", "h"] }, "host"],
			[{ remove: "Content-Type" }, "content type"],
		];
		for (const [change, part] of changes) {
			expect(unsignedPart(altered(change), bodyOnly)).toBe(part);
			expect(unsignedPart(altered(change), countersignV1)).toBeUndefined();
			expect(unsignedPart(altered(change), sortedQuery)).toBeUndefined();
		}
		expect(unsignedPart(altered({ appendToBody: { text: "x" } }), bodyOnly)).toBeUndefined();
		const targetOnly = { ...countersignV1, lines: [{ component: "target" } as const] };
		expect(unsignedPart(altered({ appendToBody: { text: "x" } }), targetOnly)).toBe("body");
	});

	it("is nothing where something else is wrong too, or nothing is signed", () => {
		expect(unsignedPart(altered(), bodyOnly)).toBeUndefined();
		expect(unsignedPart(altered({ method: "PUT" }, { remove: "X-Signature" }), bodyOnly)).toBeUndefined();
		expect(unsignedPart(altered({ method: "PUT" }, { appendToBody: { text: "x" } }), bodyOnly)).toBeUndefined();
		expect(unsignedPart({ credential: "none", after: [{ method: "PUT" }] }, bodyOnly)).toBeUndefined();
	});
});
