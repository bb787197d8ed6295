import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { knownAnswers, startOracle } from "../harness/fake-oracle.ts";
import { SignerReport } from "../harness/report.ts";
import { signingVectors } from "../harness/vectors.ts";
import { readJunit } from "../report/junit.contract.ts";
import { fakeIo } from "./fake-io.ts";
import { UsageError } from "./usage-error.ts";
import { type CheckVectorsOptions, checkVectors } from "./vectors-check.ts";

const cwd = mkdtempSync(join(tmpdir(), "vectors-"));
afterAll(() => rmSync(cwd, { recursive: true }));

async function* noInput(): AsyncGenerator<Uint8Array> {}

/** A signer that knows the answers by heart, but for what `spoil` does to one. */
function signerFile(name: string, spoil: string): string {
	const answers = signingVectors().map(({ vector: { id, expect: answer } }) =>
		"refusal" in answer
			? { id, error: answer.refusal.code }
			: { id, stringToSign: answer.stringToSign, signature: answer.signature, headers: answer.headers },
	);
	writeFileSync(join(cwd, `${name}.json`), JSON.stringify(answers));
	const file = join(cwd, `${name}.mjs`);
	writeFileSync(
		file,
		`import { readFileSync } from "node:fs"; import { createInterface } from "node:readline";
		const answers = new Map(JSON.parse(readFileSync(${JSON.stringify(join(cwd, `${name}.json`))}, "utf8")).map((a) => [a.id, a]));
		for await (const line of createInterface({ input: process.stdin })) {
			const { id } = JSON.parse(line); const answer = answers.get(id);
			${spoil}
			console.log(JSON.stringify(answer));
		}`,
	);
	return file;
}

async function check(spoil: string, options: Partial<Parameters<typeof checkVectors>[1]> = {}) {
	const io = fakeIo({ cwd });
	const command = [process.execPath, signerFile("signer", spoil)];
	const exitCode = await checkVectors(command, { verbose: false, scheme: ["all"], ...options }, io, noInput);
	return { exitCode, out: io.out() };
}

describe("vectors check", () => {
	it("finds nothing wrong with a signer that answers every vector rightly", async () => {
		const { exitCode, out } = await check("");
		const total = signingVectors().length;
		expect(out).toContain(`${total} of ${total} vectors`);
		expect(exitCode).toBe(0);
	});

	it("names the line in which a wrong string first differs", async () => {
		const { exitCode, out } = await check(
			`if (answer.stringToSign) answer.stringToSign = answer.stringToSign.replace("\\nGET\\n", "\\nget\\n");`,
			{ scheme: ["countersign-v1"] },
		);
		expect(exitCode).toBe(1);
		expect(out).toContain("string to sign, method");
	});

	it.each([
		["ends early", "process.exit(0);"],
		["crashes", `throw new Error("no");`],
		["prints something else", `console.log("signing…");`],
		["answers twice", "console.log(JSON.stringify(answer));"],
		["answers what was not asked", `console.log(JSON.stringify({ id: "x", signature: "y" }));`],
		["signs what it must refuse", `if (answer.error) { delete answer.error; answer.signature = "v1=00"; }`],
	])("does not pass a signer that %s", async (_, spoil) => {
		expect((await check(spoil)).exitCode).toBe(1);
	});

	it("counts a signer that is right but does not end well", async () => {
		const { exitCode, out } = await check("process.exitCode = 3;");
		expect(out).toContain("exit code 3");
		expect(exitCode).toBe(1);
	});

	it("writes reports in which every vector is accounted for", async () => {
		await check("delete answer.headers;", { reporter: ["json=out/a.json", "junit=out/a.xml"] });
		const report = JSON.parse(readFileSync(join(cwd, "out/a.json"), "utf8"));
		expect(report.results).toHaveLength(signingVectors().length);
		const document = await readJunit(readFileSync(join(cwd, "out/a.xml"), "utf8"));
		expect(document).toMatchObject({ "@tests": String(signingVectors().length) });
		await check('console.log("nonsense");', { reporter: ["junit=out/b.xml"] });
		const last = (await readJunit(readFileSync(join(cwd, "out/b.xml"), "utf8"))).testsuite.at(-1);
		expect(last).toMatchObject({ "@name": "process", "@errors": "0" });
		expect(last?.["@tests"]).not.toBe("0");
	});

	it("refuses what selects nothing, and a command that does not exist", async () => {
		await expect(check("", { only: ["v1-sing"] })).rejects.toThrow(UsageError);
		await expect(check("", { scheme: ["v2"] })).rejects.toThrow(UsageError);
		await expect(checkVectors(["/no/such/signer"], { verbose: false }, fakeIo({ cwd }), noInput)).rejects.toThrow(
			UsageError,
		);
	});
});

