import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RawServers } from "../client/raw-server.ts";
import { configuredTarget } from "../config/index.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import type { Edge } from "../engine/edges.ts";
import { runSuite } from "../engine/run.ts";
import { Report } from "../report/index.ts";
import { nonceEdgeChecks } from "./hmac-nonce-edges.ts";

const servers = new RawServers();
let lab: Lab;
let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "edges-"));
	lab = await startLab({ instances: [{ name: "main", variants: ["edges"] }, { name: "other" }] });
	writeFileSync(join(folder, "countersign.json"), JSON.stringify(lab.runnerConfig()));
}, 60_000);

afterAll(async () => {
	servers.close();
	rmSync(folder, { recursive: true });
	await lab.dispose();
});

/** What a run finds that is told of these edges on the command line. */
async function found(edges: readonly Edge[] | undefined) {
	const file = join(folder, "countersign.json");
	const { target } = configuredTarget({ file, env: {}, ...(edges === undefined ? {} : { edges }) });
	const report = Report.parse(await runSuite({ target, checks: nonceEdgeChecks }));
	const [replay, race] = report.results;
	if (replay === undefined || race === undefined) throw new Error("no results");
	return { replay, race, measured: report.measurements ?? [] };
}

const here = (): Edge => ({ name: "LHR", url: lab.target.baseUrl });

describe("the edges of a gateway", { timeout: 60_000 }, () => {
	it("pass where all of them ask the same admission objects, and so many rounds are so much proof", async () => {
		const there = lab.target.variants?.edges?.baseUrl ?? "";
		const { replay, race, measured } = await found([here(), { name: "NRT", url: there }]);
		expect([replay.verdict, race.verdict]).toEqual(["pass", "pass"]);
		const [bound] = measured;
		expect(bound).toMatchObject({ id: race.id, outcome: "measured", value: 0, samples: 40 });
		expect(bound?.outcome === "measured" && bound.interval.high).toBeCloseTo(0.0722, 4);
	});

	it("fail where each has admission objects of its own, and both places are named", async () => {
		const apart = lab.targets.get("other")?.baseUrl ?? "";
		const { replay, race, measured } = await found([here(), { name: "NRT", url: apart }]);
		expect([replay.verdict, race.verdict]).toEqual(["fail", "fail"]);
		for (const name of ["LHR", "NRT"]) {
			expect(`${replay.expected} ${replay.actual}`).toContain(name);
			expect(race.actual).toContain(name);
		}
		expect(replay.evidence?.edge).toEqual({ name: "NRT", url: apart });
		expect(replay.evidence?.curl).toContain(apart);
		const [bound] = measured;
		expect(bound?.outcome === "measured" && bound.interval.low).toBeGreaterThan(0.9);
	});

	it("prove nothing where one of them is another gateway, or none at all", async () => {
		const refusing = await servers.answering("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
		for (const url of [refusing, "http://127.0.0.1:1"]) {
			const { replay, race, measured } = await found([here(), { name: "NRT", url }]);
			expect([replay.verdict, race.verdict]).toEqual(["inconclusive", "inconclusive"]);
			expect(measured).toEqual([]);
		}
	});

	it("are asked for where none is known", async () => {
		const { replay, race } = await found(undefined);
		expect([replay.verdict, race.verdict]).toEqual(["skip", "skip"]);
		expect(race.remedy).toContain("--edge");
	});
});
