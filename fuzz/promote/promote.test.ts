import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { registerPromote } from "../../conformance/cli/commands/promote.ts";
import { fakeIo } from "../../conformance/cli/fake-io.ts";
import { runProgram } from "../../conformance/cli/program.ts";
import { groupBy } from "../../conformance/report/index.ts";
import { Corpus } from "../corpus.ts";
import { Regression } from "../regressions/index.ts";
import { fakeFinding, fakeFuzzReport, fakeFuzzResult } from "../report/fake-fuzz-report.ts";
import type { Finding } from "../report/schema.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "promote-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const store = (...found: readonly (readonly [property: string, finding: Finding])[]) => {
	const results = [...groupBy(found, ([id]) => id)].map(([id, own]) =>
		fakeFuzzResult({ id, verdict: "fail", findings: own.map(([, finding]) => finding) }),
	);
	writeFileSync(join(cwd, "r.json"), JSON.stringify(fakeFuzzReport(results)));
};

async function promote(...args: readonly string[]) {
	const io = fakeIo({ cwd });
	const note = args.includes("--note") ? [] : ["--note", "The nonce was not covered."];
	const code = await runProgram(["promote", ...args, ...note], io, [registerPromote]);
	return { code, out: io.out(), err: io.err() };
}

const regression = ["--as", "regression", "--into", "kept"];
const read = (file: string) => Regression.parse(JSON.parse(readFileSync(join(cwd, file), "utf8")));

describe("a finding as a regression", () => {
	it("is written as every run reads it, from a report or from a corpus", async () => {
		const finding = fakeFinding({ input: { a: "\u212a" } });
		store(["altered-requests", finding]);
		expect((await promote("r.json", ...regression)).code).toBe(0);
		const [file = ""] = readdirSync(join(cwd, "kept"));
		expect(file).toBe("altered-requests-hmac-canon-05-0a1b2c3d.json");
		expect(read(`kept/${file}`)).toEqual({
			...{ property: "altered-requests", requirement: "HMAC-CANON-05", note: "The nonce was not covered." },
			input: { a: "\u212a" },
		});
		expect(readFileSync(join(cwd, "kept", file), "utf8")).toContain("\\u212a");
		new Corpus(
			join(cwd, "corpus"),
			() => true,
			() => {},
		).keepFinding({ property: "altered-requests", threats: ["CAN-02"], finding });
		const kept = `corpus/findings/altered-requests-${finding.fault}.json`;
		const again = await promote(kept, "--as", "regression", "--into", "corpus/regressions", "--name", "nonce-replaced");
		expect(again.code).toBe(0);
		const corpus = new Corpus(
			join(cwd, "corpus"),
			() => true,
			(text) => expect.fail(text),
		);
		expect(corpus.regressionsOf("altered-requests")).toMatchObject([{ file: "regressions/nonce-replaced.json" }]);
	});

	it("is one for each property that shows the fault", async () => {
		store(["altered-requests", fakeFinding()], ["unproved-requests", fakeFinding()]);
		expect((await promote("r.json", ...regression, "--name", "nonce")).code).toBe(0);
		expect(readdirSync(join(cwd, "kept")).map((file) => [file, read(`kept/${file}`).property])).toEqual([
			["nonce-2.json", "unproved-requests"],
			["nonce.json", "altered-requests"],
		]);
	});

	it("is never written over anything, and not in part", async () => {
		store(["altered-requests", fakeFinding()], ["unproved-requests", fakeFinding()]);
		mkdirSync(join(cwd, "kept"));
		writeFileSync(join(cwd, "kept/nonce-2.json"), "mine");
		const { code, err } = await promote("r.json", ...regression, "--name", "nonce");
		expect(code).toBe(2);
		expect(err).toContain("is there already. Give another --name");
		expect(readdirSync(join(cwd, "kept"))).toEqual(["nonce-2.json"]);
		expect(readFileSync(join(cwd, "kept/nonce-2.json"), "utf8")).toBe("mine");
	});

	it("is refused where its input was masked", async () => {
		store(["altered-requests", fakeFinding({ input: [{ credential: "hmac", headers: [["X", "<token>"]] }] })]);
		const { code, err } = await promote("r.json", ...regression);
		expect(code).toBe(2);
		expect(err).toContain("masked");
		expect(err).toContain("It can become nothing else either.");
	});
});

