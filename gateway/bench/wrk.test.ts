import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LoadParts, writeLoad } from "./load.ts";
import { signedRequest } from "./prepared-request.ts";
import { runWrk, WrkMissing, wrkVersion } from "./wrk.ts";
import { rateOf } from "./wrk-report.ts";

const hasWrk = await wrkVersion().then(
	() => true,
	() => false,
);
const everyTool = process.env["CI"] === "true";

it("says how to get wrk where there is none", async () => {
	const missing = wrkVersion("/nowhere/wrk");
	await expect(missing).rejects.toThrow(WrkMissing);
	await expect(missing).rejects.toThrow("apt-get install wrk");
});

// A run takes a second at the least; that of a slow server takes little of the machine.
describe.skipIf(!hasWrk && !everyTool)("a run of wrk", () => {
	let folder = "";
	let server: Server | undefined;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "countersign-wrk-"));
	});
	afterAll(() => rm(folder, { recursive: true }));
	afterEach(() => {
		server?.close();
		server?.closeAllConnections();
	});

	/** Lets a server be asked by two threads for a second; it is told how many requests came before each. */
	async function run(
		answer: (request: IncomingMessage, response: ServerResponse, before: number) => void,
		load: Partial<LoadParts>,
	) {
		let before = 0;
		server = createServer((request, response) => {
			request.resume();
			setTimeout(() => answer(request, response, before++), 20);
		});
		server.listen(0, "127.0.0.1");
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const prepare = () => signedRequest("bench_1", Date.now());
		const written = await writeLoad({ path: join(folder, "load"), count: 1000, again: false, prepare, ...load });
		return runWrk(`http://127.0.0.1:${port}`, written, { connections: 4, threads: 2, seconds: 1 });
	}

	it("sends each prepared request once, whatever thread it is", async () => {
		const nonces: unknown[] = [];
		const report = await run((request, response) => {
			nonces.push(request.headers["x-nonce"]);
			response.end("0");
		}, {});
		expect(rateOf(report, "it")).toBeGreaterThan(0);
		expect(new Set(nonces).size).toBe(nonces.length);
		expect(nonces.length).toBeGreaterThanOrEqual(report.answers);
	});

	it("sends the body that all requests share", async () => {
		const lengths = new Set<unknown>();
		const prepare = () => signedRequest("bench_1", Date.now(), Buffer.from("a body"));
		const report = await run(
			(request, response) => {
				lengths.add(request.headers["content-length"]);
				response.end("6");
			},
			{ again: true, count: 10, prepare },
		);
		expect(rateOf(report, "it")).toBeGreaterThan(0);
		expect([...lengths]).toEqual(["6"]);
	});

	it("takes no answer for another's, nor another status", async () => {
		const report = await run(
			(_, response, before) => (before === 3 ? response.writeHead(401).end('{"a":\n"b"}') : response.end("0")),
			{},
		);
		expect(report).toMatchObject({ wrong: 1, example: '401 {"a":\n"b"}' });
		const swapped = await run((_, response) => response.end("1"), {});
		expect(swapped.wrong).toBe(swapped.answers);
	});

	it("says that there was nothing left to send", async () => {
		const report = await run((_, response) => response.end("0"), { count: 10 });
		expect(report.exhausted).toBeGreaterThan(0);
	});
});
