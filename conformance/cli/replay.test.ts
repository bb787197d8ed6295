import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkable } from "../../fuzz/checkable.ts";
import { Corpus } from "../../fuzz/corpus.ts";
import { type Law, Refused, Unjudged } from "../../fuzz/law.ts";
import { inProcess, type Property } from "../../fuzz/property.ts";
import { fakeFinding } from "../../fuzz/report/fake-fuzz-report.ts";
import type { OpensSurroundings } from "../../fuzz/surroundings.ts";
import { ConfigError } from "../config/index.ts";
import type { Check } from "../engine/check.ts";
import {
	echo,
	exchangeCheck,
	type FakeGateway,
	fakeTarget,
	fault,
	header,
	problem,
	scenarioCheck,
	soundGateway,
} from "../engine/fake-target.ts";
import { Redactor } from "../engine/redact.ts";
import { runSuite } from "../engine/run.ts";
import type { Target } from "../engine/target.ts";
import { ReplayReport } from "../replay/index.ts";
import type { Report } from "../report/index.ts";
import { fakeIo } from "./fake-io.ts";
import { type ReplayOptions, type ReplayParts, replay } from "./replay.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "replay-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** Lets in whatever is signed. */
const open: FakeGateway = (request) =>
	header(request, "x-signature") === undefined ? problem(401, "unauthenticated") : echo(request);
/** Refuses a valid request that has one more header. */
const strict: FakeGateway = (request) =>
	header(request, "x-extra") === undefined ? soundGateway(request) : problem(401, "invalid_credentials");

async function store(checks: readonly Check[], gateway: FakeGateway, file = "r.json"): Promise<Report> {
	const report = await runSuite({ checks, target: fakeTarget(gateway), seed: "s1" });
	writeFileSync(join(cwd, file), JSON.stringify(report));
	return report;
}

async function run(
	gateway: FakeGateway,
	situation: { checks?: readonly Check[]; options?: Partial<ReplayOptions>; overrides?: Partial<Target> } = {},
) {
	const io = fakeIo({ cwd });
	const target = fakeTarget(gateway, situation.overrides ?? {});
	const choices: unknown[] = [];
	const parts: ReplayParts = {
		checks: situation.checks ?? [exchangeCheck()],
		openTarget: async (choice) => {
			choices.push(choice);
			return { target, pace: {}, words: [], ready: async () => {}, close: async () => {} };
		},
		properties: [],
		openSurroundings: async () => {
			throw new Error("no property was found wanting");
		},
	};
	const code = await replay({ files: ["r.json"], reporter: ["json"], ...situation.options }, io, parts);
	return { code, report: ReplayReport.parse(JSON.parse(io.out())), log: target.log, choices };
}

describe("a stored finding", () => {
	it("is FAILED where it is still found, with new evidence, and FIXED where it is not", async () => {
		await store([exchangeCheck()], open);
		const failed = await run(open);
		expect(failed).toMatchObject({ code: 1, report: { findings: [{ outcome: "FAILED", file: "r.json" }] } });
		expect(failed.report.findings[0]?.evidence?.replay).toEqual({ credential: "hmac", headers: [["X-Defect", "1"]] });
		const fixed = await run(soundGateway);
		expect(fixed).toMatchObject({ code: 0, report: { summary: { fixed: 1, failed: 0, error: 0 } } });
	});

	it("is the stored defect, whatever the check sends nowadays", async () => {
		await store([exchangeCheck()], open);
		const now = exchangeCheck({ probe: { credential: "hmac", headers: [["X-Another", "1"]] } });
		const { log } = await run(soundGateway, { checks: [now] });
		expect(log.some((request) => header(request, "x-defect") === "1")).toBe(true);
		expect(log.some((request) => header(request, "x-another") === "1")).toBe(false);
	});

	it("of a valid request that is refused is judged by that request", async () => {
		const twin = { credential: "hmac", headers: [["X-Extra", "1"]] } as const;
		const check = exchangeCheck({ twin });
		await store([check], strict);
		const now = exchangeCheck({ twin: { credential: "hmac" } });
		expect(await run(strict, { checks: [now] })).toMatchObject({ code: 1 });
		expect(await run(soundGateway, { checks: [now] })).toMatchObject({ code: 0 });
	});

	it("of a scenario is played as a whole, under its seed", async () => {
		const drawn: number[] = [];
		const scenario = scenarioCheck(async (trial) => {
			drawn.push(trial.random());
			return trial.judge.expect(await trial.exchange({ credential: "hmac", headers: [["X-Defect", "1"]] }), {
				kind: "refused",
				codes: ["invalid_credentials"],
			});
		});
		await store([scenario], open);
		expect(await run(open, { checks: [scenario] })).toMatchObject({ code: 1 });
		expect(await run(soundGateway, { checks: [scenario] })).toMatchObject({ code: 0 });
		expect(new Set(drawn).size).toBe(1);
	});

	it("is played at the places that are named, of which one alone shows nothing", async () => {
		await store([exchangeCheck()], open);
		const [lhr, nrt] = [
			{ name: "LHR", url: "https://lhr.example" },
			{ name: "NRT", url: "https://nrt.example" },
		];
		const chosen = { target: "https://gateway.example", edge: [lhr, nrt] };
		expect((await run(soundGateway, { options: chosen })).choices).toMatchObject([{ edges: [lhr, nrt] }]);
		await expect(run(soundGateway, { options: { ...chosen, edge: [lhr] } })).rejects.toThrow("--edge");
	});

	it("of several reports is judged in each of them, and what passed is not", async () => {
		await store(
			[
				exchangeCheck(),
				exchangeCheck({ id: "HMAC-SIG-01/other", probe: { credential: "hmac" }, expect: { kind: "accepted" } }),
			],
			open,
		);
		await store([exchangeCheck()], open, "second.json");
		const { report } = await run(soundGateway, { options: { files: ["r.json", "second.json"] } });
		expect(report.findings.map(({ file, outcome }) => [file, outcome])).toEqual([
			["r.json", "FIXED"],
			["second.json", "FIXED"],
		]);
	});
});

