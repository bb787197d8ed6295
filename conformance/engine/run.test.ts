import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { TokenExpired } from "../client/given-token.ts";
import { NothingToChange } from "../client/nothing-to-change.ts";
import type { Result } from "../report/schema.ts";
import type { Check } from "./check.ts";
import { first, run } from "./fake-run.ts";
import {
	answer,
	echo,
	exchangeCheck,
	type FakeGateway,
	fakeSecret,
	fakeSignature,
	fakeSpecification,
	fakeTarget,
	header,
	problem,
	scenarioCheck,
	soundGateway,
} from "./fake-target.ts";
import { runSuite } from "./run.ts";
import type { Target } from "./target.ts";

const open: FakeGateway = (request) =>
	header(request, "x-signature") === undefined ? problem(401, "unauthenticated") : echo(request);

describe("a check with a twin", () => {
	it("passes if the twin is accepted and the probe is not", async () => {
		const report = await run([exchangeCheck()]);
		expect(report.summary).toMatchObject({ pass: 1, fail: 0, requirements: { total: 3, exercised: 1 } });
		expect(report.inconclusive).toBeUndefined();
	});

	it("fails with evidence if the probe is accepted", async () => {
		const result = first(await run([exchangeCheck()], open));
		expect(result.verdict).toBe("fail");
		expect(result.evidence?.response).toMatchObject({ status: 200 });
		expect(result.evidence?.replay).toEqual({ credential: "hmac", headers: [["X-Defect", "1"]] });
		expect(result.evidence?.curl).toContain("X-Defect: 1");
	});

	it("fails if the twin is refused by the gateway itself, and sends no probe then", async () => {
		const target = fakeTarget((request) =>
			header(request, "x-good") === undefined ? soundGateway(request) : problem(401, "invalid_credentials"),
		);
		const check = exchangeCheck({ twin: { credential: "hmac", headers: [["X-Good", "1"]] } });
		const report = await runSuite({ target, checks: [check], specification: fakeSpecification });
		expect(first(report).verdict).toBe("fail");
		expect(target.log.some((request) => header(request, "x-defect") !== undefined)).toBe(false);
	});

	it("is inconclusive once the token that was given has expired, and so is the run", async () => {
		const honest = fakeTarget(soundGateway);
		let built = 0;
		const report = await run([exchangeCheck()], soundGateway, {
			overrides: {
				setup: "operator",
				build: async (probe, context) => {
					built += 1;
					// The requests before the first check are sent in time.
					if (built > 2) throw new TokenExpired();
					return honest.build(probe, context);
				},
			},
		});
		expect(first(report)).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining("expired") });
		expect(report.inconclusive).toContain("expired");
	});

	it("is skipped, and is no error of ours, if what the operator chose leaves the defect nothing to change", async () => {
		const honest = fakeTarget(soundGateway);
		const report = await run([exchangeCheck()], soundGateway, {
			overrides: {
				build: async (probe, context) => {
					if (probe.headers !== undefined) throw new NothingToChange("no other case", "choose letters");
					return honest.build(probe, context);
				},
			},
		});
		expect(first(report)).toMatchObject({ verdict: "skip", remedy: "choose letters" });
	});

	it("is inconclusive if something in front of the gateway answered the twin", async () => {
		const gateway: FakeGateway = (request) =>
			header(request, "x-good") === undefined ? soundGateway(request) : answer(403, [], "blocked");
		const check = exchangeCheck({ twin: { credential: "hmac", headers: [["X-Good", "1"]] } });
		const report = await run([check], gateway, { overrides: { setup: "operator" } });
		expect(first(report).verdict).toBe("inconclusive");
	});

	it("is inconclusive if the gateway takes no valid credential of the kind that it sends, whichever kind it asks for", async () => {
		const gateway: FakeGateway = (request) =>
			header(request, "authorization") === undefined ? problem(401, "invalid_credentials") : echo(request);
		const overrides: Partial<Target> = {
			setup: "operator",
			capabilities: new Set(["credential", "hmac", "jwt", "echo", "echo.log"]),
			build: async ({ credential }) => ({
				token: "t",
				request: {
					method: "GET",
					target: "/t",
					host: "gateway.test:8080",
					headers: credential === "jwt" ? [["Authorization", "Bearer t"]] : [["X-Signature", fakeSignature]],
					body: new Uint8Array(),
					framing: { kind: "none" },
				},
			}),
		};
		const either = { credential: "any" } as const;
		const checks = [
			exchangeCheck({ needs: ["credential"], twin: either, probe: either }),
			scenarioCheck(async (trial) => trial.judge.expect(await trial.exchange(either), { kind: "accepted" }), {
				needs: ["credential"],
			}),
			exchangeCheck({
				id: "JWT-ALG-01/x",
				requirement: "JWT-ALG-01",
				needs: ["jwt"],
				twin: { credential: "jwt" },
				probe: { credential: "jwt" },
			}),
		];
		const { results } = await run(checks, gateway, { overrides });
		expect(results.map(({ verdict }) => verdict)).toEqual(["inconclusive", "inconclusive", "fail"]);
	});

	it("warns where the requirement is a SHOULD", async () => {
		const report = await run([exchangeCheck({ id: "HMAC-SIG-02/x", requirement: "HMAC-SIG-02" })], open);
		expect(first(report)).toMatchObject({ verdict: "warn", level: "SHOULD" });
	});
});