describe("which finding is meant", () => {
	it("has to be said where there are several faults, and a mistake in it is answered with what is near", async () => {
		store(["a", fakeFinding()], ["b", fakeFinding({ fault: "ANS-05-11112222", actual: "500" })]);
		const several = await promote("r.json", ...regression);
		expect(several.code).toBe(2);
		expect(several.err).toContain("ANS-05-11112222: 500");
		const wrong = await promote("r.json", ...regression, "--fault", "ANS-05-11112223");
		expect(wrong.err).toContain("Did you mean ANS-05-11112222?");
		expect((await promote("r.json", ...regression, "--fault", "ANS-05-11112222")).code).toBe(0);
		expect(readdirSync(join(cwd, "kept"))).toEqual(["b-ans-05-11112222.json"]);
	});

	it("is one where several properties show what looks alike, and has its regression of each", async () => {
		const [one, other] = ["HMAC-CANON-05-0a1b2c3d-000001", "HMAC-CANON-05-0a1b2c3d-000002"];
		store(["a", fakeFinding({ fault: one })], ["b", fakeFinding({ fault: other })]);
		expect((await promote("r.json", ...regression)).code).toBe(0);
		expect(readdirSync(join(cwd, "kept"))).toEqual(
			[`a-${one}.json`, `b-${other}.json`].map((name) => name.toLowerCase()),
		);
	});

	it("is said by the symptom that its name begins with, unless several faults look like that", async () => {
		const symptom = "HMAC-CANON-05-0a1b2c3d";
		const [one, other] = [`${symptom}-000001`, `${symptom}-000002`];
		const another = ["b", fakeFinding({ fault: "ANS-05-11112222" })] as const;
		store(["a", fakeFinding({ fault: one })], another);
		expect((await promote("r.json", ...regression, "--fault", symptom)).code).toBe(0);
		expect(readdirSync(join(cwd, "kept"))).toEqual([`a-${one.toLowerCase()}.json`]);
		store(["a", fakeFinding({ fault: one })], ["a", fakeFinding({ fault: other })], another);
		const several = await promote("r.json", ...regression, "--fault", symptom);
		expect(several.code).toBe(2);
		expect(several.err).toContain(`2 faults look like ${symptom}. Say with --fault which one is meant:`);
		expect(several.err).toContain(`${other}: 200 (a)`);
		expect(several.err).not.toContain("ANS-05");
		expect((await promote("r.json", ...regression, "--fault", other)).code).toBe(0);
	});

	it("is counted as reports count: what several properties show alike is one, under whichever of their names", async () => {
		const [one, other] = ["HMAC-CANON-05-0a1b2c3d-000001", "HMAC-CANON-05-0a1b2c3d-000002"];
		const another = ["c", fakeFinding({ fault: "ANS-05-11112222" })] as const;
		store(["a", fakeFinding({ fault: one })], ["b", fakeFinding({ fault: other })], another);
		expect((await promote("r.json", ...regression)).err).toContain("There are 2 faults.");
		expect((await promote("r.json", ...regression, "--fault", other)).code).toBe(0);
		expect(readdirSync(join(cwd, "kept"))).toHaveLength(2);
	});

	it("is none in a report without findings, and in what is no report", async () => {
		writeFileSync(join(cwd, "r.json"), JSON.stringify(fakeFuzzReport()));
		expect(await promote("r.json", ...regression)).toMatchObject({ code: 2 });
		expect((await promote("none.json", ...regression)).err).toContain("no such file");
		writeFileSync(join(cwd, "r.json"), "{}");
		expect(await promote("r.json", ...regression)).toMatchObject({ code: 2 });
	});
});

describe("what a finding cannot become", () => {
	it("is said, with why and with what it can become", async () => {
		store(["nonce-history", fakeFinding({ input: [{ credential: "hmac" }, { credential: "hmac" }] })]);
		const several = await promote("r.json", "--as", "check");
		expect(several.code).toBe(2);
		expect(several.err).toContain(
			"r.json: HMAC-CANON-05-0a1b2c3d by nonce-history cannot become a check: its input is 2 requests together, and a check sends one. It can become a regression (--as regression).",
		);
		store(["altered-requests", fakeFinding()]);
		const vector = await promote("r.json", "--as", "vector");
		expect(vector.err).toContain("its input is nothing that a signer is given");
		expect(vector.err).toContain("It can become a regression or a check (--as regression, --as check).");
		store(["altered-requests", fakeFinding({ expected: "no-store and nosniff" })]);
		expect((await promote("r.json", "--as", "check")).err).toContain("has to be written");
	});
});

describe("the command line", () => {
	it("asks for what it becomes and for a sentence, and says what a name looks like", async () => {
		store(["altered-requests", fakeFinding()]);
		expect((await promote("r.json")).err).toContain("--as");
		expect((await promote("r.json", "--as", "poem")).code).toBe(2);
		expect((await promote("r.json", ...regression, "--note", "bad")).code).toBe(2);
		expect((await promote("r.json", ...regression, "--name", "../up")).code).toBe(2);
		const io = fakeIo({ cwd });
		expect(await runProgram(["promote", "r.json", ...regression], io, [registerPromote])).toBe(2);
		expect(io.err()).toContain("--note");
	});
});
