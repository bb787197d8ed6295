import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError } from "../config/index.ts";
import {
	echo,
	exchangeCheck,
	type FakeGateway,
	fakeTarget,
	header,
	problem,
	soundGateway,
} from "../engine/fake-target.ts";
import type { Target } from "../engine/target.ts";
import { Event } from "../report/event.ts";
import { Report } from "../report/index.ts";
import { type ConformOptions, conform } from "./conform.ts";
import { fakeIo } from "./fake-io.ts";
import { UsageError } from "./usage-error.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "waivers-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const id = "HMAC-SIG-01/defect";
const waiver = {
	id,
	owner: "platform",
	reason: "known",
	link: "https://tracker.example/7",
	expires: "2999-12-31",
	outcome: { verdict: "fail", answer: "200" },
};

const open: FakeGateway = (request) =>
	header(request, "x-signature") === undefined ? problem(401, "unauthenticated") : echo(request);

function waivers(...list: readonly unknown[]): void {
	writeFileSync(join(cwd, "w.json"), JSON.stringify({ schemaVersion: 1, waivers: list }));
}

async function run(gateway: FakeGateway, options: Partial<ConformOptions> = {}, overrides: Partial<Target> = {}) {
	const io = fakeIo({ cwd });
	const openTarget = async () => ({
		target: fakeTarget(gateway, overrides),
		pace: {},
		words: [],
		ready: async () => {},
		close: async () => {},
	});
	const parts = { checks: [exchangeCheck()], openTarget };
	const code = await conform({ verbose: false, expectedFailures: "w.json", reporter: ["json"], ...options }, io, parts);
	return { code, report: Report.parse(JSON.parse(io.out())), err: io.err() };
}

describe("expected failures", () => {
	it("do not fail the run, and are told in every report", async () => {
		waivers(waiver);
		const reporter = ["json", "junit=r.xml", "pretty=r.txt", "ndjson=r.ndjson"];
		const { code, report } = await run(open, { reporter });
		expect(code).toBe(0);
		const events = readFileSync(join(cwd, "r.ndjson"), "utf8")
			.trimEnd()
			.split("\n")
			.map((line) => Event.parse(JSON.parse(line)));
		expect(events[1]).toMatchObject({ event: "result", id, waiver: { owner: "platform" } });
		expect(report).toMatchObject({ summary: { fail: 1 }, waivers: [{ id, state: "met" }] });
		expect(readFileSync(join(cwd, "r.xml"), "utf8")).toMatch(
			/failures="0" errors="0" skipped="1"[\s\S]*waived by platform/,
		);
		expect(readFileSync(join(cwd, "r.txt"), "utf8")).toContain("until 2999-12-31: known");
	});

	it("that are stale or expired fail the run, in JUnit too", async () => {
		waivers(waiver);
		expect((await run(soundGateway, { reporter: ["json", "junit=r.xml"] })).code).toBe(1);
		expect(readFileSync(join(cwd, "r.xml"), "utf8")).toContain('type="stale"');
		waivers({ ...waiver, expires: "2020-01-01" });
		expect((await run(open)).report.waivers).toMatchObject([{ state: "expired" }]);
		expect((await run(open)).code).toBe(1);
	});

	it("that cannot be read are a usage error that names the file and the field", async () => {
		const refusals: readonly (readonly [unknown, string])[] = [
			[{ ...waiver, owner: " " }, "waivers[0].owner"],
			[{ ...waiver, link: "javascript:alert(1)" }, "waivers[0].link"],
			[{ ...waiver, expires: "soon" }, "waivers[0].expires"],
			[{ ...waiver, id: "HMAC-SIG-01/defekt" }, "waivers[0].id"],
			[{ ...waiver, until: "x" }, "waivers[0].until"],
			[{ ...waiver, outcome: { verdict: "error" } }, "waivers[0].outcome.verdict"],
		];
		for (const [own, field] of refusals) {
			waivers(own);
			await expect(run(open)).rejects.toThrow(expect.objectContaining({ message: expect.stringContaining(field) }));
			await expect(run(open)).rejects.toBeInstanceOf(ConfigError);
		}
		waivers(waiver, waiver);
		await expect(run(open)).rejects.toMatchObject({ problems: [{ path: "waivers[1].id" }] });
		await expect(run(open, { expectedFailures: "none.json" })).rejects.toBeInstanceOf(ConfigError);
	});
});

describe("an update of the baseline", () => {
	it("makes the file, which nobody can use before it was filled in", async () => {
		const { code, err } = await run(open, { updateBaseline: true });
		expect(code).toBe(1);
		expect(err).toContain("1 added");
		await expect(run(open)).rejects.toMatchObject({
			problems: [{ path: "waivers[0].owner" }, { path: "waivers[0].reason" }, { path: "waivers[0].link" }],
		});
		const { waivers: made } = JSON.parse(readFileSync(join(cwd, "w.json"), "utf8"));
		waivers({ ...made[0], owner: "platform", reason: "known", link: "https://tracker.example/7" });
		expect((await run(open)).code).toBe(0);
	});

	it("takes out what is fixed", async () => {
		waivers(waiver);
		await run(soundGateway, { updateBaseline: true });
		expect(JSON.parse(readFileSync(join(cwd, "w.json"), "utf8"))).toEqual({ schemaVersion: 1, waivers: [] });
	});

	it("leaves the file alone where the run proves nothing, and needs one", async () => {
		await run(() => problem(404, "no_route"), { updateBaseline: true }, { setup: "operator" });
		expect(existsSync(join(cwd, "w.json"))).toBe(false);
		const io = fakeIo({ cwd });
		const parts = { checks: [exchangeCheck()], openTarget: async () => Promise.reject(new Error("opened")) };
		await expect(conform({ verbose: false, updateBaseline: true }, io, parts)).rejects.toBeInstanceOf(UsageError);
	});
});
