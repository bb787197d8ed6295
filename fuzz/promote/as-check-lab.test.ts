import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerFuzz } from "../../conformance/cli/commands/fuzz.ts";
import { registerPromote } from "../../conformance/cli/commands/promote.ts";
import { registerReplay } from "../../conformance/cli/commands/replay.ts";
import { fakeIo } from "../../conformance/cli/fake-io.ts";
import { runProgram } from "../../conformance/cli/program.ts";
import { type Lab, startLab } from "../../conformance/embedded/index.ts";
import type { Check } from "../../conformance/engine/check.ts";
import { runSuite } from "../../conformance/engine/run.ts";
import { ReplayReport } from "../../conformance/replay/index.ts";
import { imported } from "./imported.ts";

/** What the fuzzer finds in a gateway that does not cover the query becomes a check that finds it too, and nothing in one that is right. */
describe("a finding as a check", () => {
	let cwd = "";
	const labs: Lab[] = [];
	beforeAll(async () => {
		cwd = mkdtempSync(join(tmpdir(), "promote-lab-"));
		const broken = startLab({ entry: "mutants", instances: [{ name: "main", vars: { MUTANT: "query-not-covered" } }] });
		labs.push(...(await Promise.all([broken, startLab()])));
		writeFileSync(join(cwd, "broken.json"), JSON.stringify(labs[0]?.runnerConfig()));
	});
	afterAll(async () => {
		await Promise.all(labs.map((lab) => lab.dispose()));
		rmSync(cwd, { recursive: true });
	});

	async function run(...args: string[]) {
		const io = fakeIo({ cwd });
		const code = await runProgram(args, io, [registerFuzz, registerPromote, registerReplay]);
		return { code, out: io.out(), err: io.err() };
	}

	it("fails where it was found and passes where all is right, and its file of the corpus is replayed", async () => {
		const config = ["--config", "broken.json"];
		const fuzz = ["fuzz", ...config, "--property", "altered-requests", "--seed", "4", "--corpus", "corpus"];
		expect((await run(...fuzz, "--reporter", "json=r.json")).code).toBe(1);
		const file = readdirSync(join(cwd, "corpus/findings")).find((name) => name.includes("HMAC-CANON-08"));
		const kept = `corpus/findings/${file}`;
		const note = ["--note", "The query was not covered."];
		const { code, out, err } = await run("promote", kept, "--as", "check", ...note, "--name", "query-changed");
		expect({ code, err }).toMatchObject({ code: 0 });
		const module = await imported(out, "conformance/checks");
		const check = module["queryChanged"] as Check;
		expect(check).toMatchObject({ id: "HMAC-CANON-08/query-changed", requirement: "HMAC-CANON-08", kind: "exchange" });
		// What the checks of a query that is not covered refer to, and nothing of other ways to break the requirement.
		expect(check).toMatchObject({ severity: "critical", references: ["CWE-235", "CWE-347", "RFC 9421 §7.2.1"] });
		const verdicts = await Promise.all(
			labs.map(async ({ target }) => (await runSuite({ checks: [check], target, seed: "s" })).results[0]?.verdict),
		);
		expect(verdicts).toEqual(["fail", "pass"]);
		const replayed = await run("replay", kept, ...config, "--reporter", "json");
		expect(ReplayReport.parse(JSON.parse(replayed.out)).findings).toMatchObject([{ outcome: "FAILED", file: kept }]);
	}, 60_000);
});
