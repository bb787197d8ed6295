import { expect, test } from "vitest";
import { inOrder } from "../checks/series.ts";
import type { Result } from "../report/schema.ts";
import type { Check, Need } from "./check.ts";
import { first, run } from "./fake-run.ts";
import {
	exchangeCheck,
	type FakeGateway,
	fakeTarget,
	fault,
	header,
	scenarioCheck,
	soundGateway,
} from "./fake-target.ts";
import { NotRepeatable } from "./lost-answer.ts";
import type { Target } from "./target.ts";

/** Loses the answers to the first `count` requests that are chosen, after `then` has dealt with them. */
function losing(
	count: number,
	chosen: (request: Parameters<FakeGateway>[0]) => boolean,
	then: FakeGateway = soundGateway,
	kind: "reset" | "timeout" | "closed-early" = "reset",
): FakeGateway {
	let left = count;
	return (request) => {
		const outcome = then(request);
		if (left === 0 || !chosen(request)) return outcome;
		left -= 1;
		return fault(kind);
	};
}

const defective = (request: Parameters<FakeGateway>[0]): boolean => header(request, "x-defect") !== undefined;
const letsEverythingIn: FakeGateway = (request) => soundGateway({ ...request, headers: [["X-Signature", "any"]] });

test.each([
	["reset", 3],
	["closed-early", 3],
	["timeout", 1],
] as const)("a check whose answer was lost (%s) is run again, and the report says so", async (kind, times) => {
	const result = first(await run([exchangeCheck()], losing(times, defective, soundGateway, kind)));
	expect(result.verdict).toBe("pass");
	expect(result.repeated).toEqual({ times, because: `${kind} (as told)` });
});

test("who breaks off each time is found out", async () => {
	const result = first(await run([exchangeCheck()], losing(99, defective)));
	expect(result).toMatchObject({ verdict: "fail", actual: "no answer: reset (as told)", repeated: { times: 3 } });
});

/** Sends one and the same probe five times; `lose` says of which of these in which attempt the answer is lost. */
async function sameFiveTimes(lose: (attempt: number, step: number) => boolean): Promise<Result> {
	let attempt = -1;
	let step = 0;
	const check = scenarioCheck(async (trial) => {
		attempt += 1;
		step = 0;
		const steps = Array.from({ length: 5 }, () => async () => {
			const exchange = await trial.exchange({ credential: "hmac", headers: [["X-Same", "1"]] });
			return trial.judge.expect(exchange, { kind: "accepted" });
		});
		return inOrder(trial, steps);
	});
	const gateway: FakeGateway = (request) => {
		if (header(request, "x-same") === undefined) return soundGateway(request);
		step += 1;
		return lose(attempt, step) ? fault("reset") : soundGateway(request);
	};
	return first(await run([check], gateway));
}

test("one answer lost now here, now there, among many to the same request is nobody's doing", async () => {
	const result = await sameFiveTimes((attempt, step) => attempt < 5 && step === attempt + 1);
	expect(result).toMatchObject({ verdict: "pass", repeated: { times: 5 } });
});

test("who breaks off when the same comes a second time is found out", async () => {
	const result = await sameFiveTimes((_, step) => step === 2);
	expect(result).toMatchObject({ verdict: "fail", repeated: { times: 3 } });
});

test("a twin is run again, too", async () => {
	const signed = (request: Parameters<FakeGateway>[0]): boolean => header(request, "x-twin") !== undefined;
	const check = exchangeCheck({ twin: { credential: "hmac", headers: [["X-Twin", "1"]] } });
	expect(first(await run([check], losing(1, signed))).verdict).toBe("pass");
});

test("what the upstream saw is never asked again, although the answer was lost", async () => {
	const seen: string[] = [];
	const forwards: FakeGateway = (request) => {
		if (defective(request)) seen.push(request.target);
		return letsEverythingIn(request);
	};
	const upstream = {
		seen: async (token: string) =>
			seen
				.filter((target) => target.includes(token))
				.map((target) => ({ method: "GET", target, headers: [], bodyBase64: "" })),
	};
	const options = { overrides: { echo: upstream } };
	const result = first(await run([exchangeCheck()], losing(1, defective, forwards), options));
	expect(result.verdict).toBe("fail");
	expect(result.actual).toContain("the upstream saw it");
	expect(result.repeated).toBeUndefined();
	expect(seen).toHaveLength(1);
});

