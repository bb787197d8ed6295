import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { bareRequest, signedRequest, withFields } from "./prepared-request.ts";
import { requireForwarded, sendAll } from "./send.ts";
import { VoidRound } from "./void-round.ts";

let server: Server;
afterEach(() => {
	server.close();
	server.closeAllConnections();
});

/** A server that answers as soon as it has a head, with how many bodies it had whole before. */
async function listening() {
	const seen = { connections: 0, whole: 0 };
	server = createServer((request, response) => {
		request.on("error", () => {});
		request.on("end", () => {
			seen.whole += 1;
		});
		request.resume();
		response.end("0");
	});
	server.on("connection", () => {
		seen.connections += 1;
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

describe("requests that are sent", () => {
	it("share connections", async () => {
		const { seen, url } = await listening();
		const requests = many(20, bareRequest());
		requireForwarded(await sendAll(url, requests, 4), requests);
		expect(seen).toEqual({ connections: 4, whole: 20 });
	});

	it("have a connection each where their sender hangs up", async () => {
		const { seen, url } = await listening();
		const answers = await sendAll(url, many(20, { ...bareRequest(), hangsUp: true } as const), 4);
		expect(answers).toEqual(many(20, { status: 200, text: "0" }));
		expect(seen.connections).toBe(20);
	});

	it("are answered without the rest of their bodies where their sender hangs up", async () => {
		const { seen, url } = await listening();
		const posted = { ...bareRequest(), method: "POST", body: Buffer.from("a body"), hangsUp: true } as const;
		const declared = withFields({ ...posted, body: Buffer.alloc(0) }, { "content-length": "1000" });
		const answers = await sendAll(url, [declared, withFields(posted, { "transfer-encoding": "chunked" })], 2);
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(seen).toEqual({ connections: 2, whole: 0 });
	});

	it("are void where an answer is not the upstream's to the whole of them", async () => {
		const { url } = await listening();
		const requests = [signedRequest("bench_1", Date.now(), Buffer.from("a body"))];
		const answers = await sendAll(url, requests, 1);
		expect(() => requireForwarded(answers, requests)).toThrow(VoidRound);
	});
});
