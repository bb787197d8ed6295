import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterAll, describe, expect, it } from "vitest";
import { signingVectors } from "../harness/vectors.ts";
import { fakeIo } from "./fake-io.ts";
import { UsageError } from "./usage-error.ts";
import { checkVectors, listVectors, showVector } from "./vectors.ts";

const cwd = mkdtempSync(join(tmpdir(), "vectors-"));
afterAll(() => rmSync(cwd, { recursive: true }));

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
	const exitCode = await checkVectors(command, { verbose: false, scheme: ["all"], ...options }, io);
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
		const xml = new XMLParser({ ignoreAttributes: false }).parse(readFileSync(join(cwd, "out/a.xml"), "utf8"));
		expect(Number(xml.testsuites["@_tests"])).toBe(signingVectors().length);
	});

	it("refuses what selects nothing, and a command that does not exist", async () => {
		await expect(check("", { only: ["v1-sing"] })).rejects.toThrow(UsageError);
		await expect(check("", { scheme: ["v2"] })).rejects.toThrow(UsageError);
		await expect(checkVectors(["/no/such/signer"], { verbose: false }, fakeIo({ cwd }))).rejects.toThrow(UsageError);
	});
});

describe("vectors list and show", () => {
	it("lists what it is asked for, and shows it", async () => {
		const io = fakeIo({ cwd });
		expect(await listVectors({ kind: ["jwt"] }, io)).toBe(0);
		const [id = ""] = io.out().split(" ");
		const shown = fakeIo({ cwd });
		expect(await showVector(id, shown)).toBe(0);
		expect(JSON.parse(shown.out())).toMatchObject({ id });
	});

	it("suggests what may have been meant", async () => {
		await expect(showVector("v1-sign-body-jsno", fakeIo({ cwd }))).rejects.toThrow(UsageError);
		await expect(listVectors({ kind: ["hmac"] }, fakeIo({ cwd }))).rejects.toThrow(UsageError);
	});
});
