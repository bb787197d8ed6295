import { describe, expect, it } from "vitest";
import { type ReferenceSigner, referenceSigners } from "../../conformance/harness/reference-signers.ts";
import type { SigningInput } from "../models/signing-input.ts";
import { startReferenceSigner } from "./reference-signer.ts";

/** A signer in a line of JavaScript, which is given the question as `asked`. */
const answering = (script: string): ReferenceSigner => ({
	language: "JavaScript",
	folder: "typescript",
	paste: "signer.ts",
	needs: "Node",
	probe: [[process.execPath, "--version"]],
	debian: [],
	run: [
		process.execPath,
		"-e",
		`require("node:readline").createInterface(process.stdin).on("line", (line) => { const asked = JSON.parse(line); ${script} })`,
	],
});
const input: SigningInput = {
	keyId: "k",
	secret: "s".repeat(32),
	timestamp: 1_767_225_600,
	nonce: "0123456789abcdef",
	method: "GET",
	url: "https://gateway.example/",
	headers: [],
	bodyBase64: "",
};

describe("a reference signer that is kept running", () => {
	it("is asked several things at once, by one process", async () => {
		const started = await startReferenceSigner(
			answering('console.log(JSON.stringify({ id: asked.id, error: asked.method + "\\u2028" + process.pid }))'),
		);
		if (!started.ok) return expect.fail(started.reason);
		const methods = ["GET", "PUT", "POST"];
		const answers = await Promise.all(
			methods.map((method) => started.signer.sign({ ...input, method }, "countersign-v1")),
		);
		await started.signer.close();
		const errors = answers.map((answer) => ("error" in answer ? answer.error.split("\u2028") : []));
		expect(errors.map(([method]) => method)).toEqual(methods);
		expect(new Set(errors.map(([, pid]) => pid)).size).toBe(1);
	});

	it("is there however long nobody asks it anything, in PHP too, which waits a minute for a socket", async (context) => {
		const php = referenceSigners().find(({ folder }) => folder === "php");
		if (php === undefined) return expect.fail("no signer in PHP");
		const [program = "php", ...args] = php.run;
		// A second in place of the minute.
		const started = await startReferenceSigner({ ...php, run: [program, "-d", "default_socket_timeout=1", ...args] });
		if (!started.ok) return process.env["CI"] === "true" ? expect.fail(started.reason) : context.skip(started.reason);
		expect(await started.signer.sign(input, "countersign-v1")).toHaveProperty("signature");
		await new Promise((resolve) => setTimeout(resolve, 1200));
		expect(await started.signer.sign(input, "countersign-v1")).toHaveProperty("signature");
		await started.signer.close();
	});

	it.each([
		["another question", 'console.log(JSON.stringify({ id: "another", error: "weak_secret" }))'],
		["in no JSON", 'console.log("weak_secret")'],
		["by its end", "process.exit(7)"],
	])("is not believed that answers %s", async (_, script) => {
		const started = await startReferenceSigner(answering(script));
		if (!started.ok) return expect.fail(started.reason);
		await expect(started.signer.sign(input, "countersign-v1")).rejects.toThrow(Error);
		await started.signer.close();
	});

	it("is told apart from one whose toolchain is missing or cannot build it", async () => {
		const whole = answering("");
		const missing: ReferenceSigner = { ...whole, probe: [["no-such-compiler"]] };
		expect(await startReferenceSigner(missing)).toMatchObject({ ok: false });
		const broken: ReferenceSigner = { ...whole, build: [process.execPath, "-e", "process.exit(3)"] };
		expect(await startReferenceSigner(broken)).toMatchObject({ ok: false });
	});
});
