import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Need } from "../../conformance/engine/check.ts";
import { signedProbe } from "./signed-probe.ts";

const given: readonly Need[] = ["hmac", "hmac.second", "hmac.readOnly", "hmac.rotated", "route.write"];

function drawn(...more: Need[]): ReadonlySet<string> {
	const material = { scheme: "countersign-v1", capabilities: new Set([...given, ...more]) };
	const probes = fc.sample(signedProbe(material), { numRuns: 3000, seed: 1 });
	return new Set(probes.map(({ key = "primary", route = "read" }) => `${key} ${route}`));
}

describe("the keys of signed requests", () => {
	it("write only where it is known what they may do", () => {
		const pairs = drawn();
		for (const pair of ["primary write", "readOnly write", "second read", "rotated read", "retired write"]) {
			expect(pairs).toContain(pair);
		}
		expect(pairs).not.toContain("second write");
		expect(pairs).not.toContain("rotated write");
	});

	it("all write to a gateway whose keys are ours", () => {
		const pairs = drawn("lab");
		expect(pairs).toContain("second write");
		expect(pairs).toContain("rotated write");
	});
});
