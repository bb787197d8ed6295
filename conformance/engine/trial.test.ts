import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { run } from "./fake-run.ts";
import { fakeTarget, scenarioCheck, soundGateway } from "./fake-target.ts";

test("an exchange says from when on its request was made, the signing of it included", async () => {
	const { build } = fakeTarget(soundGateway);
	const signedAt: number[] = [];
	let made: { before: number; signed: number } | undefined;
	const check = scenarioCheck(async (trial) => {
		const index = signedAt.length;
		const exchange = await trial.exchange({ credential: "hmac" });
		made = { before: exchange.clock?.before ?? 0, signed: signedAt[index] ?? 0 };
		return trial.judge.expect(exchange, { kind: "accepted" });
	});
	const slowly: typeof build = async (probe, moment) => {
		signedAt.push(Date.now() / 1000);
		await wait(20);
		return build(probe, moment);
	};
	const report = await run([check], soundGateway, { overrides: { build: slowly } });
	expect(report.summary.pass).toBe(1);
	expect(made?.before).toBeGreaterThan(0);
	expect(made?.before).toBeLessThanOrEqual(made?.signed ?? 0);
});
