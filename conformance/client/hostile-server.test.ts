import type { Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { bodyOf, faultOf, get, RawServers } from "./raw-server.ts";
import { selfSignedCertificate } from "./self-signed.ts";
import { socketTransport } from "./socket.ts";

const servers = new RawServers();
afterEach(() => servers.close());

/** Writes the same again as often as the peer takes it, up to a gigabyte, and says how much that was. */
function flood(socket: Socket, first: string, again: string | Buffer): () => number {
	let written = 0;
	const more = (): void => {
		while (socket.writable && written < 1024 ** 3) {
			written += again.length;
			if (!socket.write(again)) return;
		}
	};
	socket.on("drain", more);
	socket.write(first);
	more();
	return () => written;
}

/** What the kernel of either side and the streams may hold of what nobody reads any more. */
const inFlight = 24 * 1024 * 1024;

async function floodedWith(first: string, again: string | Buffer): Promise<{ came: string; written: number }> {
	let written = (): number => 0;
	const url = await servers.serving((socket) => {
		socket.once("data", () => {
			written = flood(socket, first, again);
		});
	});
	const outcome = await socketTransport(url, { timeoutMs: 20_000 }).send(get());
	return { came: faultOf(outcome), written: written() };
}

describe("a target that never ends", () => {
	it.each([
		["a body of a gigabyte", "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n", Buffer.alloc(65_536, 0x61)],
		["a body without an end", "HTTP/1.1 200 OK\r\n\r\n", Buffer.alloc(65_536, 0x61)],
		[
			"chunks of one byte",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
			"1;extension=of-some-length\r\na\r\n".repeat(1000),
		],
		["header fields", "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n".repeat(1000)],
		["one header field", "HTTP/1.1 200 OK\r\nX-Long: ", "a".repeat(16_384)],
		["interim answers", "", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(500)],
		["trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Trailer: a\r\n".repeat(1000)],
	])("is cut off while only a little was read: %s", async (_, first, again) => {
		const { came, written } = await floodedWith(first, again);
		expect(["too-large", "not-http"]).toContain(came);
		expect(written).toBeLessThan(inFlight);
	});

	it("is left alone once it has answered, whatever it goes on to say", async () => {
		const { came, written } = await floodedWith(
			"HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\nno",
			"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nyes!".repeat(1000),
		);
		expect(came).toBe("answer 401");
		expect(written).toBeLessThan(inFlight);
	});
});

describe("a target that says something else", () => {
	it("is taken at its first word where it says two", async () => {
		const two = "HTTP/1.1 403 No\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb";
		const outcome = await socketTransport(await servers.answering(two)).send(get());
		expect([faultOf(outcome), bodyOf(outcome)]).toEqual(["answer 403", "a"]);
	});

	it("is heard if it speaks before it was asked", async () => {
		const url = await servers.serving((socket) => socket.write("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"));
		expect(faultOf(await socketTransport(url, { timeoutMs: 5000 }).send(get()))).toBe("answer 401");
	});

	it("is not unpacked: a bomb is as small as it came", async () => {
		const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString("latin1");
		const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`;
		expect(bodyOf(await socketTransport(await servers.answering(head + bomb)).send(get()))).toBe(bomb);
	});

	it("is not followed to where it points, not even to itself", async () => {
		let asked = 0;
		const url = await servers.serving((socket) =>
			socket.once("data", () => {
				asked += 1;
				socket.end("HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
			}),
		);
		expect(faultOf(await socketTransport(url).send(get()))).toBe("answer 302");
		expect(asked).toBe(1);
	});

	it("is no HTTP if it is anything else, in TLS too", async () => {
		const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)).toString("latin1");
		expect(faultOf(await socketTransport(await servers.answering(noise)).send(get()))).toBe("not-http");
		const { key, cert } = selfSignedCertificate();
		const within = await servers.answering(noise, createTlsServer({ key, cert }));
		const transport = socketTransport(within.replace("http:", "https:"), { ca: cert });
		expect(faultOf(await transport.send(get()))).toBe("not-http");
		const instead = await servers.answering(noise);
		expect(faultOf(await socketTransport(instead.replace("http:", "https:")).send(get()))).toBe("tls");
	});
});
