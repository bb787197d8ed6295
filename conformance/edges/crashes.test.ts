import { expect, it } from "vitest";
import { crashAgainAndAgain } from "./crashes.ts";
import { type EdgeLabOptions, startEdgeLab } from "./edge-lab.ts";

async function crashes(cycles: number, options: EdgeLabOptions = {}) {
	const lab = await startEdgeLab({ places: ["DUB"], home: "DUB", ...options });
	try {
		return await crashAgainAndAgain(lab, cycles);
	} finally {
		await lab.dispose();
	}
}

it("what was acknowledged before a crash is refused after it, and what was not is admitted once (HMAC-NONCE-09, HMAC-NONCE-11)", async () => {
	const { cycles, before, after, remembered, unknown, wrong } = await crashes(2);
	expect(wrong).toEqual([]);
	expect(cycles).toBe(2);
	expect(before).toBeGreaterThan(0);
	expect(before + after + unknown).toBe(24);
	expect(remembered).toBe(before + after);
}, 30_000);

it("a gateway is found out whose object keeps nonces in its memory", async () => {
	const { wrong } = await crashes(1, { entry: "mutants", mutant: "nonces-kept-in-the-memory-of-the-object" });
	expect(wrong).toContain("acknowledged, and then: 200");
}, 30_000);
