import { createServer as createTlsServer } from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { bodyOf, faultOf, get, RawServers } from "./raw-server.ts";
import { selfSignedCertificate } from "./self-signed.ts";
import { socketTransport } from "./socket.ts";

const servers = new RawServers();
const serving = servers.serving.bind(servers);
const answering = servers.answering.bind(servers);

afterEach(() => servers.close());

describe("TLS", () => {
	const { key, cert } = selfSignedCertificate();

	it("speaks HTTP/1.1 by ALPN to a peer that it trusts", async () => {
		const protocols: unknown[] = [];
		const server = createTlsServer({ key, cert, ALPNProtocols: ["h2", "http/1.1"] });
		server.on("secureConnection", (socket) => protocols.push(socket.alpnProtocol));
		const url = await answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", server);
		const outcome = await socketTransport(url.replace("http:", "https:"), { ca: cert }).send(get());
		expect(bodyOf(outcome)).toBe("ok");
		expect(protocols).toEqual(["http/1.1"]);
	});

	it("names a peer that it does not trust, and one that does not speak TLS", async () => {
		const url = await answering("HTTP/1.1 200 OK\r\n\r\n", createTlsServer({ key, cert }));
		expect(faultOf(await socketTransport(url.replace("http:", "https:")).send(get()))).toBe("tls");
		const plain = await answering("HTTP/1.1 400 No\r\n\r\n");
		const notTls = await socketTransport(plain.replace("http:", "https:")).send(get());
		expect(notTls).toMatchObject({ ok: false, fault: { kind: "tls", detail: "wrong version number" } });
		const closing = await serving((socket) => socket.end());
		expect(faultOf(await socketTransport(closing.replace("http:", "https:")).send(get()))).toBe("tls");
	});

	it("hears an early answer over TLS too", async () => {
		const url = await serving(
			(socket) =>
				socket.once("data", () => {
					socket.pause();
					socket.end("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
					setTimeout(() => socket.destroy(), 20);
				}),
			createTlsServer({ key, cert }),
		);
		const body = Buffer.alloc(8 * 1024 * 1024, 0x61);
		const transport = socketTransport(url.replace("http:", "https:"), { ca: cert });
		expect(faultOf(await transport.send(get({ body, framing: { kind: "length" } })))).toBe("answer 413");
	});
});
