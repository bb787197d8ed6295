import { describe, expect, it } from "vitest";
import { profiles } from "./profiles.ts";
import { groupOf, readSpecification } from "./requirements.ts";

const specification = readSpecification();

describe("the specification as data", () => {
	it("knows the requirements and a status for each code in them", () => {
		expect(specification.requirements.size).toBeGreaterThan(100);
		expect(specification.statusOf.get("nonce_replayed")).toBe(401);
		expect(specification.statusOf.get("upstream_timeout")).toBe(504);
		for (const { refusal } of specification.requirements.values()) {
			if (refusal !== null) expect(specification.statusOf.get(refusal.code)).toBe(refusal.status);
		}
	});

	it("has every group that a profile names", () => {
		const groups = new Set([...specification.requirements.keys()].map(groupOf));
		for (const group of Object.values(profiles).flat()) expect(groups).toContain(group);
	});
});

describe("the group of an id", () => {
	it("is its requirement without the number", () => {
		expect(groupOf("HMAC-NONCE-03/parallel-replay")).toBe("HMAC-NONCE");
		expect(groupOf("JWKS-01")).toBe("JWKS");
	});
});
