import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../data.ts";
import { questionsOf, writeRequest } from "./protocol.ts";
import { decide, isPresent, referenceSigners } from "./reference-signers.ts";
import { signingVectors } from "./vectors.ts";

/**
 * A shell signs by calling programs, whose arguments everyone on the machine sees, and whose environment everyone of the
 * same user. Each program that it calls is replaced by one that writes both down and then does the work.
 */
const programs = ["awk", "cat", "dirname", "jq", "od", "openssl"];

const folder = mkdtempSync(join(tmpdir(), "signer-arguments-"));
afterAll(() => rmSync(folder, { recursive: true }));

function placeWitness(program: string): void {
	const real = execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();
	const file = join(folder, program);
	const log = join(folder, "log");
	writeFileSync(file, `#!/bin/sh\n{ printf '%s\\n' ${program} "$@"; env; } >>'${log}'\nexec '${real}' "$@"\n`);
	chmodSync(file, 0o755);
}

function describeArguments(): void {
	const withBody = questionsOf(signingVectors().filter(({ vector }) => "signature" in vector.expect)).filter(
		({ bodyBase64 }) => bodyBase64 !== "",
	);
	const questions = (["countersign-v1", "sorted-query"] as const)
		.flatMap((scheme) => withBody.filter((question) => question.scheme === scheme).slice(0, 1))
		.map((question) => ({ ...question, secret: "a secret with $(words), 'quotes' and %41" }));
	let answers: string[] = [];
	let log = "";

	beforeAll(() => {
		for (const program of programs) placeWitness(program);
		const output = execFileSync("sh", [join(packageRoot(), "vectors/signers/shell/harness.sh")], {
			input: questions.map(writeRequest).join(""),
			encoding: "utf8",
			env: { ...process.env, PATH: [folder, process.env["PATH"]].join(delimiter) },
		});
		answers = output.trim().split("\n");
		log = readFileSync(join(folder, "log"), "utf8");
	});

	test("is seen to call the programs that it needs", () => {
		expect(questions).toHaveLength(2);
		expect(answers.map((answer) => Object.keys(JSON.parse(answer)))).toEqual(
			questions.map(() => expect.arrayContaining(["stringToSign", "signature"])),
		);
		for (const program of ["awk", "jq", "od", "openssl"]) expect(log.split("\n")).toContain(program);
	});

	test("gives none of them the secret, in no form", () => {
		for (const { secret } of questions) {
			const bytes = Buffer.from(secret);
			const pads = [0x36, 0x5c].map((pad) => bytes.map((byte) => byte ^ pad));
			const forms = [bytes, ...pads].flatMap((each) => [
				each.toString("latin1"),
				Buffer.from(each).toString("hex"),
				Buffer.from(each).toString("base64").slice(0, -4),
			]);
			for (const form of forms) expect(log.toLowerCase()).not.toContain(form.toLowerCase());
		}
	});
}

describe("the signer in Shell", () => {
	const shell = referenceSigners().find(({ language }) => language === "Shell");
	if (shell === undefined) throw new Error("There is no signer in Shell.");
	const decision = decide(shell, isPresent(shell), process.env["CI"] === "true");
	if (decision.kind === "run") {
		describeArguments();
	} else if (decision.kind === "skip") {
		test.skip(`was not watched: ${decision.reason}`, () => {});
	} else {
		test("has its toolchain, because all are asked for here", () => {
			expect.fail(decision.reason);
		});
	}
});
