import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { targetOf } from "../config/index.ts";
import { RunnerConfig } from "../config/schema.ts";
import type { Quota } from "../engine/check.ts";
import { runSuite } from "../engine/run.ts";
import { virtualTime } from "../engine/virtual-time.ts";
import type { Report } from "../report/schema.ts";
import {
	fixedWindow,
	gatewayKeys,
	type Limiter,
	type Manner,
	type QuotaGateway,
	slidingCounter,
	slidingWindow,
	startQuotaGateway,
	tokenBucket,
} from "./edges/quota-gateway.ts";
import { smallQuotaChecks } from "./limits-small-quota.ts";

const usual: Quota = { requests: 5, seconds: 3600 };
const sound = { fixedWindow, slidingWindow, slidingCounter, tokenBucket };

const gateways: QuotaGateway[] = [];
afterEach(() => {
	for (const gateway of gateways.splice(0)) gateway.close();
});

interface Situation {
	quota?: Quota;
	config?: Partial<z.input<typeof RunnerConfig>>;
	secret?: string;
	manner?: Manner;
	only?: RegExp;
}

/** What the checks find, run after run, at a gateway with this limiter. */
async function runsAt(limiter: Limiter, situation: Situation = {}, runs = 1): Promise<readonly Report[]> {
	const { quota = usual, config = {}, secret = gatewayKeys["small"], manner = {}, only = /^/ } = situation;
	const gateway = await startQuotaGateway(limiter, manner);
	gateways.push(gateway);
	const place = { file: "countersign.json", folder: ".", env: { PRIMARY: gatewayKeys["primary"], SMALL: secret } };
	const told = RunnerConfig.parse({
		target: gateway.url,
		errors: "countersign",
		direct: true,
		hmac: {
			keys: {
				primary: { id: "primary", secret: { env: "PRIMARY" } },
				smallQuota: { id: "small", secret: { env: "SMALL" }, quota },
			},
		},
		routes: {
			read: { method: "GET", path: "/sites/{id}" },
			write: { method: "POST", path: "/sites/{id}" },
			other: { method: "GET", path: "/users/{id}" },
		},
		...config,
	});
	const reports: Report[] = [];
	const checks = smallQuotaChecks.filter(({ id }) => only.test(id));
	for (let left = runs; left > 0; left -= 1) {
		reports.push(await runSuite({ target: targetOf(told, place), checks, time: virtualTime() }));
	}
	return reports;
}

async function at(limiter: Limiter, situation?: Situation): Promise<Readonly<Record<string, string>>> {
	const [report] = await runsAt(limiter, situation);
	return verdictsOf(report);
}

function verdictsOf(report: Report | undefined): Readonly<Record<string, string>> {
	const results = report?.results ?? [];
	return Object.fromEntries(
		results.map(({ id, verdict, actual, reason }) => [
			id,
			verdict === "pass" ? verdict : `${verdict}: ${actual ?? reason}`,
		]),
	);
}

/** The ids of those that found something. */
async function findingsAt(limiter: Limiter, situation?: Situation): Promise<readonly string[]> {
	const found = Object.entries(await at(limiter, situation));
	return found.filter(([, verdict]) => /^(?:fail|warn)/.test(verdict)).map(([id]) => id);
}

const notPassed = (verdicts: Readonly<Record<string, string>>) =>
	Object.entries(verdicts).filter(([, verdict]) => verdict !== "pass");

describe.each(Object.entries(sound))("a limiter that is right, %s", (_, limiter) => {
	it.each(["countersign", "any"] as const)("passes with the error bodies %s", async (errors) => {
		expect(notPassed(await at(limiter(usual), { config: { errors, specification: true } }))).toEqual([]);
	});

	it("passes when the key was used up before, but for the race, of which nothing is to be seen", async () => {
		const [, second] = await runsAt(limiter(usual), {}, 2);
		expect(notPassed(verdictsOf(second)).map(([id, verdict]) => [id, verdict.slice(0, 4)])).toEqual([
			["LIM-01/small-quota-at-once", "skip"],
		]);
	});

	it.each([
		{ requests: 1, seconds: 60 },
		{ requests: 2, seconds: 2 },
		{ requests: 1, seconds: 1 },
		{ requests: 4, seconds: 1 },
		{ requests: 20, seconds: 3 },
		{ requests: 50, seconds: 1 },
	])(
		"is found wrong in nothing with $requests in $seconds s",
		async (quota) => {
			expect(await findingsAt(limiter(quota), { quota })).toEqual([]);
		},
		120_000,
	);
});

