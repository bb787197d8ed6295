import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestBuilder } from "../client/build.ts";
import { countersignV1 } from "../client/protocol.ts";
import { socketTransport } from "../client/socket.ts";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import { type Echo, startEcho } from "./echo.ts";
import { haltingAnswer } from "./echo-answers.ts";
import { echoClient } from "./echo-client.ts";

let echo: Echo;

beforeEach(async () => {
	echo = await startEcho({ host: "127.0.0.1", port: 0 });
});

afterEach(() => echo.close());

async function send(changes: Partial<WireRequest>): Promise<WireOutcome> {
	const build = requestBuilder({
		scheme: countersignV1,
		host: "up.test",
		defaultPort: 80,
		routes: { read: { method: "GET", path: "/{id}" } },
		keys: new Map(),
	});
	const { request } = await build({ credential: "none" }, { now: () => 0, random: Math.random, runId: "r" });
	return socketTransport(echo.url).send({ ...request, headers: [], ...changes });
}

function statusOf(outcome: WireOutcome): number {
	return outcome.ok ? outcome.answer.status : 0;
}

function jsonOf(outcome: WireOutcome): unknown {
	return outcome.ok ? JSON.parse(Buffer.from(outcome.answer.body).toString("utf8")) : undefined;
}

function headerOf(outcome: WireOutcome, name: string): string | undefined {
	return outcome.ok ? outcome.answer.headers.find(([own]) => own.toLowerCase() === name)?.[1] : undefined;
}

describe("the echo", () => {
	it("answers with the raw target, the headers in order and case, and the bytes of the body", async () => {
		const outcome = await send({
			method: "POST",
			target: "/a//b/../%2e?x=%zz&&",
			headers: [
				["x-LOWER", "1"],
				["X-Same", "a"],
				["x-same", "b"],
			],
			body: Buffer.from([0, 255, 10]),
			framing: { kind: "chunked", chunkSize: 2 },
		});
		expect(statusOf(outcome)).toBe(200);
		expect(jsonOf(outcome)).toEqual({
			echo: true,
			method: "POST",
			target: "/a//b/../%2e?x=%zz&&",
			headers: [
				["Host", "up.test"],
				["x-LOWER", "1"],
				["X-Same", "a"],
				["x-same", "b"],
				["Transfer-Encoding", "chunked"],
				["Connection", "close"],
			],
			bodyBase64: "AP8K",
		});
	});

	it("remembers what it saw, for its own process and for others", async () => {
		await send({ target: "/first/token-a" });
		await send({ target: "/second?q=token-a" });
		await send({ target: "/third/token-b" });
		const targets = (await echo.seen("token-a")).map(({ target }) => target);
		expect(targets).toEqual(["/first/token-a", "/second?q=token-a"]);
		expect(await echoClient(echo.url).seen("token-a")).toEqual(await echo.seen("token-a"));
		expect(await echoClient(`${echo.url}/`).seen("token&b")).toEqual([]);
	});

	it("remembers a request whose body never came", async () => {
		await send({
			method: "POST",
			target: "/truncated",
			body: Buffer.from("abc"),
			framing: { kind: "declared", declared: "9", thenClose: true },
		});
		expect(await echo.seen("/truncated")).toMatchObject([{ method: "POST", bodyBase64: "" }]);
	});

	it("gives the special answers that a segment of the path asks for", async () => {
		const teapot = await send({ target: "/sites/~status-418" });
		expect([statusOf(teapot), jsonOf(teapot)]).toMatchObject([418, { echo: true }]);
		expect(statusOf(await send({ target: "/~status-204" }))).toBe(204);
		const redirect = await send({ target: "/t0ken/~redirect?a" });
		expect([statusOf(redirect), headerOf(redirect, "location")]).toEqual([302, `${echo.url}/t0ken/redirected?a`]);
		const internal = await send({ target: "/~headers" });
		expect(headerOf(internal, "x-user-id")).toBe("upstream-user");
		expect(headerOf(internal, "x-nominated")).toBe("upstream");
		const error = await send({ target: "/~error" });
		expect(statusOf(error)).toBe(500);
		expect(error.ok && Buffer.from(error.answer.body).toString()).toContain("/srv/app/internal");
		const compressed = await send({ target: "/~gzip" });
		expect(headerOf(compressed, "content-encoding")).toBe("gzip");
		expect(compressed.ok && gunzipSync(compressed.answer.body).toString()).toBe("compressed by the upstream\n");
		const halting = await send({ target: "/~halting-5" });
		expect(halting.ok && Buffer.from(halting.answer.body)).toEqual(haltingAnswer);
		expect(statusOf(await send({ target: "/~drop" }))).toBe(0);
		expect(jsonOf(await send({ target: "/~slow-1" }))).toMatchObject({ echo: true });
	});

	it("takes nothing for a special answer that is not one whole segment of the path", async () => {
		for (const target of ["/a~status-418", "/?/~status-418", "/~toString", "/~status-418x"]) {
			expect(statusOf(await send({ target }))).toBe(200);
		}
	});

	it("answers an unsuitable status as a fault of its own, not by hanging", async () => {
		expect(statusOf(await send({ target: "/~status-99999" }))).toBe(0);
	});

	it("tells nothing on a host that others can reach", async () => {
		const open = await startEcho({ host: "0.0.0.0", port: 0 });
		const port = new URL(open.url).port;
		const response = await fetch(`http://127.0.0.1:${port}/.countersign/seen?contains=`);
		expect(await response.json()).toMatchObject({ echo: true });
		await open.close();
	});
});
