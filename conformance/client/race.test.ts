import { createServer as createTlsServer } from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { bodyOf, faultOf, get, RawServers } from "./raw-server.ts";
import { selfSignedCertificate } from "./self-signed.ts";
import { socketPlaces, socketTransport } from "./socket.ts";

const servers = new RawServers();
const serving = servers.serving.bind(servers);
const selfSigned = selfSignedCertificate();

afterEach(() => servers.close());

describe("races", () => {
	it("releases no last byte before the slowest connection has the rest of its request", async () => {
		let handshakes = 0;
		let waiting = 0;
		let answered = 0;
		let answeredBefore: number | undefined;
		let admitSlowest: () => void = () => undefined;
		const othersWait = new Promise<void>((resolve) => {
			admitSlowest = resolve;
		});
		const server = createTlsServer({
			...selfSigned,
			SNICallback(_name, done) {
				handshakes += 1;
				void (handshakes === 3 ? othersWait : Promise.resolve()).then(() => done(null));
			},
		});
		const url = await serving((socket) => {
			let text = "";
			socket.on("data", (chunk) => {
				text += chunk.toString("latin1");
				if (text.endsWith("\r\n\r\n")) {
					answered += 1;
					socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
				} else if (++waiting === 2) {
					// Time for a release that does not wait, which would show as an answer.
					setTimeout(() => {
						answeredBefore = answered;
						admitSlowest();
					}, 50);
				}
			});
		}, server);
		const transport = socketTransport(url.replace("http://127.0.0.1", "https://localhost"), { ca: selfSigned.cert });
		expect((await transport.race([get(), get(), get()])).map(faultOf)).toEqual(Array(3).fill("answer 200"));
		expect(answeredBefore).toBe(0);
	});

	it("goes on with the others when one connection fails, and keeps their order", async () => {
		let count = 0;
		const url = await serving((socket) => {
			count += 1;
			if (count === 2) {
				socket.resetAndDestroy();
				return;
			}
			let seen = "";
			socket.on("data", (chunk) => {
				seen += chunk.toString("latin1");
				if (seen.endsWith("\r\n\r\n")) {
					socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n${seen.slice(4, 6)}`);
				}
			});
		});
		const outcomes = await socketTransport(url).race([
			get({ target: "/1" }),
			get({ target: "/2" }),
			get({ target: "/3" }),
		]);
		expect(outcomes.filter((outcome) => !outcome.ok)).toHaveLength(1);
		const bodies = outcomes.map(bodyOf);
		expect(bodies.map((body, index) => body === `/${index + 1}` || body.startsWith("fault"))).toEqual([
			true,
			true,
			true,
		]);
	});

	it("holds back the last byte of a body", async () => {
		const url = await serving((socket) => {
			let seen = "";
			socket.on("data", (chunk) => {
				seen += chunk.toString("latin1");
				if (seen.endsWith("0\r\n\r\n")) {
					socket.end(`HTTP/1.1 200 OK\r\n\r\n${seen.split("\r\n\r\n")[1]}`);
				}
			});
		});
		const request = get({ method: "POST", body: Buffer.from("abcde"), framing: { kind: "chunked", chunkSize: 2 } });
		const [outcome] = await socketTransport(url).race([request]);
		expect(outcome && bodyOf(outcome)).toBe("2\r\nab\r\n2\r\ncd\r\n1\r\ne\r\n0");
	});
});

describe("races over several places", () => {
	it("send each copy to its place, and release none before the last place has the rest", async () => {
		let released = 0;
		let before: number | undefined;
		const place = (name: string, waitMs: number) =>
			serving((socket) => {
				let seen = "";
				socket.on("data", (chunk) => {
					seen += chunk.toString("latin1");
					if (seen.endsWith("\r\n\r\n")) {
						released += 1;
						socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n${name}`);
					} else {
						before = released;
						if (waitMs > 0) socket.pause();
						setTimeout(() => socket.resume(), waitMs);
					}
				});
			});
		const places = socketPlaces([await place("LHR", 0), await place("NRT", 10)]);
		const outcomes = await places.race([0, 1, 1, 0].map((at) => ({ place: at, request: get() })));
		expect(outcomes.map(bodyOf)).toEqual(["LHR", "NRT", "NRT", "LHR"]);
		expect(before).toBe(0);
		expect(() => places.race([{ place: 2, request: get() }])).toThrow(RangeError);
	});

	it("ask an address for the certificate of the name that is served there", async () => {
		const asked: unknown[] = [];
		const server = createTlsServer({
			...selfSigned,
			SNICallback(name, done) {
				asked.push(name);
				done(null);
			},
		});
		const url = await servers.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", server);
		const at = (serverName: string) =>
			socketPlaces([url.replace("http:", "https:")], { ca: selfSigned.cert, serverName }).race([
				{ place: 0, request: get() },
			]);
		expect((await at("localhost")).map(faultOf)).toEqual(["answer 200"]);
		expect((await at("gateway.test")).map(faultOf)).toEqual(["tls"]);
		expect(asked).toEqual(["localhost", "gateway.test"]);
	});
});
