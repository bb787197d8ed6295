import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sign } from "../../vectors/generate/reference/signer.ts";
import { checkSigner } from "./check-signer.ts";
import { converse } from "./conversation.ts";
import type { SignerRequest } from "./protocol.ts";
import { decide, isPresent, prepareSigner, type ReferenceSigner, referenceSigners } from "./reference-signers.ts";
import { signerEdgeCases } from "./signer-edge-cases.ts";
import { signingVectors } from "./vectors.ts";

const everyToolchain = process.env["CI"] === "true";
const patienceSeconds = 30;
/** A first build fetches and compiles what later ones find. */
const buildTimeout = 300_000;
const vectors = signingVectors();

/** What a signer answers, and the members of an answer that are compared; it may say more. */
interface Answer {
	id: string;
	stringToSign?: unknown;
	signature?: unknown;
	headers?: unknown;
	error?: unknown;
	offset?: unknown;
	reason?: unknown;
}

const refused: { question: SignerRequest; answer: Answer }[] = vectors.flatMap(({ scheme, vector }) => {
	if (!("refusal" in vector.expect)) return [];
	const { code, ...where } = vector.expect.refusal;
	return [{ question: { id: vector.id, scheme, ...vector.input }, answer: { id: vector.id, error: code, ...where } }];
});

/** Beyond the vectors the generator's own signer decides. */
const edges: { question: SignerRequest; answer: Answer }[] = signerEdgeCases.map((question) => {
	const { id, scheme, ...input } = question;
	const signed = sign(input, scheme);
	if ("refusal" in signed) {
		const { code, ...where } = signed.refusal;
		return { question, answer: { id, error: code, ...where } };
	}
	const { stringToSign, signature, headers } = signed;
	return { question, answer: { id, stringToSign, signature, headers } };
});

function compared(answer: unknown): Answer {
	const { id, stringToSign, signature, headers, error, offset, reason } = answer as Answer;
	return { id, stringToSign, signature, headers, error, offset, reason };
}

function describeSigner(signer: ReferenceSigner): void {
	let build: string;
	let command: readonly [string, ...string[]];
	beforeAll(async () => {
		build = mkdtempSync(join(tmpdir(), "countersign-signer-"));
		command = await prepareSigner(signer, build);
	}, buildTimeout);
	afterAll(() => rmSync(build, { recursive: true }));

	test("passes every vector of both schemes in one go", async () => {
		const limits = { patienceSeconds, maxOutputBytes: 64 * 1024 * 1024 };
		const report = await checkSigner({ command, vectors, notSelected: 0, limits, onProgress: () => {} });
		expect(report.results.filter(({ verdict }) => verdict === "fail")).toEqual([]);
		expect(report.violations).toEqual([]);
		expect(report.source).toEqual({ kind: "command", command, exitCode: 0, signal: null, stderr: "" });
		expect(report.summary).toMatchObject({ total: vectors.length, pass: vectors.length });
	});

	test("answers line by line, refuses with the right code, and agrees beyond the vectors", async () => {
		const pairs = [...refused, ...edges];
		const questions = pairs.map(({ question }) => question);
		const { answers, exitCode, stderr } = await converse(command, questions, patienceSeconds);
		expect(answers.map(compared)).toEqual(pairs.map(({ answer }) => answer));
		expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
	});
}

test("there are vectors to sign, to refuse and beyond", () => {
	expect(vectors.length).toBeGreaterThan(300);
	expect(refused.length).toBeGreaterThan(100);
	expect(new Set(vectors.map(({ scheme }) => scheme)).size).toBe(2);
	expect(edges.some(({ answer }) => answer.error === undefined)).toBe(true);
});

describe.each(referenceSigners())("the signer in $language", (signer) => {
	const decision = decide(signer, isPresent(signer), everyToolchain);
	if (decision.kind === "run") {
		describeSigner(signer);
	} else if (decision.kind === "skip") {
		test.skip(`was not run: ${decision.reason}`, () => {});
	} else {
		test("has its toolchain, because all are asked for here", () => {
			expect.fail(decision.reason);
		});
	}
});