describe("a check in code", () => {
	it("has an error of its own if it throws, with the stack", async () => {
		const check = scenarioCheck(async () => {
			throw new TypeError("broken check");
		});
		const result = first(await run([check]));
		expect(result).toMatchObject({ verdict: "error", reason: "broken check" });
		expect(result.stack).toContain("run.test.ts");
	});

	it("has an error if it does not end", async () => {
		const check = scenarioCheck(() => new Promise(() => {}));
		expect(first(await run([check], soundGateway, { checkTimeoutMs: 20 })).verdict).toBe("error");
	});

	it("has an error if it uses what it does not state to need", async () => {
		const check = scenarioCheck(async (trial) => {
			await trial.fresh();
			return trial.judge.pass();
		});
		expect(first(await run([check])).verdict).toBe("error");
	});

	it("gives back the gateway that it was lent, also when it throws", async () => {
		const calls: string[] = [];
		const { build, transport } = fakeTarget(soundGateway);
		const issuer = { url: "http://issuer.test/jwks.json", set: async () => {}, fetches: async () => [] };
		const overrides: Partial<Target> = {
			lend: async (kind) => {
				calls.push(kind);
				return { gateway: { build, transport, issuer }, giveBack: () => void calls.push("back") };
			},
		};
		const check = scenarioCheck((trial) =>
			trial.lend("attentive", async (gateway) => {
				await gateway.exchange({ credential: "hmac" });
				throw new Error("a mistake of the check");
			}),
		);
		expect(first(await run([check], soundGateway, { overrides })).verdict).toBe("error");
		expect(calls).toEqual(["attentive", "back"]);
	});

	it("may send the same bytes again, and the upstream may have seen them once", async () => {
		const replayAware = (): FakeGateway => {
			const spent = new Set<string>();
			return (request) => {
				if (header(request, "x-signature") === undefined) return problem(401, "unauthenticated");
				if (spent.has(request.target)) return problem(401, "invalid_credentials");
				spent.add(request.target);
				return echo(request);
			};
		};
		const check = scenarioCheck(async (trial) => {
			const prepared = await trial.prepare({ credential: "hmac" });
			if (!trial.judge.accepted(await prepared.send())) return trial.judge.inconclusive("not accepted");
			const [again] = await prepared.race(1);
			if (again === undefined) return trial.judge.inconclusive("no answer");
			return trial.judge.expect(again, { kind: "refused", codes: ["invalid_credentials"] });
		});
		expect(first(await run([check], replayAware())).verdict).toBe("pass");
		expect(first(await run([check], open)).verdict).toBe("fail");
	});

	it("draws the same random numbers under the same seed, whatever runs beside it", async () => {
		const drawn: number[][] = [];
		const check = scenarioCheck(async (trial) => {
			drawn.push([trial.random(), trial.random()]);
			return trial.judge.pass();
		});
		await run([check], soundGateway, { seed: "s" });
		await run([exchangeCheck(), check], soundGateway, { seed: "s" });
		await run([check], soundGateway, { seed: "other" });
		expect(drawn[0]).toEqual(drawn[1]);
		expect(drawn[0]).not.toEqual(drawn[2]);
	});
});