test("two that were let in are never asked again, although a third answer was lost", async () => {
	const race: Check = scenarioCheck(async (trial) => {
		const prepared = await trial.prepare({ credential: "hmac", headers: [["X-Race", "1"]] });
		const taken = (await prepared.race(3)).filter((exchange) => trial.judge.accepted(exchange));
		return taken.length === 1 ? trial.judge.pass() : trial.judge.fail("one", `${taken.length}`, taken[0]);
	});
	const result = first(
		await run(
			[race],
			losing(1, (request) => header(request, "x-race") !== undefined),
		),
	);
	expect(result).toMatchObject({ verdict: "fail", actual: "2" });
	expect(result.repeated).toBeUndefined();
});

test("a check that cannot be run again proves nothing if its answer was lost", async () => {
	let spares = 1;
	const once = scenarioCheck(async (trial) => {
		if (spares === 0) throw new NotRepeatable("no gateway is left");
		spares -= 1;
		return trial.judge.expect(await trial.exchange({ credential: "hmac", headers: [["X-Defect", "1"]] }), {
			kind: "refused",
			codes: ["invalid_credentials"],
		});
	});
	const result = first(await run([once], losing(1, defective)));
	expect(result.verdict).toBe("inconclusive");
	expect(result.reason).toContain("no gateway is left");
});

/** Hands out so many of the usual kind, as the lab does. */
function stock(count: number): NonNullable<Target["fresh"]> {
	let left = count;
	const { build, transport } = fakeTarget(soundGateway);
	const issuer = { url: "http://issuer.test/jwks.json", set: async () => {}, fetches: async () => [] };
	return async (_kind, owed) => {
		if (left <= owed) throw new NotRepeatable("none is left but what others are owed");
		left -= 1;
		return { build, transport, issuer };
	};
}

test.each([
	["none", 2, "inconclusive"],
	["one", 3, "pass"],
] as const)(
	"a check that is run again takes no fresh gateway that another is owed: %s beyond these",
	async (_, count, first) => {
		const takes = (id: string): Check =>
			scenarioCheck(
				async (trial) => {
					await trial.fresh();
					const headers = [["X-Defect", id]] as const;
					const expected = { kind: "refused", codes: ["invalid_credentials"] } as const;
					return trial.judge.expect(await trial.exchange({ credential: "hmac", headers }), expected);
				},
				{ id, needs: ["hmac", "fresh"] },
			);
		const capabilities = new Set<Need>(["hmac", "echo", "direct", "fresh"]);
		const overrides = { fresh: stock(count), capabilities };
		const checks = [takes("HMAC-SIG-01/loses"), takes("HMAC-SIG-01/later")];
		const lost = (request: Parameters<FakeGateway>[0]): boolean =>
			header(request, "x-defect")?.endsWith("loses") === true;
		const { results } = await run(checks, losing(1, lost), { overrides, concurrency: 1 });
		expect(results.map(({ verdict }) => verdict)).toEqual([first, "pass"]);
	},
);

test("the plain requests before and after the checks are sent again, so that one lost answer ends no run", async () => {
	const plain = (request: Parameters<FakeGateway>[0]): boolean => !defective(request);
	const report = await run([exchangeCheck()], losing(2, plain));
	expect(report.inconclusive).toBeUndefined();
	expect(report.summary.pass).toBe(1);
});

test("a network that loses the answers to ever other requests shows nothing of the target", async () => {
	let turn = 0;
	const gateway: FakeGateway = (request) => {
		const step = header(request, "x-step");
		if (step === undefined) return soundGateway(request);
		return Number(step) === turn % 5 ? fault("reset") : soundGateway(request);
	};
	const check = scenarioCheck(async (trial) => {
		turn += 1;
		for (let step = 0; step < 5; step += 1) {
			const exchange = await trial.exchange({ credential: "hmac", headers: [["X-Step", `${step}`]] });
			const outcome = await trial.judge.expect(exchange, { kind: "accepted" });
			if (outcome.verdict !== "pass") return outcome;
		}
		return trial.judge.pass();
	});
	expect(first(await run([check], gateway))).toMatchObject({ verdict: "inconclusive", repeated: { times: 9 } });
});
