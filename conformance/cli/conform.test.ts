import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
import type { Target } from "../engine/target.ts";
import { fakeKillMatrix } from "../mutants/fake-kill-matrix.ts";
import { Event } from "../report/event.ts";
import { Report } from "../report/index.ts";
import type { RegisterCommand } from "./command.ts";
import { type ConformOptions, conform } from "./conform.ts";
import { type FakeIo, fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "conform-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

interface Situation {
	checks?: readonly Check[];
	gateway?: FakeGateway;
	overrides?: Partial<Target>;
	io?: FakeIo;
	onOpen?: () => void;
}

/** The exit code of the command as the program gives it. */
async function exitCode(options: Partial<ConformOptions>, situation: Situation = {}): Promise<number> {
	const {
		checks = [exchangeCheck()],
		gateway = soundGateway,
		overrides = {},
		io = fakeIo({ cwd }),
		onOpen,
	} = situation;
	const register: RegisterCommand = (program, { exit }) => {
		program.command("conform").action(async () => {
			const openTarget = async () => {
				onOpen?.();
				return {
					target: fakeTarget(gateway, overrides),
					pace: {},
					words: ["--config", "c.json"],
					ready: async () => {},
					close: async () => {},
				};
			};
			exit(await conform({ verbose: false, ...options }, io, { checks, openTarget }));
		});
	};
	return runProgram(["conform"], io, [register]);
}

const open: FakeGateway = (request) =>
	header(request, "x-signature") === undefined ? problem(401, "unauthenticated") : echo(request);
const operator = { setup: "operator" } as const;

describe("the exit code", () => {
	it("is 0 if nothing failed", async () => {
		expect(await exitCode({})).toBe(0);
	});

	it("is 1 for a finding", async () => {
		expect(await exitCode({}, { gateway: open })).toBe(1);
	});

	it("is 2 if nothing is selected, or a filter matches nothing", async () => {
		const io = fakeIo({ cwd });
		expect(await exitCode({ only: ["HMAC-SIGG"] }, { io })).toBe(2);
		expect(io.err()).toContain("HMAC-SIG");
		expect(await exitCode({ only: ["HMAC-SIG"], skip: ["HMAC-SIG-01"] })).toBe(2);
		expect(await exitCode({ profile: ["jwt"] })).toBe(2);
		expect(await exitCode({}, { checks: [] })).toBe(2);
	});

	it("is 3 if the target is out of reach, is no gateway, or nothing could run", async () => {
		expect(await exitCode({}, { gateway: () => fault("refused"), overrides: operator })).toBe(3);
		expect(await exitCode({}, { gateway: () => problem(404, "no_route"), overrides: operator })).toBe(3);
		expect(await exitCode({}, { checks: [exchangeCheck({ needs: ["issuer"] })] })).toBe(3);
	});

	it("is 4 if a check is broken, or the command itself", async () => {
		const broken = scenarioCheck(async () => {
			throw new Error("ours");
		});
		expect(await exitCode({}, { checks: [broken] })).toBe(4);
		const io = fakeIo({ cwd });
		const onOpen = (): void => {
			throw new TypeError("not foreseen");
		};
		expect(await exitCode({}, { io, onOpen })).toBe(4);
		expect(io.err().trim().split("\n")).toHaveLength(1);
	});
});

describe("the reports", () => {
	it("go to files and to standard output, parent folders made", async () => {
		const io = fakeIo({ cwd });
		expect(
			await exitCode({ reporter: ["json=out/deep/r.json", "junit=r.xml"], seed: "s1" }, { gateway: open, io }),
		).toBe(1);
		const report = Report.parse(JSON.parse(readFileSync(join(cwd, "out/deep/r.json"), "utf8")));
		expect(report).toMatchObject({ seed: "s1", summary: { fail: 1 } });
		expect(readFileSync(join(cwd, "r.xml"), "utf8")).toContain("<failure");
		expect(io.out()).toContain("countersign conform --config c.json --seed s1 --only HMAC-SIG-01/defect");
	});

	it("writes a page that explains every requirement, also those that it did not ask for", async () => {
		await exitCode({ reporter: ["html=r.html"] });
		const page = readFileSync(join(cwd, "r.html"), "utf8");
		for (const id of ["REQ-01", "HMAC-NONCE-01", "LOG-04"]) expect(page).toContain(` id="${id}"`);
		expect(page).toContain("Remembers a nonce for each address that a client says it has.");
		expect(page).toContain("countersign conform --config c.json --seed");
	});

	it("show on a page what the suite was seen to catch, if it was this one", async () => {
		const matrix = fakeKillMatrix();
		writeFileSync(join(cwd, "k.json"), JSON.stringify(matrix));
		await exitCode({ reporter: ["html=k.html"], killMatrix: "k.json" });
		const page = readFileSync(join(cwd, "k.html"), "utf8");
		expect(page).toContain("What this suite catches");
		expect(page).toContain(`${matrix.summary.killed} of ${matrix.summary.mutants} mutants killed`);
		const io = fakeIo({ cwd });
		expect(await exitCode({ reporter: ["json"], killMatrix: "k.json" }, { io })).toBe(2);
		expect(io.err()).toContain("give --reporter html=FILE");
		const old = { ...matrix, tool: { ...matrix.tool, version: "0.0.1" } };
		writeFileSync(join(cwd, "old.json"), JSON.stringify(old));
		expect(await exitCode({ reporter: ["html=o.html"], killMatrix: "old.json" }, { io })).toBe(2);
		expect(io.err()).toContain("countersign mutants --reporter json=old.json");
	});

	it("are events, one a line, that are there while the run goes on", async () => {
		const seen: number[] = [];
		const count = (): number => readFileSync(join(cwd, "r.ndjson"), "utf8").split("\n").length - 1;
		const watch = (id: string) =>
			scenarioCheck(
				async (trial) => {
					seen.push(count());
					return trial.judge.pass();
				},
				{ id, exclusive: true },
			);
		const io = fakeIo({ cwd });
		const checks = [watch("HMAC-SIG-01/a"), watch("HMAC-SIG-01/b")];
		expect(await exitCode({ reporter: ["ndjson=r.ndjson", "ndjson"] }, { checks, io })).toBe(0);
		expect(seen).toEqual([1, 2]);
		const kinds = (text: string) =>
			text
				.trimEnd()
				.split("\n")
				.map((line) => Event.parse(JSON.parse(line)).event);
		expect(kinds(readFileSync(join(cwd, "r.ndjson"), "utf8"))).toEqual(["run", "result", "result", "summary"]);
		expect(kinds(io.out())).toEqual(["run", "result", "result", "summary"]);
	});

	it("are added to the summary of a step, which others write to as well, and never make it too large", async () => {
		const summary = join(cwd, "summary.md");
		writeFileSync(summary, "# Of somebody else\n");
		const io = fakeIo({ cwd, env: { GITHUB_STEP_SUMMARY: summary } });
		expect(await exitCode({ reporter: ["markdown=summary.md", "json=r.json"] }, { io })).toBe(0);
		expect(await exitCode({ reporter: ["markdown=summary.md", "json=r.json"] }, { io })).toBe(0);
		const written = readFileSync(summary, "utf8");
		expect(written).toMatch(/^# Of somebody else\n/);
		expect(written.match(/# Countersign: passed/g)).toHaveLength(2);
		// Any other file is written anew.
		expect(Report.parse(JSON.parse(readFileSync(join(cwd, "r.json"), "utf8"))).summary.pass).toBe(1);
		writeFileSync(summary, "x".repeat(999_000));
		const many = {
			gateway: open,
			io,
			checks: Array.from({ length: 40 }, (_, at) => exchangeCheck({ id: `HMAC-SIG-01/${at}` })),
		};
		expect(await exitCode({ reporter: ["markdown=summary.md"] }, many)).toBe(1);
		expect(readFileSync(summary).length).toBeLessThan(2 ** 20);
	});

	it("do not share a file, however it is spelt", async () => {
		expect(await exitCode({ reporter: ["json=r.out", "junit=./r.out"] })).toBe(2);
	});

	it("leave nothing else on standard output, so that it can be piped", async () => {
		const io = fakeIo({ cwd });
		await exitCode({ reporter: ["json"] }, { io });
		expect(Report.parse(JSON.parse(io.out())).summary.pass).toBe(1);
	});

	it("that could not be written end the command before anything runs", async () => {
		mkdirSync(join(cwd, "folder"));
		let opened = false;
		const onOpen = (): void => {
			opened = true;
		};
		for (const reporter of ["json=folder", "json=\0", "yaml", "json="]) {
			expect(await exitCode({ reporter: [reporter] }, { onOpen })).toBe(2);
		}
		expect(opened).toBe(false);
	});

	it("that are lost on the way are never a success, and do not keep the others from being written", async () => {
		const io = fakeIo({ cwd, brokenStdout: true });
		expect(await exitCode({ reporter: ["pretty", "json=r.json"] }, { io })).toBe(2);
		expect(await exitCode({ reporter: ["ndjson", "json=n.json"] }, { io })).toBe(2);
		expect(Report.parse(JSON.parse(readFileSync(join(cwd, "n.json"), "utf8"))).summary.pass).toBe(1);
		expect(Report.parse(JSON.parse(readFileSync(join(cwd, "r.json"), "utf8"))).summary.pass).toBe(1);
	});
});

describe("without a run", () => {
	it("checks are listed without a target", async () => {
		const io = fakeIo({ cwd });
		const onOpen = (): void => {
			throw new Error("opened");
		};
		expect(await exitCode({ list: true }, { io, onOpen })).toBe(0);
		expect(io.out()).toContain("HMAC-SIG-01/defect");
	});

	it("a dry run says what would run and what would not, and sends nothing", async () => {
		const io = fakeIo({ cwd });
		const gateway: FakeGateway = () => {
			throw new Error("sent");
		};
		const checks = [
			exchangeCheck(),
			exchangeCheck({ id: "JWT-ALG-01/x", requirement: "JWT-ALG-01", needs: ["jwt.sign"] }),
		];
		expect(await exitCode({ dryRun: true, reporter: ["json=r.json"] }, { io, checks, gateway })).toBe(0);
		expect(io.out()).toMatch(/^run +HMAC-SIG-01\/defect$/m);
		expect(io.out()).toMatch(/^skip +JWT-ALG-01\/x: .*jwt\.keys/m);
	});
});

describe("--measure", () => {
	it("measures after the checks what is named, with an event for each, and changes no verdict", async () => {
		const io = fakeIo({ cwd });
		const reporter = ["json", "ndjson=r.ndjson"];
		expect(await exitCode({ measure: ["timestamp-window"], reporter }, { io })).toBe(0);
		const { measurements = [] } = Report.parse(JSON.parse(io.out()));
		expect(measurements.map(({ id, outcome }) => [id, outcome])).toEqual([
			["timestamp-window", "measured"],
			["timestamp-window/behind", "measured"],
			["timestamp-window/ahead", "measured"],
		]);
		const events = readFileSync(join(cwd, "r.ndjson"), "utf8").trimEnd().split("\n");
		expect(events.map((line) => Event.parse(JSON.parse(line)).event)).toEqual([
			"run",
			"result",
			"measurement",
			"measurement",
			"measurement",
			"summary",
		]);
	});

	it("says why something is not measured, and how it would be", async () => {
		const io = fakeIo({ cwd });
		expect(await exitCode({ measure: true, reporter: ["json"] }, { io })).toBe(0);
		const { measurements = [] } = Report.parse(JSON.parse(io.out()));
		const why = new Map(measurements.map((each) => [each.id, each.outcome === "measured" ? "" : each.remedy]));
		expect(why.get("nonce-memory")).toBe("pass --allow slow");
		expect(why.get("key-set")).toContain("jwt");
	});

	it("measures nothing unless it is asked to", async () => {
		const io = fakeIo({ cwd });
		await exitCode({ reporter: ["json"] }, { io });
		expect(Report.parse(JSON.parse(io.out())).measurements).toBeUndefined();
	});

	it("is listed, and a dry run says what it would cost", async () => {
		const listed = fakeIo({ cwd });
		await exitCode({ list: true, measure: true }, { io: listed });
		expect(listed.out()).toMatch(/^measure +timestamp-window: .*at most 25 requests$/m);
		const dry = fakeIo({ cwd });
		await exitCode({ dryRun: true, measure: true }, { io: dry });
		expect(dry.out()).toMatch(/^measure +timestamp-window: at most 25 requests$/m);
		expect(dry.out()).toMatch(/^skip +nonce-memory: .*--allow slow$/m);
	});
});

describe("--edge", () => {
	it("needs a target, and another edge", async () => {
		const edge = [{ name: "LHR", url: "https://lhr.example" }];
		expect(await exitCode({ edge })).toBe(2);
		expect(await exitCode({ edge, target: "https://gateway.example" })).toBe(2);
	});
});

describe("a target that looks like production", () => {
	const overrides = { setup: "operator", baseUrl: "https://api.acme.com" } as const;
	const allow = ["load"] as const;

	it("is asked nothing that may disturb it, until the operator says that it is meant", async () => {
		const io = fakeIo({ cwd });
		let asked = 0;
		const gateway: FakeGateway = (request) => {
			asked += 1;
			return soundGateway(request);
		};
		expect(await exitCode({ allow }, { gateway, io, overrides })).toBe(2);
		expect(asked).toBe(0);
		expect(io.err()).toMatch(/api\.acme\.com.*--allow load.*--i-know/);
		expect(await exitCode({ allow, iKnow: true }, { gateway, overrides })).toBe(0);
		expect(await exitCode({}, { gateway, overrides })).toBe(0);
		expect(await exitCode({ allow, dryRun: true }, { gateway, overrides })).toBe(0);
		expect(
			await exitCode({ allow }, { gateway, overrides: { ...overrides, baseUrl: "https://staging.acme.com" } }),
		).toBe(0);
	});
});

describe("an interruption", () => {
	it("ends the run with the report of what was done, and proves nothing", async () => {
		const io = fakeIo({ cwd });
		const checks = [
			scenarioCheck(async (trial) => {
				io.interrupt();
				return trial.judge.pass();
			}),
			exchangeCheck({ needs: ["hmac"], exclusive: true }),
		];
		expect(await exitCode({ reporter: ["json"] }, { io, checks })).toBe(3);
		expect(Report.parse(JSON.parse(io.out())).results.map(({ verdict }) => verdict)).toEqual(["pass", "inconclusive"]);
	});
});
