import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, startLab } from "../embedded/index.ts";
import type { Trial } from "../engine/check.ts";
import type { Measure } from "../engine/measurement.ts";
import { Redactor } from "../engine/redact.ts";
import { readSpecification } from "../engine/requirements.ts";
import { openSession } from "../engine/session.ts";
import { measureKeySet } from "./key-set.ts";
import { nonceMemory } from "./nonce-memory.ts";
import { measureRevocation } from "./revocation.ts";
import { timestampWindow } from "./timestamp-window.ts";
import { unknownKeyDifference } from "./unknown-key.ts";

const faulty = [
	"window-short-of-its-older-edge",
	"window-a-thousand-times-wider",
	"nonces-forgotten-after-a-second",
	"key-record-kept-in-the-isolate",
	"unknown-key-told-apart-by-code",
] as const;

let lab: Lab;

beforeAll(async () => {
	lab = await startLab({
		entry: "mutants",
		instances: [
			{ name: "main", vars: { MUTANT: "" }, spares: { fresh: { curious: 1 }, lent: {} } },
			...faulty.map((id) => ({ name: id, vars: { MUTANT: id } })),
		],
	});
}, 60_000);

afterAll(() => lab.dispose());

/** The hands that a run gives to a measure, on one of the gateways. */
async function handsOn(name: "main" | (typeof faulty)[number]): Promise<Trial> {
	const target = lab.targets.get(name);
	if (target === undefined) throw new RangeError(`no gateway ${name}`);
	const redactor = new Redactor(target.secrets);
	const session = await openSession({
		target,
		specification: readSpecification(),
		seed: "embedded",
		timeoutMs: 10_000,
		checkTimeoutMs: 60_000,
		runId: "measurements",
		random: Math.random,
		admit: async () => {},
		allowed: new Set(),
		redactor,
	});
	return session.trialFor({ id: "measurements", needs: [] }, redactor);
}

async function intervals(measure: Pick<Measure, "run">, trial: Trial) {
	const findings = await measure.run(trial);
	return Object.fromEntries(findings.map(({ id, interval }) => [id, interval]));
}

describe("on gateways in workerd", () => {
	it("the window is measured to the second, and so is one that is short on one side", async () => {
		const right = await intervals(timestampWindow, await handsOn("main"));
		const short = await intervals(timestampWindow, await handsOn("window-short-of-its-older-edge"));
		for (const [found, behind] of [
			[right, 300],
			[short, 299],
		] as const) {
			for (const [id, edge] of [
				["timestamp-window/behind", behind],
				["timestamp-window/ahead", 300],
			] as const) {
				expect(found[id]?.low).toBeLessThanOrEqual(edge);
				expect(found[id]?.high).toBeGreaterThanOrEqual(edge);
			}
		}
		// A second may begin while a request is under way, and once in a while it does so each time.
		expect(Number(right["timestamp-window"]?.high) - Number(right["timestamp-window"]?.low)).toBeLessThanOrEqual(2);
	});

	it("a window is found that is a thousand times wider", async () => {
		const found = await intervals(timestampWindow, await handsOn("window-a-thousand-times-wider"));
		expect(found["timestamp-window/ahead"]?.low).toBeGreaterThan(200_000);
		expect(found["timestamp-window/ahead"]?.high).toBeLessThan(400_000);
	});

	it("nonces are seen to be remembered by waiting, and to be forgotten", { timeout: 30_000 }, async () => {
		// As if the window were two seconds, so that its end comes soon.
		const soon = async (name: Parameters<typeof handsOn>[0]) => ({
			...(await handsOn(name)),
			timestamp: { unit: "seconds", windowSeconds: 2 } as const,
		});
		const [right, wrong] = await Promise.all([
			intervals(nonceMemory, await soon("main")),
			intervals(nonceMemory, await soon("nonces-forgotten-after-a-second")),
		]);
		expect(right["nonce-memory"]).toEqual({ low: expect.any(Number), high: null });
		expect(right["nonce-memory"]?.low).toBeGreaterThan(3);
		expect(wrong["nonce-memory"]?.low).toBeLessThanOrEqual(1);
		expect(wrong["nonce-memory"]?.high).toBeGreaterThanOrEqual(1);
	});

	it("a revocation is seen at once, and one that never comes is not", { timeout: 30_000 }, async () => {
		const [right] = await measureRevocation(await handsOn("main"), 5);
		const [wrong] = await measureRevocation(await handsOn("key-record-kept-in-the-isolate"), 1);
		expect(right?.interval).toEqual({ low: 0, high: expect.any(Number) });
		expect(right?.samples).toBe(5);
		expect(wrong?.interval).toEqual({ low: expect.any(Number), high: null });
	});

	it("answers are compared, and one that tells an unknown key apart is found", { timeout: 60_000 }, async () => {
		const right = await intervals(unknownKeyDifference, await handsOn("main"));
		const wrong = await intervals(unknownKeyDifference, await handsOn("unknown-key-told-apart-by-code"));
		expect(right["unknown-key/answer"]?.low).toBe(0);
		expect(wrong["unknown-key/answer"]?.low).toBeGreaterThan(0.9);
		expect(Number(right["unknown-key/time"]?.low)).toBeLessThanOrEqual(Number(right["unknown-key/time"]?.high));
	});
});

describe("on a gateway that looks for new keys every second", () => {
	it("fetches are counted, and a new key is accepted a second later", { timeout: 60_000 }, async () => {
		const trial = await handsOn("main");
		const { exchange, issuer } = await trial.fresh("curious");
		const found = await measureKeySet({ ...trial, exchange, issuer }, 20);
		const [fetches, delay] = found.map(({ interval }) => interval);
		expect(fetches?.low).toBeLessThanOrEqual(1);
		// Its clock runs on while a fetch is under way.
		expect(fetches?.high).toBeGreaterThan(0.5);
		expect(delay?.low).toBeGreaterThan(0);
		expect(delay?.low).toBeLessThanOrEqual(1.1);
		expect(delay?.high).toBeGreaterThan(0.5);
	});
});