describe.each(Object.entries(sound))("a limiter that is broken, %s", (_, limiter) => {
	const groups: readonly [what: string, limiter: Limiter, found: readonly string[]][] = [
		[
			"counts each method apart",
			limiter(usual, ({ method }) => method),
			["LIM-06/small-quota-head", "LIM-06/small-quota-write"],
		],
		[
			"counts each part of the service apart",
			limiter(usual, ({ target }) => target.split("/")[1] ?? ""),
			["LIM-06/small-quota-other-route"],
		],
		[
			"counts each query apart",
			limiter(usual, ({ target }) => target.split("?")[1] ?? ""),
			["LIM-06/small-quota-query"],
		],
		[
			"counts each forwarded address apart",
			limiter(usual, ({ header }) => header("x-forwarded-for")),
			["LIM-06/small-quota-address"],
		],
		[
			"counts each real address apart",
			limiter(usual, ({ header }) => header("x-real-ip")),
			["LIM-06/small-quota-address"],
		],
		[
			"counts each address of Forwarded apart",
			limiter(usual, ({ header }) => header("forwarded")),
			["LIM-06/small-quota-address"],
		],
		[
			"counts each address of an edge apart",
			limiter(usual, ({ header }) => header("cf-connecting-ip")),
			["LIM-06/small-quota-edge-address"],
		],
		["counts each client apart", limiter(usual, ({ header }) => header("user-agent")), ["LIM-06/small-quota-client"]],
	];

	it.each(groups)("%s", async (_what, broken, found) => {
		expect(await findingsAt(broken)).toEqual(found);
	});

	it.each([
		["HEAD", "LIM-06/small-quota-head", ({ method }: { method: string }) => method === "HEAD"],
		[
			"its own machine",
			"LIM-06/small-quota-address",
			({ header }: { header(name: string): string }) => header("x-forwarded-for") === "127.0.0.1",
		],
		[
			"whoever writes the name of the key id otherwise",
			"LIM-06/small-quota-client",
			({ names }: { names: readonly string[] }) => !names.includes("x-key-id"),
		],
	] as const)("does not count %s", async (_what, found, isExempt) => {
		const counts = limiter(usual);
		expect(await findingsAt((asked) => isExempt(asked) || counts(asked))).toEqual([found]);
	});
});

