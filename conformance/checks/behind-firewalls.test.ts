import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { socketTransport } from "../client/socket.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import type { Check, Need } from "../engine/check.ts";
import { seededRandom } from "../engine/random.ts";
import { type RunOptions, runSuite } from "../engine/run.ts";
import type { Target } from "../engine/target.ts";
import { exitCodeOf, exitCodes } from "../engine/verdict.ts";
import { virtualTime } from "../engine/virtual-time.ts";
import type { Report, Result } from "../report/schema.ts";
import { type Habits, startEdge } from "./edges/edge.ts";
import { answeringWhere, answerOf, byChance, byPattern, byRate } from "./edges/firewalls.ts";
import { checks } from "./index.ts";

/** What only a gateway of our own can give, and what nobody vouches for behind an edge. */
const ours: readonly Need[] = ["fresh", "key-set", "keystore", "issuer", "lab", "short-limits", "direct", "unbuffered"];
const some = checks.filter(({ id }) => /^(?:TGT-0[1-5]|HMAC-CANON-0[1-6]|HMAC-NONCE|HMAC-KEY|ANS-09)/.test(id));
const few = some.filter((_, index) => index % 3 === 0).filter(({ id }) => !id.includes("parallel"));

let lab: Lab;

beforeAll(async () => {
	const instances = [
		{ name: "main", vars: { MUTANT: "" } },
		{ name: "method-line-optional", vars: { MUTANT: "method-line-optional" } },
	] as const;
	lab = await startLab({ entry: "mutants", instances: [...instances] });
}, 60_000);

afterAll(() => lab.dispose());

/** The gateway as an operator has it; `foreign` is one whose answers have no marker and bodies of their own. */
function reachedAt(url: string, { variants: _, fresh: __, lend: ___, ...target }: Target, foreign: boolean): Target {
	const lacking = [...ours, ...(foreign ? ["errors.countersign", "specification"] : [])];
	return {
		...target,
		baseUrl: url,
		setup: "operator",
		clock: "estimated",
		capabilities: new Set([...target.capabilities].filter((need) => !lacking.includes(need))),
		transport: socketTransport(url),
		...(foreign ? { errors: "any", marker: "x-no-such-header" } : {}),
	};
}

interface Situation extends Partial<RunOptions> {
	instance?: string;
	foreign?: boolean;
	checks?: readonly Check[];
}

async function found(habits: Habits, situation: Situation = {}): Promise<Report> {
	const { instance = "main", foreign = false, checks: selected = some, ...options } = situation;
	const target = lab.targets.get(instance);
	if (target === undefined) throw new RangeError("there is no such gateway");
	const edge = await startEdge(habits, target.baseUrl);
	try {
		return await runSuite({ ...options, target: reachedAt(edge.url, target, foreign), checks: selected });
	} finally {
		await edge.close();
	}
}

function of(report: Report, ...verdicts: readonly Result["verdict"][]): readonly string[] {
	return report.results
		.filter(({ verdict }) => verdicts.includes(verdict))
		.map(({ verdict, id, expected, actual, reason }) => `${verdict} ${id}: ${actual ?? reason}; expected ${expected}`);
}

describe.each([
	["that follows the specification", false],
	["with error bodies of its own and no marker", true],
])("a gateway that is right, %s", { timeout: 120_000 }, (_, foreign) => {
	it.each([
		["Cloudflare", "block"],
		["Imperva", "challenge"],
		["nginx", "failure"],
	] as const)("fails nothing where %s answers some requests by chance: %s", async (product, kind) => {
		const report = await found(byChance(0.2, seededRandom("firewall", product), answerOf(product, kind)), { foreign });
		expect(of(report, "fail", "warn", "error")).toEqual([]);
		expect(report.inconclusive).toBeUndefined();
		expect(report.summary.inconclusive).toBeGreaterThan(20);
		expect(of(report, "inconclusive").filter((line) => !line.includes(product))).toEqual([]);
		expect(report.summary.pass).toBeGreaterThan(20);
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});

	it("passes and fails nothing of which a firewall refuses the probe", async () => {
		const report = await found(byPattern(answerOf("AWS Application Load Balancer", "block")), { foreign });
		expect(of(report, "fail", "warn", "error")).toEqual([]);
		expect(of(report, "inconclusive").length).toBeGreaterThan(3);
		expect(of(report, "inconclusive").filter((line) => !line.includes("AWS Application Load Balancer"))).toEqual([]);
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});

	it("is asked more slowly, and in the end everything, where the rate is limited", async () => {
		const time = virtualTime();
		const limit = byRate(25, 10_000, time, answerOf("nginx", "rate-limit", [["Retry-After", "10"]]));
		const report = await found(limit, { foreign, time, checks: few });
		expect(of(report, "fail", "warn", "error", "inconclusive")).toEqual([]);
		expect(time.now()).toBeGreaterThanOrEqual(10_000);
		const repeated = report.results.flatMap(({ repeated }) => repeated ?? []);
		expect(repeated.length).toBeGreaterThan(0);
		expect(repeated.every(({ because }) => because.includes("nginx"))).toBe(true);
	});

	it("is not hammered where the limit outlasts all waiting", async () => {
		const time = virtualTime();
		let refused = 0;
		const answer = answerOf("Cloudflare", "rate-limit", [["Retry-After", "30"]]);
		let taken = 0;
		const limit = answeringWhere(() => {
			taken += 1;
			if (taken <= 40) return undefined;
			refused += 1;
			return answer;
		});
		const report = await found(limit, { foreign, time });
		expect(of(report, "fail", "warn", "error")).toEqual([]);
		expect(refused).toBeLessThan(100);
		expect(report.inconclusive).toContain("--rate");
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});

	it.each([
		["Cloudflare", "challenge"],
		["AWS WAF", "challenge"],
		["Akamai", "block"],
		["HAProxy", "failure"],
	] as const)("shows nothing where %s answers everything: %s", async (product, kind) => {
		const report = await found(
			answeringWhere(() => answerOf(product, kind)),
			{ foreign, checks: few },
		);
		expect(report.inconclusive).toContain(product);
		expect(report.summary).toMatchObject({ pass: 0, fail: 0, warn: 0 });
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});
});

describe("a gateway that is broken", { timeout: 60_000 }, () => {
	it("is found behind a firewall all the same", async () => {
		const declared = checks.filter(({ requirement }) => requirement.startsWith("HMAC-CANON"));
		const habits = byPattern(answerOf("Cloudflare", "block"));
		const report = await found(habits, { instance: "method-line-optional", checks: declared });
		expect(report.summary.fail).toBeGreaterThan(0);
		expect(exitCodeOf(report)).toBe(exitCodes.findings);
	});
});
