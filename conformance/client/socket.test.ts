import { afterEach, describe, expect, it } from "vitest";
import { bodyOf, faultOf, get, RawServers } from "./raw-server.ts";
import { socketTransport } from "./socket.ts";

const servers = new RawServers();
const serving = servers.serving.bind(servers);
const answering = servers.answering.bind(servers);

afterEach(() => servers.close());

describe("answers", () => {
	it("hands over status, headers as sent and body", async () => {
		const url = await answering("HTTP/1.1 401 No\r\nX-B: 1\r\nx-a: \xe9\r\nX-B: 2\r\nContent-Length: 3\r\n\r\nabc");
		const outcome = await socketTransport(url).send(get());
		expect(outcome).toMatchObject({
			ok: true,
			answer: {
				status: 401,
				headers: [
					["X-B", "1"],
					["x-a", "\xe9"],
					["X-B", "2"],
					["Content-Length", "3"],
				],
			},
		});
		expect(bodyOf(outcome)).toBe("abc");
	});

	it("reads chunks, interim answers, and a body that ends with the connection", async () => {
		const chunked =
			"HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n";
		expect(bodyOf(await socketTransport(await answering(chunked)).send(get()))).toBe("abc");
		const byClose = "HTTP/1.1 200 OK\r\n\r\nabc";
		expect(bodyOf(await socketTransport(await answering(byClose)).send(get()))).toBe("abc");
	});

	it("expects no body after HEAD, 204 and 304, though a length is said and the connection stays open", async () => {
		const url = await serving((socket) =>
			socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")),
		);
		const head = await socketTransport(url, { timeoutMs: 2_000 }).send(get({ method: "HEAD" }));
		expect([faultOf(head), bodyOf(head)]).toEqual(["answer 200", ""]);
		const empty = await serving((socket) => socket.once("data", () => socket.write("HTTP/1.1 204 No\r\n\r\n")));
		expect(faultOf(await socketTransport(empty, { timeoutMs: 2_000 }).send(get()))).toBe("answer 204");
	});

	it("takes a switch of protocols as the answer", async () => {
		const url = await answering("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nbytes");
		expect(faultOf(await socketTransport(url).send(get()))).toBe("answer 101");
	});

	it("hears an answer that comes while the body is still being sent, whatever happens to the writing", async () => {
		const url = await serving((socket) =>
			socket.once("data", () => {
				socket.pause();
				socket.write("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno", () =>
					socket.resetAndDestroy(),
				);
			}),
		);
		const body = Buffer.alloc(8 * 1024 * 1024, 0x61);
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, () =>
				socketTransport(url).send(get({ method: "POST", body, framing: { kind: "length" } })),
			),
		);
		expect(new Set(outcomes.map(faultOf))).toEqual(new Set(["answer 413"]));
	});

	it("hears an answer of a peer that stops reading without closing", async () => {
		const url = await serving((socket) =>
			socket.once("data", () => {
				socket.pause();
				socket.write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
			}),
		);
		const body = Buffer.alloc(16 * 1024 * 1024, 0x61);
		const outcome = await socketTransport(url, { timeoutMs: 5_000 }).send(get({ body, framing: { kind: "chunked" } }));
		expect(faultOf(outcome)).toBe("answer 413");
	});
});

