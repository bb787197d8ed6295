import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { checkOracle } from "./check-oracle.ts";
import { type Asked, type FakeOracle, knownAnswers, startOracle } from "./fake-oracle.ts";
import { maxAnswerBytes } from "./oracle.ts";
import { signingVectors } from "./vectors.ts";

const answers = knownAnswers();
const vectors = signingVectors().slice(0, 40);
const token = "bearer-of-the-oracle-0123456789";
const started: FakeOracle[] = [];
afterEach(async () => {
	for (const oracle of started.splice(0)) await oracle.close();
});

function right({ question }: Asked, response: ServerResponse): void {
	response.end(JSON.stringify(answers.get(question.id)));
}

async function check(
	answer: (asked: Asked, response: ServerResponse) => void,
	options: { timeoutMs?: number; concurrency?: number } = {},
) {
	const oracle = await startOracle(answer);
	started.push(oracle);
	const { timeoutMs = 5000, concurrency = 4 } = options;
	const headers = [["Authorization", `Bearer ${token}`]] as const;
	const choice = { vectors, notSelected: 0, diagnosisSeconds: 0.1 };
	const asked = { url: oracle.url, headers, timeoutMs };
	const checked = await checkOracle({ ...choice, oracle: asked, concurrency, onProgress: () => {} });
	return { checked, oracle };
}

/** The report of a run that is expected to have one. */
async function report(...args: Parameters<typeof check>) {
	const { checked } = await check(...args);
	if (!checked.ok) throw new Error(checked.reason);
	return checked.report;
}

describe("a signer behind an address", () => {
	test("is asked each question once, as a POST of JSON with the fields that it wants, over few connections", async () => {
		const { checked, oracle } = await check(right);
		expect(checked).toMatchObject({ ok: true, report: { summary: { pass: vectors.length, fail: 0 } } });
		expect(oracle.seen.map(({ question }) => question.id).sort()).toEqual(
			vectors.map(({ vector }) => vector.id).sort(),
		);
		for (const { question, request } of oracle.seen) {
			expect(request).toMatchObject({ method: "POST", url: "/sign?tenant=hidden" });
			expect(request.headers).toMatchObject({
				"content-type": "application/json",
				authorization: `Bearer ${token}`,
			});
			expect(Object.keys(question)).toEqual(expect.arrayContaining(["secret", "nonce", "bodyBase64"]));
		}
		expect(oracle.connections()).toBeLessThan(vectors.length / 2);
	});

	test("never has more questions under way than it may", async () => {
		let underWay = 0;
		let most = 0;
		await check(
			(asked, response) => {
				underWay += 1;
				most = Math.max(most, underWay);
				setTimeout(() => {
					underWay -= 1;
					right(asked, response);
				}, 2);
			},
			{ concurrency: 3 },
		);
		expect(most).toBe(3);
	});

	test.each<[string, (asked: Asked, response: ServerResponse) => void]>([
		["another status", (_, response) => response.writeHead(500).end("{}")],
		["a redirect", (_, response) => response.writeHead(302, { location: "/sign" }).end()],
		["what is not JSON", (_, response) => response.end("<html>")],
		["what is no answer", (_, response) => response.end(`{"id":1}`)],
		["nothing", (_, response) => response.end()],
		["an answer to another question", (_, response) => response.end(JSON.stringify({ id: "x", signature: "s" }))],
		["an answer over the limit", (_, response) => response.end(" ".repeat(maxAnswerBytes + 1))],
		["a broken connection", (_, response) => response.destroy()],
		[
			"half an answer",
			(_, response) =>
				response.writeHead(200, { "content-length": "100" }).write("{") && setTimeout(() => response.destroy(), 20),
		],
	])("fails the vector for which it gives %s, and no other", async (_, spoil) => {
		const [first] = vectors;
		const spoilt = first?.vector.id;
		const { results, summary } = await report((asked, response) => {
			(asked.question.id === spoilt ? spoil : right)(asked, response);
		});
		expect(summary).toMatchObject({ total: vectors.length, fail: 1 });
		expect(results.filter(({ verdict }) => verdict === "fail")).toMatchObject([{ id: spoilt, stage: "no answer" }]);
	});

	test("fails the vector for which it is too slow", async () => {
		const [first] = vectors;
		const { summary } = await report(
			(asked, response) => {
				if (asked.question.id !== first?.vector.id) right(asked, response);
			},
			{ timeoutMs: 300 },
		);
		expect(summary.fail).toBe(1);
	});

	test("is tried a second time where a connection breaks, and not a third time", async () => {
		const broken = new Set<string>();
		const { checked, oracle } = await check((asked, response) => {
			if (broken.has(asked.question.id)) return right(asked, response);
			broken.add(asked.question.id);
			response.destroy();
		});
		expect(checked).toMatchObject({ ok: true, report: { summary: { fail: 0 } } });
		expect(oracle.seen).toHaveLength(2 * vectors.length);
	});

	test("that goes away in the middle is given up, and every vector is accounted for", async () => {
		let count = 0;
		const { results, source, summary } = await report((asked, response) => {
			count += 1;
			if (count <= 10) right(asked, response);
			else response.destroy();
		});
		expect(source).toMatchObject({ kind: "oracle", failure: expect.any(String) });
		expect(summary).toMatchObject({ total: vectors.length, pass: 10 });
		expect(results.filter(({ stage }) => stage === "no answer")).toHaveLength(vectors.length - 10);
		expect(count).toBeLessThan(vectors.length);
	});

	test.each<[string, (asked: Asked, response: ServerResponse) => void]>([
		["refuses everyone", (_, response) => response.writeHead(401).end()],
		["knows no such path", (_, response) => response.writeHead(404).end()],
		["sends everyone elsewhere", (_, response) => response.writeHead(307, { location: "https://gw.example/" }).end()],
		["hangs up on everyone", (_, response) => response.destroy()],
		["answers nobody", () => {}],
	])("that %s is no signer to be judged, and is not asked to the end", async (_, answer) => {
		const { checked, oracle } = await check(answer, { timeoutMs: 300 });
		expect(checked.ok).toBe(false);
		expect(oracle.seen.length).toBeLessThan(vectors.length / 2);
	});

	test("that is not there is said to be out of reach, with its address and without its query", async () => {
		const oracle = await startOracle(right);
		await oracle.close();
		const checked = await checkOracle({
			vectors,
			notSelected: 0,
			oracle: { url: oracle.url, headers: [], timeoutMs: 1000 },
			concurrency: 2,
			onProgress: () => {},
		});
		const { origin } = oracle.url;
		expect(checked).toMatchObject({ ok: false, reason: expect.stringContaining(`${origin}/sign?…`) });
		expect(checked).not.toMatchObject({ reason: expect.stringContaining("hidden") });
	});

	test("may repeat a credential, which then stands in no report", async () => {
		const leaking = await report(({ question, request }, response) => {
			response.end(JSON.stringify({ id: question.id, error: `who is ${request.headers.authorization}?` }));
		});
		expect(leaking.summary.fail).toBeGreaterThan(0);
		expect(JSON.stringify(leaking)).not.toContain(token);
		const garbled = await report(({ request }, response) => response.end(`<p>${request.headers.authorization}</p>`));
		expect(JSON.stringify(garbled)).not.toContain(token);
	});
});
