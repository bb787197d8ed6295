import { once } from "node:events";
import { createServer as createHttpServer, type IncomingHttpHeaders, request } from "node:http";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unstable_startWorker } from "wrangler";
import { type IssuerKey, issuerKey } from "./src/bench/issuer.ts";
import type { GatewayConfigInput } from "./src/config.ts";

/** The gateway as `wrangler dev` serves it: real sockets, a real upstream that says what it likes, a real issuer. */

const zipped = gzipSync("the body");
const body = "Content-Length: 2\r\nConnection: close\r\n\r\nok";
const answers: Readonly<Record<string, string | null>> = {
	ok: `HTTP/1.1 200 OK\r\n${body}`,
	"no-content": "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
	"reset-content": "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
	"not-modified": 'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nConnection: close\r\n\r\n',
	found:
		"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
	failing: `HTTP/1.1 500 Internal Server Error\r\n${body}`,
	early: `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n${body}`,
	zipped: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${zipped.length}\r\nConnection: close\r\n\r\n${zipped.toString("latin1")}`,
	cookies: `HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Named: a\r\nX-User-Id: a\r\nX-Kept: a\r\nContent-Length: 2\r\nConnection: close, X-Named\r\n\r\nok`,
	switching: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
	impossible: `HTTP/1.1 600 Impossible\r\n${body}`,
	garbage: "garbage\r\n\r\n",
	silent: null,
};

/** Every connection is answered with the bytes that its path names; a path without any is hung up on. */
function startUpstream(): Server {
	return createServer((socket) => {
		socket.on("error", () => undefined);
		socket.once("data", (head) => {
			const name = /^[A-Z]+ \/public\/([a-z-]+)/.exec(head.toString("latin1"))?.[1] ?? "";
			const answer = answers[name];
			if (answer === undefined) {
				socket.destroy();
			} else if (answer !== null) {
				socket.end(Buffer.from(answer, "latin1"));
			}
		});
	});
}

interface Received {
	readonly status: number | undefined;
	readonly headers: IncomingHttpHeaders;
	readonly bytes: Buffer;
	readonly code: string | null;
}

let key: IssuerKey;
let fetches = 0;
let issuerDelayMs = 0;
let base: URL;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
	// It would otherwise ask the network for what a request of the edge looks like.
	process.env["CLOUDFLARE_CF_FETCH_ENABLED"] = "false";
	key = await issuerKey("key-1");
	const upstream = startUpstream();
	const issuer = createHttpServer((_, response) => {
		fetches += 1;
		setTimeout(() => response.end(JSON.stringify({ keys: [key.jwk] })), issuerDelayMs);
	});
	for (const server of [upstream, issuer]) {
		server.listen(0, "127.0.0.1");
		await once(server, "listening");
		closing.push(() => server.close());
	}
	const config: GatewayConfigInput = {
		publicOrigin: "http://127.0.0.1",
		routes: [
			{ pattern: "/public/*", upstream: "one", public: true, methods: { GET: [], POST: [] } },
			{ pattern: "/hi", upstream: "one", methods: { GET: [] } },
		],
		upstreams: { one: { origin: originOf(upstream) } },
		jwt: {
			issuer: "https://issuer.test/",
			audience: "https://api.test",
			algorithms: ["ES256"],
			jwksUrl: `${originOf(issuer)}/jwks.json`,
			cacheSeconds: 0,
		},
		limits: { upstreamSeconds: 2 },
	};
	const worker = await unstable_startWorker({
		config: fileURLToPath(new URL("wrangler.jsonc", import.meta.url)),
		bindings: { CONFIG: { type: "json", value: JSON.parse(JSON.stringify(config)) } },
		dev: {
			server: { hostname: "127.0.0.1", port: 0 },
			inspector: false,
			logLevel: "none",
			watch: false,
			persist: false,
		},
	});
	closing.push(() => worker.dispose());
	base = await worker.url;
}, 60_000);

afterAll(async () => {
	for (const close of closing.toReversed()) {
		await close();
	}
});

function originOf(server: { address(): AddressInfo | string | null }): string {
	const address = server.address();
	return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
}

interface Sending {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
}

async function send(path: string, { method = "GET", headers = {}, signal }: Sending = {}): Promise<Received> {
	const sent = request(new URL(path, base), {
		method,
		headers,
		...(signal === undefined ? {} : { signal }),
		agent: false,
	});
	sent.end();
	const [response] = await once(sent, "response");
	const chunks: Buffer[] = [];
	for await (const chunk of response) {
		chunks.push(chunk);
	}
	const bytes = Buffer.concat(chunks);
	const isProblem = response.headers["content-type"] === "application/problem+json" && bytes.length > 0;
	return {
		status: response.statusCode,
		headers: response.headers,
		bytes,
		code: isProblem ? JSON.parse(bytes.toString()).code : null,
	};
}

/** The status of the answer to these bytes, which no client library would send. */
async function statusOf(bytes: string): Promise<string> {
	const socket = connect(Number(base.port), "127.0.0.1");
	socket.end(Buffer.from(bytes, "latin1"));
	const chunks: Buffer[] = [];
	for await (const chunk of socket) {
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("latin1").slice(9, 12);
}

async function bearer(): Promise<{ readonly authorization: string }> {
	const exp = Math.floor(Date.now() / 1000) + 300;
	const token = await key.sign({ iss: "https://issuer.test/", aud: "https://api.test", sub: "user", exp });
	return { authorization: `Bearer ${token}` };
}

describe("the gateway under wrangler dev", () => {
	it("answers with a problem document of its own", async () => {
		const { status, headers, code } = await send("/nowhere");
		expect([status, code]).toEqual([401, "unauthenticated"]);
		expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
		expect((await send("/nowhere", { method: "HEAD" })).bytes).toHaveLength(0);
		expect((await send("/public/a//b")).code).toBe("malformed_target");
	});

	it.each([
		["ok", 200],
		["no-content", 204],
		["reset-content", 205],
		["not-modified", 304],
		["found", 302],
		["failing", 500],
		["early", 200],
	])("returns the upstream's answer as it is: %s", async (name, status) => {
		const answer = await send(`/public/${name}`);
		expect(answer).toMatchObject({ status, code: null });
		expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
		expect(answer.headers.location).toBe(name === "found" ? "http://127.0.0.1:1/elsewhere" : undefined);
	});

	it.each(["ok", "zipped"])("answers HEAD for %s with what GET would have said, and no body", async (name) => {
		const answer = await send(`/public/${name}`, { method: "HEAD" });
		expect(answer).toMatchObject({ status: 200, bytes: Buffer.alloc(0) });
	});

	it("returns a coded body byte for byte, whatever it is", async () => {
		const { headers, bytes } = await send("/public/zipped");
		expect(headers["content-encoding"]).toBe("gzip");
		expect(bytes).toEqual(zipped);
	});

	it("returns each cookie and no header that is hop-by-hop or identity", async () => {
		const { headers } = await send("/public/cookies");
		expect(headers["set-cookie"]).toEqual(["a=1", "b=2"]);
		expect(headers["x-kept"]).toBe("a");
		expect([headers["x-named"], headers["x-user-id"]]).toEqual([undefined, undefined]);
	});

	it.each(["switching", "impossible", "garbage", "hung-up"])(
		"says that the upstream gave no answer: %s",
		async (name) => {
			expect(await send(`/public/${name}`)).toMatchObject({ status: 502, code: "upstream_unreachable" });
		},
	);

	it.each([
		"user-agent",
		"accept",
		"content-type",
		"if-none-match",
		"prefer",
		"cf-connecting-ip",
		"cf-ray",
		"x-unknown",
	])("takes any byte that the platform lets through in %s", async (name) => {
		for (const value of ["\u0001", "\u000b", "\u007f", "\u00e9", "\u00ff", "a\tb", "\u00e2\u0080\u00a8"]) {
			const head = `GET /public/ok HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${name}: a${value}\r\n\r\n`;
			expect(await statusOf(head)).toBe("200");
		}
	});

	it("says that the upstream was silent", async () => {
		expect(await send("/public/silent")).toMatchObject({ status: 504, code: "upstream_timeout" });
	});
});

describe("the key set of the one isolate", () => {
	it("is fetched once for all requests that wait for it", async () => {
		fetches = 0;
		issuerDelayMs = 200;
		const headers = await bearer();
		const answers = await Promise.all(Array.from({ length: 20 }, () => send("/hi", { headers })));
		expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(["upstream_unreachable"]));
		expect(fetches).toBe(1);
	});

	it("reaches those who wait although the caller that had it fetched is gone", async () => {
		fetches = 0;
		issuerDelayMs = 400;
		const headers = await bearer();
		const impatient = send("/hi", { headers, signal: AbortSignal.timeout(100) });
		await expect(impatient).rejects.toThrow();
		expect(await send("/hi", { headers })).toMatchObject({ code: "upstream_unreachable" });
		expect(fetches).toBe(1);
	});
});
