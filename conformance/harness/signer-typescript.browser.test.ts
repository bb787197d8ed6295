import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser } from "../browser/index.ts";
import { packageRoot } from "../data.ts";
import { checkAnswers } from "./check-answers.ts";
import { questionsOf, type SignerRequest, writeRequest } from "./protocol.ts";
import { signingVectors } from "./vectors.ts";

/** What a page of a partner does: a question and its answer as the harness has them, a line of JSON each. */
const program = `
	import { Refusal, sign } from "./vectors/signers/typescript/signer.ts";
	globalThis.answer = async (line) => {
		const { id, bodyBase64, ...request } = JSON.parse(line);
		const body = Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0));
		try {
			return JSON.stringify({ id, ...(await sign({ ...request, body })) });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return JSON.stringify({ id, error: error.code, offset: error.offset, reason: error.reason });
		}
	};`;

const document = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/signer.js"></script>`;

async function bundle(): Promise<string> {
	const stdin = { contents: program, resolveDir: packageRoot(), loader: "js" } as const;
	const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false, logLevel: "error" });
	const [file] = outputFiles;
	if (file === undefined) throw new Error("nothing was bundled");
	return file.text;
}

function answerIn(page: Page, questions: readonly SignerRequest[]): Promise<string[]> {
	return page.evaluate(
		async (lines) => {
			const { answer } = globalThis as unknown as { answer(line: string): Promise<string> };
			const answers: string[] = [];
			for (const line of lines) answers.push(await answer(line));
			return answers;
		},
		questions.map((question) => writeRequest(question)),
	);
}

describeInBrowser("the signer in TypeScript, in Chromium", (browser) => {
	let server: Server;
	let page: Page;
	const faults: string[] = [];

	beforeAll(async () => {
		const script = await bundle();
		server = createServer(({ url }, response) => {
			const isScript = url === "/signer.js";
			response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
			response.end(isScript ? script : document);
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		page = await browser().newPage();
		page.on("pageerror", (error) => faults.push(error.message));
		page.on("console", (message) => faults.push(message.text()));
		await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
	}, 60_000);

	afterAll(() => server?.close());

	test("passes every vector of both schemes", async () => {
		const vectors = signingVectors();
		expect(new Set(vectors.map(({ scheme }) => scheme)).size).toBe(2);
		const lines = await answerIn(page, questionsOf(vectors));
		const published = new Set(vectors.map(({ vector }) => vector.id));
		const report = checkAnswers({ vectors, notSelected: 0, file: "the page", text: lines.join("\n"), published });
		expect(report.results.filter(({ verdict }) => verdict === "fail")).toEqual([]);
		expect(report.violations).toEqual([]);
		expect(report.summary).toMatchObject({ total: vectors.length, pass: vectors.length });
		expect(faults).toEqual([]);
	});

	test("refuses with the right code, and names the place of a malformed target", async () => {
		const refused = signingVectors().filter(({ vector }) => "refusal" in vector.expect);
		const answers = (await answerIn(page, questionsOf(refused))).map((line) => JSON.parse(line));
		expect(answers).toEqual(
			refused.map(({ vector: { id, expect: due } }) => {
				const { code, ...place } = "refusal" in due ? due.refusal : { code: "" };
				return { id, error: code, ...place };
			}),
		);
	});
});
