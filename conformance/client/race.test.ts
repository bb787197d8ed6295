import { afterEach, describe, expect, it } from "vitest";
import { bodyOf, faultOf, get, RawServers } from "./raw-server.ts";
import { socketTransport } from "./socket.ts";

const servers = new RawServers();
const serving = servers.serving.bind(servers);

afterEach(() => servers.close());

describe("races", () => {
	it("releases the last bytes only when every connection has the rest", async () => {
		const arrived: string[] = [];
		const finished: number[] = [];
		const url = await serving((socket) => {
			let text = "";
			socket.on("data", (chunk) => {
				text += chunk.toString("latin1");
				if (!text.endsWith("\r\n\r\n")) {
					arrived.push(text);
					return;
				}
				finished.push(arrived.length);
				socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
			});
		});
		const outcomes = await socketTransport(url).race(Array.from({ length: 50 }, () => get()));
		expect(outcomes.map(faultOf)).toEqual(Array(50).fill("answer 200"));
		expect(arrived.every((text) => text.endsWith("\r\n\r"))).toBe(true);
		expect(finished).toEqual(Array(50).fill(50));
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
