import { describe, expect, it } from "vitest";
import type { Probe } from "../client/probe.ts";
import type { WireOutcome } from "../client/wire.ts";
import type { Result } from "../report/schema.ts";
import type { Check, ExchangeCheck } from "./check.ts";
import { first, run } from "./fake-run.ts";
import {
	answer,
	echo,
	exchangeCheck,
	type FakeGateway,
	header,
	problem,
	scenarioCheck,
	soundGateway,
} from "./fake-target.ts";
import type { Target } from "./target.ts";
import { virtualTime } from "./virtual-time.ts";

const cloudflare: readonly (readonly [string, string])[] = [
	["Server", "cloudflare"],
	["Content-Type", "text/plain"],
];
const blocked = answer(403, cloudflare, "error code: 1020");
const limited = answer(429, cloudflare, "error code: 1015");
const malformed = answer(
	400,
	[["Content-Type", "text/html"]],
	"<center><h1>400 Bad Request</h1></center><hr><center>cloudflare</center>",
);

const operator = { setup: "operator" } as const;
const foreign = { ...operator, errors: "any", marker: "x-none" } as const;

/** Answers every probe with a defect like this, as if from in front of a gateway that is right. */
const inFront =
	(outcome: WireOutcome): FakeGateway =>
	(request) =>
		header(request, "x-defect") === undefined ? soundGateway(request) : outcome;

async function resultOf(check: Check, gateway: FakeGateway, overrides: Partial<Target>): Promise<Result> {
	return first(await run([check], gateway, { overrides, time: virtualTime() }));
}

describe("a key that is used up", () => {
	const asking = (probe: Probe) =>
		scenarioCheck(async (trial) => {
			const { outcome } = await trial.exchange(probe);
			return outcome.ok && outcome.answer.status === 429 ? trial.judge.pass() : trial.judge.fail("429", "another");
		});
	const gateway: FakeGateway = (request) =>
		header(request, "x-defect") === undefined ? soundGateway(request) : limited;

	it("may be refused in the words of a product, and the limit of a product is that of nobody else", async () => {
		const headers = [["X-Defect", "1"]] as const;
		const small = await resultOf(asking({ credential: "hmac", key: "smallQuota", headers }), gateway, operator);
		expect(small.verdict).toBe("pass");
		const other = await resultOf(asking({ credential: "hmac", headers }), gateway, operator);
		expect(other).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining("Cloudflare") });
	});
});