describe("ERROR", () => {
	it("is said where nothing is established, and never FIXED", async () => {
		await store([exchangeCheck()], open);
		const away = await run(() => fault("refused"), { overrides: { setup: "operator" } });
		expect(away).toMatchObject({ code: 3, report: { findings: [{ outcome: "ERROR" }] } });
		const unable = await run(soundGateway, { overrides: { capabilities: new Set() } });
		expect(unable).toMatchObject({ code: 3, report: { findings: [{ outcome: "ERROR" }] } });
		const disturbing = exchangeCheck({ allow: "load" });
		const held = await run(soundGateway, { checks: [disturbing], overrides: { setup: "operator" } });
		expect(held).toMatchObject({ code: 3, report: { findings: [{ outcome: "ERROR" }] } });
	});

	it("is said of a check that does not exist, and of a probe that cannot be built", async () => {
		const report = await store([exchangeCheck()], open);
		expect(await run(soundGateway, { checks: [] })).toMatchObject({ code: 3 });
		for (const replayed of [{}, { credential: "hmac", sign: { moon: 1 } }, { credential: "hmac", defect: 1 }, 7]) {
			const [result] = report.results;
			const evidence = { ...result?.evidence, replay: replayed };
			writeFileSync(join(cwd, "r.json"), JSON.stringify({ ...report, results: [{ ...result, evidence }] }));
			expect(await run(soundGateway)).toMatchObject({ code: 3, report: { findings: [{ outcome: "ERROR" }] } });
		}
	});

	it("is 4 for a mistake of ours", async () => {
		const scenario = scenarioCheck(async (trial) => trial.judge.fail("a", "b"));
		await store([scenario], open);
		const broken = scenarioCheck(async () => {
			throw new Error("ours");
		});
		expect(await run(soundGateway, { checks: [broken] })).toMatchObject({ code: 4 });
	});

	it("does not keep a finding from deciding the exit code", async () => {
		await store([exchangeCheck(), exchangeCheck({ id: "HMAC-SIG-01/gone" })], open);
		expect(await run(open)).toMatchObject({ code: 1, report: { summary: { failed: 1, error: 1 } } });
	});
});

describe("a masked probe", () => {
	it("is replaced by that of the check", async () => {
		const report = await store([exchangeCheck()], open);
		const [result] = report.results;
		const evidence = { ...result?.evidence, replay: { credential: "hmac", headers: [["X-Token", "<token>"]] } };
		writeFileSync(join(cwd, "r.json"), JSON.stringify({ ...report, results: [{ ...result, evidence }] }));
		const { log, code } = await run(soundGateway);
		expect(code).toBe(0);
		expect(log.some((request) => header(request, "x-token") !== undefined)).toBe(false);
	});
});

describe("a file", () => {
	it("that is no report, or holds no finding, is a usage error", async () => {
		const report = await store([exchangeCheck()], soundGateway);
		await expect(run(soundGateway)).rejects.toBeInstanceOf(ConfigError);
		for (const text of ["{", "[]", '{"results":[]}', JSON.stringify({ ...report, moon: 1 })]) {
			writeFileSync(join(cwd, "r.json"), text);
			await expect(run(soundGateway)).rejects.toBeInstanceOf(ConfigError);
		}
		await expect(run(soundGateway, { options: { files: ["none.json"] } })).rejects.toBeInstanceOf(ConfigError);
	});
});