describe("vectors check of a service", () => {
	it("asks it, and gives the same verdicts", async () => {
		const answers = knownAnswers();
		const oracle = await startOracle(({ question }, response) =>
			response.end(JSON.stringify(answers.get(question.id))),
		);
		const io = fakeIo({ cwd });
		expect(await checkVectors([], { verbose: false, url: oracle.url.href }, io, noInput)).toBe(0);
		await oracle.close();
		expect(io.out()).toContain("/sign");
		expect(io.out()).not.toContain("hidden");
	});

	it("is inconclusive where nothing is there, and writes no report of what nobody did", async () => {
		const oracle = await startOracle(() => {});
		await oracle.close();
		const io = fakeIo({ cwd });
		const options = { verbose: false, url: oracle.url.href, reporter: ["json=nothing.json"] };
		expect(await checkVectors([], options, io, noInput)).toBe(3);
		expect(io.err()).toContain(oracle.url.origin);
		expect(existsSync(join(cwd, "nothing.json"))).toBe(false);
	});
});

describe("vectors check of a file of answers", () => {
	const text = [...knownAnswers().values()].map((answer) => JSON.stringify(answer)).join("\n");
	const ofFile = (answers: string, stdin = noInput) => {
		const io = fakeIo({ cwd });
		return checkVectors([], { verbose: false, answers }, io, stdin);
	};

	it("takes answers to all questions, of a file or of standard input", async () => {
		writeFileSync(join(cwd, "answers.jsonl"), text);
		expect(await ofFile("answers.jsonl")).toBe(0);
		const stdin = async function* (): AsyncGenerator<Uint8Array> {
			yield Buffer.from(text);
		};
		expect(await ofFile("-", stdin)).toBe(0);
	});

	it("finds what is missing, and what is more", async () => {
		writeFileSync(join(cwd, "less.jsonl"), text.slice(text.indexOf("\n")));
		expect(await ofFile("less.jsonl")).toBe(1);
		writeFileSync(join(cwd, "more.jsonl"), `${text}\n{"id":"x"}`);
		expect(await ofFile("more.jsonl")).toBe(1);
	});

	it("refuses a file that is not there, or that answers nothing", async () => {
		await expect(ofFile("none.jsonl")).rejects.toThrow(UsageError);
		writeFileSync(join(cwd, "empty.jsonl"), "");
		await expect(ofFile("empty.jsonl")).rejects.toThrow(UsageError);
		writeFileSync(join(cwd, "other.jsonl"), `{"id":"x"}`);
		await expect(ofFile("other.jsonl")).rejects.toThrow(UsageError);
	});
});

describe("vectors check, used wrongly or interrupted", () => {
	it.each<[string, readonly string[], Partial<CheckVectorsOptions>]>([
		["no signer", [], {}],
		["a command and a service", ["true"], { url: "http://127.0.0.1:1/" }],
		["a command and answers", ["true"], { answers: "-" }],
		["a service and answers", [], { url: "http://127.0.0.1:1/", answers: "-" }],
		["a field without a service", ["true"], { headerEnv: ["A=B"] }],
		["a number of questions at once for a command", ["true"], { concurrency: 2 }],
		["patience with a file", [], { answers: "-", timeout: 1000 }],
	])("refuses %s", async (_, command, options) => {
		const io = fakeIo({ cwd });
		await expect(checkVectors(command, { verbose: false, ...options }, io, noInput)).rejects.toThrow(UsageError);
	});

	it("is inconclusive when it is interrupted", async () => {
		const io = fakeIo({ cwd });
		io.interrupt();
		expect(await checkVectors(["sleep", "60"], { verbose: false, reporter: ["json"] }, io, noInput)).toBe(3);
		const report = SignerReport.parse(JSON.parse(io.out()));
		expect(report.results).toEqual([]);
		expect(report.notAsked?.length).toBeGreaterThan(400);
	});
});
