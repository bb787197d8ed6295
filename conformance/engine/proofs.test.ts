import { describe, expect, it } from "vitest";
import { exchangeCheck, fakeSignature, fakeSpecification, fakeTarget, soundGateway } from "./fake-target.ts";
import { runSuite } from "./run.ts";

describe("a proof that was carried away from its header", () => {
	it("is in no report either", async () => {
		const sound = fakeTarget(soundGateway);
		const target = fakeTarget((request) => soundGateway({ ...request, headers: [["X-Signature", "in the query"]] }), {
			build: async (probe, moment) => {
				const { request, token } = await sound.build(probe, moment);
				const moved = { ...request, target: `${request.target}?s=${fakeSignature}`, headers: [] };
				return { request: moved, token, proofs: [["X-Signature", fakeSignature]] };
			},
		});
		const report = await runSuite({ target, checks: [exchangeCheck()], specification: fakeSpecification });
		expect(report.summary.fail).toBe(1);
		expect(JSON.stringify(report)).toContain("?s=<signature>");
		expect(JSON.stringify(report)).not.toContain(fakeSignature);
	});
});
