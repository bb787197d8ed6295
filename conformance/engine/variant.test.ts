import { describe, expect, it } from "vitest";
import type { Need } from "./check.ts";
import { echo, exchangeCheck, fakeSpecification, fakeTarget, soundGateway } from "./fake-target.ts";
import { runSuite } from "./run.ts";
import type { Target } from "./target.ts";
import { variantFor } from "./variant.ts";

const there: Partial<Target> = {
	baseUrl: "http://variant.test:8080",
	scheme: "sorted-query",
	capabilities: new Set<Need>(["hmac", "sorted-query"]),
};
const variant = fakeTarget(soundGateway, there);

describe("a check that needs what only another instance of the gateway has", () => {
	it("runs there, and the others where they were", async () => {
		const target = fakeTarget(soundGateway, { variants: { "sorted-query": variant } });
		const checks = [
			exchangeCheck(),
			exchangeCheck({
				id: "HMAC-SIG-01/there",
				needs: ["hmac", "sorted-query"],
				probe: { credential: "none", path: "/there" },
			}),
		];
		const { summary } = await runSuite({ target, checks, specification: fakeSpecification });
		expect(summary.fail + summary.pass).toBe(2);
		expect(variant.log.map((request) => request.target)).toContain("/there");
		expect(target.log.map((request) => request.target)).not.toContain("/there");
	});

	it("says in its evidence where that is", async () => {
		const target = fakeTarget(soundGateway, { variants: { "sorted-query": fakeTarget(echo, there) } });
		const check = exchangeCheck({ needs: ["sorted-query"] });
		const { results } = await runSuite({ target, checks: [check], specification: fakeSpecification });
		expect(results[0]?.verdict).toBe("fail");
		expect(results[0]?.evidence?.curl).toContain("http://variant.test:8080");
	});

	it("is skipped if that instance lacks another need, or there is none", async () => {
		const check = exchangeCheck({ needs: ["sorted-query", "hmac.second"] });
		for (const variants of [{}, { "sorted-query": variant }]) {
			const target = fakeTarget(soundGateway, { variants });
			const { results } = await runSuite({ target, checks: [check], specification: fakeSpecification });
			expect(results[0]?.verdict).toBe("skip");
		}
	});

	it("stays on the target if that meets the need itself", () => {
		const target = fakeTarget(soundGateway, { variants: { hmac: variant } });
		expect(variantFor({ needs: ["hmac"] }, target)).toBe(target);
		expect(variantFor({ needs: [] }, target)).toBe(target);
	});
});