describe("a gateway", () => {
	it.each([
		["a fixed window", fixedWindow],
		["a weighed one", slidingCounter],
	])(
		"that counts each method apart in %s that is soon over is found, when it was seen three times",
		async (_, limiter) => {
			const quota = { requests: 4, seconds: 3 };
			const broken = limiter(quota, ({ method }) => method);
			expect(await findingsAt(broken, { quota, only: /head/ })).toEqual(["LIM-06/small-quota-head"]);
		},
		60_000,
	);

	it("that counts each method apart in a quota of few requests leaves it open", async () => {
		const quota = { requests: 2, seconds: 3600 };
		const verdicts = await at(
			fixedWindow(quota, ({ method }) => method),
			{ quota, only: /head/ },
		);
		expect(verdicts["LIM-06/small-quota-head"]).toMatch(/^inconclusive: .*4 requests or more/);
	});

	it("that enforces no quota is found by all that use the key up", async () => {
		const found = await findingsAt(() => true);
		expect(found).toContain("LIM-01/small-quota");
		expect(found).toContain("LIM-01/small-quota-at-once");
	});

	it("that counts each target apart is found by all that use the key up", async () => {
		expect(await findingsAt(fixedWindow(usual, ({ target }) => target))).toContain("LIM-01/small-quota");
	});

	it("that lets go of its turn between reading and counting is found by a burst", async () => {
		let count = 0;
		const racing: Limiter = async () => {
			const before = count;
			await pause(20);
			if (before >= usual.requests) return false;
			count = before + 1;
			return true;
		};
		expect(await findingsAt(racing, { only: /^LIM-01/ })).toContain("LIM-01/small-quota-at-once");
	});

	it("that lets everybody in while it is pressed is found by a burst, though the key is used up", async () => {
		const counts = slidingWindow(usual);
		let pressing = 0;
		const pressed: Limiter = async (asked) => {
			pressing += 1;
			await pause(20);
			const gaveWay = pressing > 3;
			await pause(20);
			pressing -= 1;
			return gaveWay || counts(asked);
		};
		for (let left = usual.requests; left > 0; left -= 1) {
			await pressed({ keyId: "small", method: "", target: "", header: () => "", names: [] });
		}
		expect(await findingsAt(pressed, { only: /at-once/ })).toEqual(["LIM-01/small-quota-at-once"]);
	});

	it.each(["countersign", "any"] as const)(
		"that tells of a quota before it verifies is found, with the error bodies %s",
		async (errors) => {
			const config = { errors, specification: true };
			const found = await findingsAt(fixedWindow(usual), { config, manner: { tellsAnyone: true } });
			expect(found).toEqual(["LIM-05/small-quota-forged"]);
		},
	);

	it("that says something else than 429 passes where it has error bodies of its own", async () => {
		const config = { errors: "any" } as const;
		const verdicts = await at(fixedWindow(usual), { config, manner: { status: 403 } });
		expect(notPassed(verdicts).filter(([id]) => id !== "LIM-05/small-quota-forged")).toEqual([]);
		expect(await findingsAt(fixedWindow(usual), { manner: { status: 403 } })).toContain("LIM-01/small-quota");
	});

	it("that says so by the page of a product, without its marker, is not taken for what stands in front of it", async () => {
		const page =
			"<html><head><title>429 Too Many Requests</title></head><body><center><h1>429 Too Many Requests</h1></center><hr><center>nginx</center></body></html>";
		const config = { errors: "any" } as const;
		const verdicts = await at(slidingWindow(usual), { config, manner: { page } });
		expect(notPassed(verdicts).filter(([id]) => id !== "LIM-05/small-quota-forged")).toEqual([]);
	});

	it("that limits everybody shows nothing of a quota", async () => {
		const config = { errors: "any" } as const;
		const everybody = fixedWindow({ requests: 30, seconds: 3600 }, () => "");
		const manner: Manner = { limits: () => true };
		const verdicts = await at(everybody, { config, manner, quota: { requests: 50, seconds: 3600 } });
		expect(new Set(Object.values(verdicts).map((verdict) => verdict.split(":")[0]))).toEqual(
			new Set(["inconclusive", "skip"]),
		);
	});

	it.each(["countersign", "any"] as const)(
		"that does not take the key shows nothing of a quota, with the error bodies %s",
		async (errors) => {
			const config = { errors };
			const verdicts = await at(fixedWindow(usual), { config, secret: "another-secret-0123456789012345678901" });
			expect(Object.values(verdicts).filter((verdict) => !/^(?:inconclusive|skip)/.test(verdict))).toEqual([]);
		},
	);

	it("is not asked for what the key has no scope for", async () => {
		const forbids: Manner["forbids"] = ({ target }) => target.startsWith("/users/");
		const config = { errors: "any" } as const;
		const scopesFirst: Limiter = fixedWindow(usual);
		const verdicts = await at((asked) => forbids(asked) || scopesFirst(asked), { config, manner: { forbids } });
		expect(verdicts["LIM-06/small-quota-other-route"]).toMatch(/^skip: .*another reason/);
	});
});