describe("a finding of a corpus of the fuzzer", () => {
	/** What is asked of a property whose law this is. */
	async function ask(
		law: Law<number>,
		where: Property["where"] = "in-process",
		{ known = true, file = "findings/small-F.json" } = {},
	) {
		new Corpus(
			cwd,
			() => true,
			() => {},
		).keepFinding({ property: "small", title: "numbers are small", finding: fakeFinding({ fault: "F", input: 1000 }) });
		const small: Property = {
			id: "small",
			group: "timestamp",
			title: "numbers are small",
			requirements: ["HMAC-TIME-01"],
			severity: "high",
			where,
			runs: 1,
			open: () => inProcess(checkable(fc.nat(), law)),
		};
		const io = fakeIo({ cwd });
		const openSurroundings: OpensSurroundings = async () => ({
			place: { gateway: async () => ({ usable: false, verdict: "skip", reason: "none" }) },
			redactor: () => new Redactor([]),
			target: () => undefined,
			slowDown: async () => false,
			settled: () => {},
			words: [],
			close: async () => {},
		});
		const openTarget = async () => {
			throw new Error("no check was found wanting");
		};
		const options = { files: [file], reporter: ["json"] };
		const properties = known ? [small] : [];
		const code = await replay(options, io, { checks: [], openTarget, properties, openSurroundings });
		return { code, report: ReplayReport.parse(JSON.parse(io.out())) };
	}

	const below =
		(limit: number): Law<number> =>
		(value) =>
			value < limit ? undefined : { requirement: "HMAC-TIME-01", expected: "a small number", actual: `${value}` };

	it("is judged by its property anew", async () => {
		const failed = { code: 1, report: { findings: [{ id: "small", outcome: "FAILED" }] } };
		expect(await ask(below(1000))).toMatchObject(failed);
		expect((await ask(below(1000))).report.findings[0]?.title).toBe("numbers are small");
		expect(await ask(below(1001))).toMatchObject({ code: 0, report: { summary: { fixed: 1 } } });
		expect(await ask(below(1001), "in-process", { known: false })).toMatchObject({
			code: 3,
			report: { summary: { error: 1 } },
		});
	});

	it("is judged as well when it was made a regression, which says what was wrong", async () => {
		const file = "small.json";
		const note = "1000 was taken";
		writeFileSync(
			join(cwd, file),
			JSON.stringify({ property: "small", requirement: "HMAC-TIME-01", note, input: 1000 }),
		);
		const { code, report } = await ask(below(1000), "in-process", { file });
		expect(code).toBe(1);
		expect(report.findings[0]).toMatchObject({ id: "small", title: note, outcome: "FAILED", severity: "high", file });
		expect((await ask(below(1001), "in-process", { file })).code).toBe(0);
	});

	it("is not fixed where nothing was judged, nor where a part was not, and says why", async () => {
		for (const judged of [undefined, 500]) {
			const asked = await ask(() => {
				throw new Unjudged("nobody can evict it", judged);
			}, "target");
			expect(asked).toMatchObject({ code: 3, report: { findings: [{ outcome: "ERROR" }] } });
			expect(asked.report.findings[0]).toMatchObject({ reason: expect.stringContaining("nobody can evict it") });
			expect(asked.report.findings[0]?.internal).toBeUndefined();
		}
	});

	it("is fixed where whoever is judged refuses it by now", async () => {
		const refusing: Law<number> = () => {
			throw new Refused("it is refused");
		};
		expect(await ask(refusing)).toMatchObject({ code: 0, report: { findings: [{ outcome: "FIXED" }] } });
	});

	it("of a gateway is asked several times before it is fixed, since chance has a part in it", async () => {
		let asked = 0;
		const third: Law<number> = (value) => {
			asked += 1;
			return asked === 3 ? below(0)(value) : undefined;
		};
		expect(await ask(third, "target")).toMatchObject({ code: 1, report: { findings: [{ outcome: "FAILED" }] } });
		asked = 3;
		const held = await ask(third, "workerd");
		expect(held).toMatchObject({ code: 0, report: { findings: [{ outcome: "FIXED", held: asked - 3 }] } });
		expect(asked - 3).toBeGreaterThan(2);
	});

	it("is fixed as often as it was judged, where chance kept it from being judged now and then", async () => {
		let asked = 0;
		const now: Law<number> = () => {
			asked += 1;
			if (asked % 2 === 1) throw new Unjudged("the minute passed");
			return undefined;
		};
		const held = await ask(now, "target");
		expect(held).toMatchObject({ code: 0, report: { findings: [{ outcome: "FIXED", held: Math.floor(asked / 2) }] } });
	});

	it("that needs no gateway is judged once", async () => {
		expect(await ask(below(1001))).toMatchObject({ report: { findings: [{ outcome: "FIXED", held: 1 }] } });
	});
});