describe("faults", () => {
	it("names a refused connection and an unknown name", async () => {
		const url = await serving(() => undefined);
		servers.close();
		expect(faultOf(await socketTransport(url).send(get()))).toBe("refused");
		expect(faultOf(await socketTransport("http://no-such-host.invalid").send(get()))).toBe("dns");
	});

	it("names a connection that closes without an answer, or in the middle of one", async () => {
		expect(faultOf(await socketTransport(await serving((socket) => socket.end())).send(get()))).toBe("closed-early");
		const inHead = await answering("HTTP/1.1 200 OK\r\nContent-Le");
		expect(faultOf(await socketTransport(inHead).send(get()))).toBe("closed-early");
		const inBody = await answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
		expect(faultOf(await socketTransport(inBody).send(get()))).toBe("closed-early");
		const inChunk = await answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
		expect(faultOf(await socketTransport(inChunk).send(get()))).toBe("closed-early");
	});

	it("names a reset, and does not take what came before it for a whole answer", async () => {
		const url = await serving((socket) => socket.once("data", () => socket.resetAndDestroy()));
		expect(faultOf(await socketTransport(url).send(get()))).toBe("reset");
		const later = await serving((socket) =>
			socket.once("data", () => {
				socket.write("HTTP/1.1 200 OK\r\n\r\nabc");
				setTimeout(() => socket.resetAndDestroy(), 30);
			}),
		);
		expect(faultOf(await socketTransport(later).send(get()))).toBe("reset");
	});

	it("hangs up on a peer where the framing says so, which learns of it, and takes an answer that comes before", async () => {
		const lost = Promise.withResolvers<string | undefined>();
		const silent = await serving((socket) => {
			socket.on("error", (error: NodeJS.ErrnoException) => lost.resolve(error.code));
			socket.resume();
		});
		expect(faultOf(await socketTransport(silent).send(get({ framing: { kind: "none", goneAfterMs: 20 } })))).toBe(
			"reset",
		);
		expect(await lost.promise).toBe("ECONNRESET");
		const prompt = await answering("HTTP/1.1 204 No Content\r\n\r\n");
		const patient = get({ framing: { kind: "none", goneAfterMs: 10_000 } });
		expect(await socketTransport(prompt).send(patient)).toMatchObject({ ok: true });
	});

	it("hangs up when it is told to, which the peer learns of, and not after the answer", async () => {
		const lost = Promise.withResolvers<string | undefined>();
		const leaving = new AbortController();
		const silent = await serving((socket) => {
			socket.on("error", (error: NodeJS.ErrnoException) => lost.resolve(error.code));
			socket.once("data", () => leaving.abort());
		});
		expect(faultOf(await socketTransport(silent).send(get(), { leaving: leaving.signal }))).toBe("reset");
		expect(await lost.promise).toBe("ECONNRESET");
		const patient = new AbortController();
		const prompt = await answering("HTTP/1.1 204 No Content\r\n\r\n");
		expect(await socketTransport(prompt).send(get(), { leaving: patient.signal })).toMatchObject({ ok: true });
		patient.abort();
	});

	it("gives up on a peer that never answers, trickles, or never ends, within the time-out", async () => {
		const silent = await serving((socket) => socket.resume());
		expect(faultOf(await socketTransport(silent).send(get(), { timeoutMs: 60 }))).toBe("timeout");
		const trickle = await serving((socket) => {
			socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
			const timer = setInterval(() => socket.write("a"), 10);
			socket.on("close", () => clearInterval(timer));
		});
		expect(faultOf(await socketTransport(trickle).send(get(), { timeoutMs: 80 }))).toBe("timeout");
		const interim = await serving((socket) => {
			const timer = setInterval(() => socket.write("HTTP/1.1 100 Continue\r\n\r\n"), 5);
			socket.on("close", () => clearInterval(timer));
		});
		expect(faultOf(await socketTransport(interim).send(get(), { timeoutMs: 80 }))).toBe("timeout");
	});

	it("gives up on writing to a peer that does not read", async () => {
		const url = await serving((socket) => socket.pause());
		const body = Buffer.alloc(16 * 1024 * 1024, 0x61);
		const outcome = await socketTransport(url).send(get({ body, framing: { kind: "length" } }), { timeoutMs: 200 });
		expect(faultOf(outcome)).toBe("timeout");
	});

	it("stops at an answer that is too large", async () => {
		const flood = await serving((socket) => {
			socket.write("HTTP/1.1 200 OK\r\n\r\n");
			const more = () => {
				while (socket.writable && socket.write(Buffer.alloc(65_536, 0x61))) {}
			};
			socket.on("drain", more);
			more();
		});
		expect(faultOf(await socketTransport(flood).send(get()))).toBe("too-large");
		const head = await answering(`HTTP/1.1 200 OK\r\nX-A: ${"a".repeat(100_000)}\r\n\r\n`);
		expect(faultOf(await socketTransport(head).send(get()))).toBe("too-large");
	});

	it("names what is not HTTP", async () => {
		for (const bytes of [
			"hello\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
			"HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n",
		]) {
			expect(faultOf(await socketTransport(await answering(bytes)).send(get()))).toBe("not-http");
		}
	});

	it("refuses, as a mistake of the caller, a URL that is not http and a character that is not a byte", async () => {
		expect(() => socketTransport("ftp://x")).toThrow(TypeError);
		await expect(socketTransport("http://127.0.0.1:1").send(get({ target: "/\u0660" }))).rejects.toThrow(RangeError);
	});
});
