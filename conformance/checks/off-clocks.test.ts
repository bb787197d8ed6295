import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { socketTransport } from "../client/socket.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import type { Need } from "../engine/check.ts";
import { runSuite } from "../engine/run.ts";
import type { Target } from "../engine/target.ts";
import { exitCodeOf, exitCodes } from "../engine/verdict.ts";
import type { Report, Result } from "../report/schema.ts";
import type { Habits } from "./edges/edge.ts";
import { startEdge } from "./edges/edge.ts";
import { checks } from "./index.ts";

const ours: readonly Need[] = ["fresh", "key-set", "keystore", "issuer", "lab", "short-limits", "direct", "unbuffered"];
const aboutTimes = checks.filter(({ id }) => /^(?:HMAC-TIME|JWT-CLAIM-0[456])/.test(id));
const realNow = Date.now;

let lab: Lab;
beforeAll(async () => {
	const broken = ["future-timestamps-taken", "old-timestamps-taken"].map((id) => ({ name: id, vars: { MUTANT: id } }));
	lab = await startLab({ entry: "mutants", instances: [{ name: "main", vars: { MUTANT: "" } }, ...broken] });
}, 120_000);
afterAll(() => lab.dispose());
afterEach(() => vi.restoreAllMocks());

interface World {
	/** Seconds by which the target's clock is ahead of the runner's. */
	ahead?: number;
	/** Seconds by which its `Date` is ahead of its clock; null: it has none. */
	dateAhead?: number | null;
	instance?: string;
	without?: readonly Need[];
	adds?: Habits["adds"];
}

async function found({ ahead = 0, dateAhead = 0, instance = "main", without = [], adds = [] }: World): Promise<Report> {
	const target = lab.targets.get(instance);
	if (target === undefined) throw new RangeError("there is no such gateway");
	const said = dateAhead === null ? null : () => new Date(realNow() + dateAhead * 1000).toUTCString();
	const plain: Habits = { rewrite: (head) => head, buffers: false, bodiless: [], broken: undefined, adds, date: said };
	const edge = await startEdge(plain, target.baseUrl);
	// The gateway is another process: it is the runner whose clock is moved.
	vi.spyOn(Date, "now").mockImplementation(() => realNow() - ahead * 1000);
	try {
		return await runSuite({ target: reachedAt(edge.url, target, without), checks: aboutTimes });
	} finally {
		await edge.close();
	}
}

function reachedAt(url: string, target: Target, without: readonly Need[]): Target {
	const { variants: _, fresh: __, lend: ___, ...rest } = target;
	const lacking = [...ours, ...without];
	return {
		...rest,
		baseUrl: url,
		setup: "operator",
		clock: "estimated",
		capabilities: new Set([...rest.capabilities].filter((need) => !lacking.includes(need))),
		transport: socketTransport(url),
	};
}

function of(report: Report, ...verdicts: readonly Result["verdict"][]): readonly string[] {
	return report.results
		.filter(({ verdict }) => verdicts.includes(verdict))
		.map(({ verdict, id, actual, reason }) => `${verdict} ${id}: ${actual ?? reason}`);
}

describe("a gateway that is right", { timeout: 60_000 }, () => {
	it.each([200, -200, 7200, -7200])("passes everything where its clock is %i s off and it says so", async (ahead) => {
		const report = await found({ ahead });
		expect(of(report, "fail", "warn", "error", "inconclusive")).toEqual([]);
		expect(report.summary.pass).toBeGreaterThan(20);
	});

	it.each([
		["off, and not said", { ahead: 200, dateAhead: null }],
		["off, and not said", { ahead: -200, dateAhead: null }],
		["right, and said to be off", { dateAhead: 200 }],
		["right, and said to be off", { dateAhead: -200 }],
	])("fails nothing where its clock is %s: %j", async (_, world) => {
		const report = await found(world);
		expect(of(report, "fail", "warn", "error")).toEqual([]);
		expect(of(report, "inconclusive").length).toBeGreaterThan(0);
		expect(of(report, "inconclusive").every((line) => /clock|does not accept a valid jwt/.test(line))).toBe(true);
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});

	it.each([
		{ ahead: 7200, dateAhead: null },
		{ ahead: -7200, dateAhead: null },
		{ dateAhead: 7200 },
		{ dateAhead: -7200 },
	])("shows nothing where nobody knows its clock at all: %j", async (world) => {
		const report = await found(world);
		expect(of(report, "pass", "fail", "warn", "error")).toEqual([]);
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});

	it("is not believed what a cache says of its clock", async () => {
		const report = await found({ dateAhead: -200, adds: [["Age", "200"]] });
		expect(of(report, "fail", "warn", "error", "inconclusive")).toEqual([]);
		expect(report.summary.pass).toBeGreaterThan(20);
	});

	it("fails nothing where tokens alone tell the time", async () => {
		const report = await found({ dateAhead: -200, without: ["hmac"] });
		expect(of(report, "fail", "warn", "error")).toEqual([]);
		expect(exitCodeOf(report)).toBe(exitCodes.inconclusive);
	});
});

describe("a gateway that is broken", { timeout: 60_000 }, () => {
	it.each(["future-timestamps-taken", "old-timestamps-taken"])(
		"is found whatever its clock says: %s",
		async (instance) => {
			for (const world of [{ ahead: 200 }, { ahead: 0, dateAhead: null }]) {
				expect((await found({ ...world, instance })).summary.fail).toBeGreaterThan(0);
			}
		},
	);
});