describe("what does not run", () => {
	it("is skipped with the reason and the remedy if the target lacks a need", async () => {
		const result = first(await run([exchangeCheck({ needs: ["hmac", "hmac.second"] })]));
		expect(result.verdict).toBe("skip");
		expect(result.remedy).toContain("hmac.keys.second");
	});

	it("is skipped until the operator allows it", async () => {
		const check = exchangeCheck({ allow: "load" });
		expect(first(await run([check])).verdict).toBe("skip");
		expect(first(await run([check], soundGateway, { allow: ["load"] })).verdict).toBe("pass");
	});

	it("never counts as exercised", async () => {
		const report = await run([exchangeCheck({ needs: ["issuer"] })]);
		expect(report.summary).toMatchObject({ skip: 1, pass: 0, requirements: { exercised: 0 } });
	});

	it("is inconclusive after an interruption, and so is the run", async () => {
		const controller = new AbortController();
		const checks = [exchangeCheck(), exchangeCheck({ id: "HMAC-SIG-01/second" })];
		const report = await run(checks, soundGateway, {
			concurrency: 1,
			signal: controller.signal,
			onResult: () => controller.abort(),
		});
		expect(report.results.map(({ verdict }) => verdict)).toEqual(["pass", "inconclusive"]);
		expect(report.inconclusive).toBeDefined();
	});

	it("is inconclusive if it was cut short by an interruption, whatever it seemed to find", async () => {
		const failing = (cut: () => void): Check =>
			scenarioCheck(async (trial) => {
				cut();
				return trial.judge.fail("an answer", "none");
			});
		const throwing = (cut: () => void): Check =>
			scenarioCheck(async () => {
				cut();
				throw new Error("cut short");
			});
		for (const make of [failing, throwing]) {
			const controller = new AbortController();
			const report = await run([make(() => controller.abort())], soundGateway, { signal: controller.signal });
			expect(report.summary).toMatchObject({ inconclusive: 1, fail: 0, error: 0 });
		}
	});

	it("cannot be nothing, or of a requirement that does not exist", async () => {
		await expect(run([])).rejects.toThrow(RangeError);
		await expect(run([exchangeCheck({ requirement: "HMAC-SIG-99" })])).rejects.toThrow(RangeError);
	});
});

describe("the order of things", () => {
	it("is the listed one in the report, the completed one for the listener", async () => {
		const heard: string[] = [];
		const slow = scenarioCheck(async (trial) => {
			await wait(20);
			return trial.judge.pass();
		});
		const report = await run([slow, exchangeCheck()], soundGateway, { onResult: ({ id }) => heard.push(id) });
		expect(report.results.map(({ id }) => id)).toEqual([slow.id, "HMAC-SIG-01/defect"]);
		expect(heard).toEqual(["HMAC-SIG-01/defect", slow.id]);
	});

	it("runs exclusive checks alone, after the others", async () => {
		let running = 0;
		let most = 0;
		const tracked = (id: string, exclusive: boolean): Check =>
			scenarioCheck(
				async (trial) => {
					running += 1;
					if (exclusive) most = Math.max(most, running);
					await wait(5);
					running -= 1;
					return trial.judge.pass();
				},
				exclusive ? { id, exclusive } : { id },
			);
		const checks = [tracked("HMAC-SIG-01/e1", true), tracked("HMAC-SIG-01/a", false), tracked("HMAC-SIG-01/e2", true)];
		const heard: string[] = [];
		await run(checks, soundGateway, { onResult: ({ id }) => heard.push(id) });
		expect(heard).toEqual(["HMAC-SIG-01/a", "HMAC-SIG-01/e1", "HMAC-SIG-01/e2"]);
		expect(most).toBe(1);
	});
});

describe("what is written", () => {
	it("holds no secret and no signature, also where the target or a check gives them away", async () => {
		const leaky: FakeGateway = (request) =>
			answer(
				200,
				[
					["X-Gateway", "countersign"],
					["X-Debug", fakeSecret],
				],
				JSON.stringify({ headers: request.headers, key: Buffer.from(fakeSecret).toString("base64") }),
			);
		const throwing = scenarioCheck(async (trial) => {
			await trial.exchange({ credential: "hmac" });
			throw new Error(`signed ${fakeSignature} with ${fakeSecret}`);
		});
		const heard: Result[] = [];
		const report = await run([exchangeCheck(), throwing], leaky, { onResult: (result) => heard.push(result) });
		for (const written of [JSON.stringify(report), JSON.stringify(heard)]) {
			expect(written).not.toContain(fakeSecret);
			expect(written).not.toContain(Buffer.from(fakeSecret).toString("base64"));
			expect(written).not.toContain(fakeSignature);
		}
		expect(JSON.stringify(report)).toContain("<signature>");
	});
});
