import { describe, expect, it } from "vitest";
import { matches, select } from "./select.ts";

const checks = [
	"HMAC-NONCE-03/parallel",
	"HMAC-NONCE-03/serial",
	"HMAC-SIG-01/flip",
	"JWT-KEY-04/weak",
	"JWT-KEY-10/use",
	"JWKS-01/once",
].map((id) => ({ id, requirement: id.slice(0, id.indexOf("/")) }));

function ids(selection: Parameters<typeof select>[1]): readonly string[] {
	const selected = select(checks, selection);
	if (!selected.ok) throw new Error("unmatched");
	return selected.checks.map(({ id }) => id);
}

describe("a filter", () => {
	it("matches an id or its beginning up to a boundary", () => {
		expect(matches("HMAC-NONCE-03/parallel", "HMAC-NONCE-03/parallel")).toBe(true);
		expect(matches("HMAC-NONCE-03/parallel", "hmac-nonce")).toBe(true);
		expect(matches("HMAC-NONCE-03/parallel", "HMAC-NONCE-03")).toBe(true);
		expect(matches("JWKS-01/once", "JW")).toBe(false);
		expect(matches("JWT-KEY-10/use", "JWT-KEY-1")).toBe(false);
	});

	it("matches a glob, inside the parts of an id", () => {
		expect(matches("JWT-KEY-04/weak", "JWT-KEY-04/*")).toBe(true);
		expect(matches("JWT-KEY-04/weak", "*/weak")).toBe(true);
		expect(matches("JWT-KEY-04/weak", "JWT-*")).toBe(true);
		expect(matches("JWT-KEY-04/weak", "JWT-KEY-?4")).toBe(true);
		expect(matches("JWT-KEY-04/weak", "JWT-*/strong")).toBe(false);
		expect(matches("JWT-KEY-04/weak", "JWT.KEY*")).toBe(false);
	});
});

describe("a selection", () => {
	it("keeps what is asked for, without what is skipped, in listed order", () => {
		expect(ids({})).toHaveLength(checks.length);
		expect(ids({ only: ["JWT-KEY", "HMAC-NONCE"] })).toEqual([
			"HMAC-NONCE-03/parallel",
			"HMAC-NONCE-03/serial",
			"JWT-KEY-04/weak",
			"JWT-KEY-10/use",
		]);
		expect(ids({ only: ["HMAC-NONCE"], skip: ["*/serial"] })).toEqual(["HMAC-NONCE-03/parallel"]);
		expect(ids({ profiles: ["jwt"] })).toEqual(["JWT-KEY-04/weak", "JWT-KEY-10/use", "JWKS-01/once"]);
		expect(ids({ profiles: ["jwt"], only: ["HMAC-SIG"] })).toEqual([]);
	});

	it("refuses filters that match nothing, and says what may have been meant", () => {
		const selected = select(checks, { only: ["HMAC-NONSE"], skip: ["qqqqqqqqqqqqqqqqqqqqqqqqqqqq"] });
		expect(selected).toMatchObject({
			ok: false,
			unmatched: [
				{ option: "only", filter: "HMAC-NONSE" },
				{ option: "skip", suggestions: [] },
			],
		});
		expect(selected.ok ? [] : selected.unmatched[0]?.suggestions).toContain("HMAC-NONCE");
	});
});