describe.each([
	["with a marker", operator],
	["without one", foreign],
])("a target %s", (_, overrides) => {
	it("has not refused what a firewall refused, and is not blamed for it", async () => {
		const result = await resultOf(exchangeCheck(), inFront(blocked), overrides);
		expect(result).toMatchObject({ verdict: "inconclusive" });
		expect(result.reason).toContain("Cloudflare");
		expect(result.evidence?.response).toMatchObject({ status: 403 });
	});

	it("has not refused it either where a platform may refuse the bytes", async () => {
		const expectation = { kind: "refused", codes: ["invalid_credentials"], byPlatform: true } as const;
		const check: ExchangeCheck = exchangeCheck({ expect: expectation });
		expect((await resultOf(check, inFront(blocked), overrides)).verdict).toBe("inconclusive");
		expect((await resultOf(check, inFront(malformed), overrides)).verdict).toBe("pass");
	});

	it("shows nothing in a check in code of which a firewall answered a part, whatever the check makes of it", async () => {
		const scenario = (verdict: "pass" | "fail"): Check =>
			scenarioCheck(async (trial) => {
				await trial.exchange({ credential: "hmac", headers: [["X-Defect", "1"]] });
				return verdict === "pass" ? trial.judge.pass() : trial.judge.fail("this", "that");
			});
		for (const verdict of ["pass", "fail"] as const) {
			expect((await resultOf(scenario(verdict), inFront(blocked), overrides)).verdict).toBe("inconclusive");
			expect((await resultOf(scenario(verdict), soundGateway, overrides)).verdict).toBe(verdict);
		}
	});

	it("is waited for where it limits the first requests, in whoever's words", async () => {
		const tooMany = answer(429, [["Retry-After", "2"]], "slow down");
		for (const [count, verdict] of [
			[3, "pass"],
			[99, "inconclusive"],
		] as const) {
			let left = count;
			const limiting: FakeGateway = (request) => {
				left -= 1;
				return left < 0 ? soundGateway(request) : tooMany;
			};
			const result = await resultOf(exchangeCheck(), limiting, overrides);
			expect(result.verdict).toBe(verdict);
			if (verdict === "inconclusive")
				expect(result.reason).toContain("limits the rate of requests from the first one on");
		}
	});

	it("is asked again where there were too many requests, and the result says so", async () => {
		let asked = 0;
		const gateway: FakeGateway = (request) => {
			if (header(request, "x-defect") === undefined) return soundGateway(request);
			asked += 1;
			return asked === 1 ? limited : problem(401, "invalid_credentials");
		};
		const result = await resultOf(exchangeCheck(), gateway, overrides);
		expect(result).toMatchObject({ verdict: "pass", repeated: { times: 1 } });
		expect(result.repeated?.because).toContain("1015");
	});

	it("is found out behind a limit of the rate, too", async () => {
		let asked = 0;
		const letsIn: FakeGateway = (request) => {
			if (header(request, "x-defect") === undefined) return soundGateway(request);
			asked += 1;
			return asked === 1 ? limited : echo(request);
		};
		expect((await resultOf(exchangeCheck(), letsIn, overrides)).verdict).toBe("fail");
	});

	it("is never asked again for what it did wrong", async () => {
		let asked = 0;
		const wrongOnce: FakeGateway = (request) => {
			if (header(request, "x-defect") === undefined) return soundGateway(request);
			asked += 1;
			return asked === 1 ? echo(request) : problem(401, "invalid_credentials");
		};
		expect(await resultOf(exchangeCheck(), wrongOnce, overrides)).not.toHaveProperty("repeated");
	});
});

describe("a gateway's own answer", () => {
	it("is not excused for its status", async () => {
		for (const wrong of [problem(403, "quota_exceeded"), problem(429, "quota_exceeded"), answer(500, [], "oops")]) {
			expect((await resultOf(exchangeCheck(), inFront(wrong), operator)).verdict).toBe("fail");
		}
	});

	it("is its own where there is nothing in front of it", async () => {
		const exception = answer(502, [], "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>");
		expect((await resultOf(exchangeCheck(), inFront(exception), {})).verdict).toBe("fail");
		expect((await resultOf(exchangeCheck(), inFront(exception), operator)).verdict).toBe("inconclusive");
	});

	it("may be a stock page where the gateway is made of the product", async () => {
		const page = answer(403, [], "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>");
		const madeOfNginx: FakeGateway = (request) =>
			header(request, "x-signature") === undefined || header(request, "x-defect") !== undefined ? page : echo(request);
		const overrides = { ...foreign, capabilities: new Set(["credential", "hmac", "echo"] as const) };
		expect((await resultOf(exchangeCheck(), madeOfNginx, overrides)).verdict).toBe("pass");
		expect((await resultOf(exchangeCheck(), inFront(page), foreign)).verdict).toBe("inconclusive");
	});
});

describe("the plain requests before the checks", () => {
	it("are sent again past a firewall that blocks by chance", async () => {
		let sent = 0;
		const gateway: FakeGateway = (request) => {
			sent += 1;
			return sent % 2 === 1 ? blocked : soundGateway(request);
		};
		const report = await run([scenarioCheck(async (trial) => trial.judge.pass())], gateway, { overrides: operator });
		expect(report.inconclusive).toBeUndefined();
		expect(first(report).verdict).toBe("pass");
	});

	it("name whoever answers all of them", async () => {
		const report = await run([exchangeCheck()], () => blocked, { overrides: operator });
		expect(report.inconclusive).toContain("Cloudflare");
		expect(first(report).verdict).toBe("inconclusive");
	});

	it("name whoever answers those with credentials", async () => {
		const gateway: FakeGateway = (request) =>
			header(request, "x-signature") === undefined ? problem(401, "unauthenticated") : blocked;
		expect((await run([exchangeCheck()], gateway, { overrides: operator })).inconclusive).toContain("Cloudflare");
	});
});
