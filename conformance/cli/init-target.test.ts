import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	createLocalJWKSet,
	createRemoteJWKSet,
	exportJWK,
	generateKeyPair,
	type JWTVerifyGetKey,
	jwtVerify,
} from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checks } from "../checks/index.ts";
import { selfSignedCertificate } from "../client/self-signed.ts";
import { type Asker, firstQuestions, furtherQuestions, type Question } from "../init/index.ts";
import { startPeers } from "../peers/index.ts";
import { registerInit } from "./commands/init.ts";
import { conform } from "./conform.ts";
import { type FakeIo, fakeIo } from "./fake-io.ts";
import { init } from "./init.ts";
import type { InitOptions } from "./init-options.ts";
import { openTarget } from "./open-target.ts";
import { runProgram } from "./program.ts";
import { UsageError } from "./usage-error.ts";

/** What `init` makes of targets of every kind, on real sockets. */

const secretText = "a-secret-of-more-than-32-characters-0001";
const env = { CI_SECRET: secretText };

let cwd = "";
let servers: Server[] = [];
let requests: IncomingMessage[] = [];
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "init-target-"));
	servers = [];
	requests = [];
});
afterEach(() => {
	for (const server of servers) {
		server.closeAllConnections();
		server.close();
	}
	rmSync(cwd, { recursive: true });
});

/** Starts a target and resolves with its authority. */
async function serving(answer: RequestListener, server: Server = createServer()): Promise<string> {
	servers.push(server);
	server.on("request", (request, response) => {
		requests.push(request);
		answer(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return `127.0.0.1:${address.port}`;
}

interface Situation {
	io?: FakeIo;
	asker?: Asker;
	/** Told of every request before it is sent. */
	onAdmit?: () => void;
}

const told = {
	scheme: "countersign-v1",
	keyId: "live_org_ci",
	secretEnv: "CI_SECRET",
	read: "GET /sites/{id}",
	probe: true,
	output: "c.jsonc",
} as const;

async function run(options: Partial<InitOptions>, { io = fakeIo({ cwd, env }), asker, onAdmit }: Situation = {}) {
	const meeting = {
		admit: async () => onAdmit?.(),
		now: () => Date.now() / 1000,
		random: Math.random,
		runId: "run-1",
		timeoutMs: 2000,
	};
	const code = await init({ probe: true, output: "c.jsonc", ...options }, io, { asker, checks: [], meeting });
	return { code, err: io.err(), out: io.out(), text: existsSync(join(cwd, "c.jsonc")) ? written() : "" };
}

/** The exit code of `conform` with what was written. */
function conformCode(only: readonly string[]): Promise<number> {
	const io = fakeIo({ cwd, env });
	return conform({ config: "c.jsonc", only, verbose: false }, io, { checks, openTarget });
}

const written = (): string => readFileSync(join(cwd, "c.jsonc"), "utf8");

const refusing: RequestListener = (_, response) => {
	response.writeHead(401, { "content-type": "text/plain", "www-authenticate": "Bearer" }).end("no");
};

const party = { issuer: "urn:issuer", audience: "urn:api" } as const;

/** A service that takes tokens under these keys for one audience and nothing else, as its library says. */
async function tokenService(keys: JWTVerifyGetKey | Uint8Array): Promise<string> {
	const verified = (token: string) =>
		keys instanceof Uint8Array
			? jwtVerify(token, keys, { ...party, algorithms: ["HS256"] })
			: jwtVerify(token, keys, { ...party, algorithms: ["ES256"] });
	const authority = await serving(async (request, response) => {
		const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
		const isValid = await verified(token).then(
			() => true,
			() => false,
		);
		if (!isValid) refusing(request, response);
		else response.end('{"ok":true}');
	});
	return `http://${authority}`;
}

/** One that trusts a key whose private half is in `key.jwk`. */
async function keyService(): Promise<string> {
	const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
	writeFileSync(join(cwd, "key.jwk"), JSON.stringify({ ...(await exportJWK(privateKey)), kid: "ci-1", alg: "ES256" }));
	return tokenService(createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: "ci-1", alg: "ES256" }] }));
}

describe("the target", () => {
	it("is asked politely: few requests that change nothing, each in its turn and with the run's id", async () => {
		let admitted = 0;
		const target = `http://${await serving(refusing)}`;
		const routes = { write: "POST /sites/{id}", other: "GET /users/{id}", public: "GET /hi" };
		const { code, err } = await run({ ...told, ...routes, target }, { onAdmit: () => admitted++ });
		expect(code).toBe(0);
		expect(requests.length).toBe(admitted);
		expect(requests.length).toBeLessThanOrEqual(10);
		expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
		expect(new Set(requests.map(({ headers }) => headers["x-countersign-run"]))).toEqual(new Set(["run-1"]));
		expect(err.indexOf("3 requests")).toBeLessThan(err.indexOf("GET /no-such-route"));
	});

	it("is not asked at all if that is not wanted, nor where an option is missing", async () => {
		const target = `http://${await serving(refusing)}`;
		expect((await run({ ...told, target, probe: false })).code).toBe(0);
		rmSync(join(cwd, "c.jsonc"));
		const { read: _, ...rest } = told;
		await expect(run({ ...rest, target })).rejects.toThrow(/--read/);
		expect(requests).toEqual([]);
	});

	it("may take tokens only: its challenge says so, its errors are its own, and a valid token is accepted", async () => {
		const target = await keyService();
		const { code, err, text } = await run({ target, jwt: "key", jwtFile: "./key.jwk", ...party, read: "GET /me" });
		expect(code).toBe(0);
		expect(err).toContain("with a valid token: 200");
		expect(text).toContain('"errors": "any"');
		expect(text).toContain('"kid": "ci-1", "alg": "ES256"');
		expect(text).toContain("GET with a valid token: 200.");
		expect(text).not.toMatch(/^\t"hmac"/m);
		expect(await conformCode(["JWT-ALG-01", "JWT-CLAIM-01"])).toBe(0);
	});

	it("may share a secret for its tokens", async () => {
		const target = await tokenService(Buffer.from(secretText));
		const options = { target, jwt: "secret", jwtEnv: "CI_SECRET", alg: "HS256", ...party, read: "GET /me" };
		const { err, text } = await run(options);
		expect(err).toContain("with a valid token: 200");
		expect(text).toContain('"keys": [{ "alg": "HS256", "secret": { "env": "CI_SECRET" } }]');
		expect(await conformCode(["JWT-ALG-01", "JWT-CLAIM-01"])).toBe(0);
		await expect(run({ ...options, alg: "ES256", force: true })).rejects.toThrow(/--alg ES256.*HS256/);
	});

	it("may fetch the keys of its tokens from the issuer of the runner", async () => {
		const peers = await startPeers({});
		try {
			const target = await tokenService(createRemoteJWKSet(new URL(peers.issuer.jwksUrl("main"))));
			const issuer = { jwt: "jwks", issuerControl: peers.issuer.url, ...party };
			const { err, out } = await run({ target, ...issuer, read: "GET /me" });
			expect(err).toContain("with a valid token: 200");
			expect(out).toContain(`countersign peers --issuer-port ${new URL(peers.issuer.url).port}`);
		} finally {
			await peers.close();
		}
	});

	it("may be meant to fetch them from an issuer that does not run: that is said, and no token is sent", async () => {
		const issuer = { jwt: "jwks", issuerControl: "http://127.0.0.1:1", ...party };
		const { code, err } = await run({ target: `http://${await serving(refusing)}`, ...issuer, read: "GET /me" });
		expect(code).toBe(0);
		expect(err).toMatch(/issuer\.control: .*countersign peers/);
		expect(err).not.toContain("with a valid token");
	});

	it("is told apart from a gateway if it lets everybody in", async () => {
		const target = `http://${await serving((_, response) => response.end("welcome"))}`;
		const { err } = await run({ ...told, target });
		expect(err).toMatch(/without credentials in/);
		expect(err).toMatch(/GET \/hi is open to all: --public/);
	});

	it("may have something in front of it, which is named", async () => {
		const challenge: RequestListener = (_, response) => {
			response.writeHead(403, { server: "cloudflare", "cf-ray": "8f-LHR", "cf-mitigated": "challenge" }).end("<html>");
		};
		const { err, text } = await run({ ...told, target: `http://${await serving(challenge)}` });
		expect(err).toMatch(/Cloudflare answered in place of the gateway/);
		expect(text).toContain("By every answer, something does: Cloudflare (cf-ray).");
	});

	it("is left alone once it asks for fewer requests", async () => {
		const target = `http://${await serving((_, response) => response.writeHead(429).end())}`;
		const { code, err } = await run({ ...told, target });
		expect({ code, sent: requests.length }).toEqual({ code: 0, sent: 1 });
		expect(err).toContain("429");
	});

	it("may have a clock of its own", async () => {
		const late: RequestListener = (_, response) => {
			response.writeHead(401, { date: new Date(Date.now() - 90_000).toUTCString() }).end();
		};
		const target = `http://${await serving(late)}`;
		const { err, text } = await run({ ...told, target });
		expect(err).toMatch(/off by -(89|90|91) s/);
		expect(text).toMatch(/Its clock is (89|90|91) s behind/);
		const signed = requests.find(({ headers }) => headers["x-key-id"] === "live_org_ci");
		expect(Date.now() / 1000 - Number(signed?.headers["x-timestamp"])).toBeGreaterThan(80);
	});

	it("cannot write into the config or steer the terminal, nor have a credential shown that it sends back", async () => {
		const reflecting: RequestListener = ({ headers }, response) => {
			const type = 'text/html\t*/ "x": 1 //';
			response.writeHead(400, { "content-type": type });
			response.end(
				`\u001b[2J\u009b2J\u202e\n"target": "https://evil.example"\u2028${headers["x-signature"]} ${secretText}`,
			);
		};
		const { err, text } = await run({ ...told, target: `http://${await serving(reflecting)}` });
		expect(err).toContain("was not accepted");
		for (const shown of [err, text]) {
			for (const steering of ["\u001b", "\u009b", "\u202e", "\u2028"]) expect(shown).not.toContain(steering);
			expect(shown).not.toContain(secretText);
			for (const { headers } of requests) expect(shown).not.toContain(headers["x-signature"] ?? "no signature");
		}
		expect(text).not.toContain("evil");
	});
});

describe("a target that does not answer", () => {
	it("ends it with 3 and a remedy, and nothing is written", async () => {
		const closed = await serving(refusing);
		await new Promise((resolve) => servers[0]?.close(resolve));
		const plain = await serving(refusing);
		const tls = await serving(refusing, createTlsServer(selfSignedCertificate()));
		for (const [target, remedy] of [
			[`http://${closed}`, /refused.*Is the target running/],
			[`https://${plain}`, /tls.*speak TLS/],
			[`https://${tls}`, /tls.*certificate that this machine trusts/],
			["https://nobody.invalid", /dns.*Is the host name right/],
		] as const) {
			const { code, err } = await run({ ...told, target });
			expect(code, target).toBe(3);
			expect(err).toMatch(remedy);
			expect(err).toContain("--no-probe");
		}
		expect(readdirSync(cwd)).toEqual([]);
	});

	it("may only be known to other authorities, which can be given", async () => {
		const { key, cert } = selfSignedCertificate();
		writeFileSync(join(cwd, "authority.pem"), cert);
		const target = `https://${await serving(refusing, createTlsServer({ key, cert }))}`;
		const { code, text } = await run({ ...told, target, ca: "authority.pem" });
		expect(code).toBe(0);
		expect(text).toContain('"ca": "./authority.pem"');
	});
});

/** Answers by name, and chooses the first of whatever is offered. */
function scripted(answers: Readonly<Record<string, readonly string[]>>, asked: string[] = []): Asker {
	const left = new Map(Object.entries(answers).map(([name, texts]) => [name, [...texts]]));
	return {
		ask: async ({ name }: Question, _known, proposal) => {
			asked.push(`${name}: ${proposal ?? "-"}`);
			return left.get(name)?.shift() ?? proposal ?? "";
		},
		choose: async (message, [first]) => {
			asked.push(message);
			return first?.value ?? "";
		},
	};
}

describe("on a terminal", () => {
	it("what the target asks for is proposed", async () => {
		const target = await keyService();
		const asked: string[] = [];
		const answers = {
			target: [target],
			jwt: ["key"],
			jwtSecret: ["./key.jwk"],
			issuer: ["urn:issuer"],
			audience: ["urn:api"],
		};
		const { code, text } = await run({}, { asker: scripted(answers, asked) });
		expect(code).toBe(0);
		expect(asked).toEqual(expect.arrayContaining(["scheme: ", "kid: ci-1", "algorithm: ES256", "read: GET /{id}"]));
		expect(asked.filter((line) => /^(keyId|secret|issuerControl|errors):/.test(line))).toEqual([]);
		expect(text).toContain('"audience": "urn:api"');
	});

	it("a target that sends its callers to https is taken there", async () => {
		const { key, cert } = selfSignedCertificate();
		writeFileSync(join(cwd, "authority.pem"), cert);
		const secure = `https://${await serving(refusing, createTlsServer({ key, cert }))}`;
		const plain = await serving((_, response) => response.writeHead(301, { location: `${secure}/` }).end());
		const io = fakeIo({ cwd, env });
		expect(
			(await run({ ...told, ca: "authority.pem", target: `http://${plain}` }, { io, asker: scripted({}) })).code,
		).toBe(0);
		expect(written()).toContain(`"target": "${secure}"`);
		rmSync(join(cwd, "c.jsonc"));
		const alone = await run({ ...told, target: `http://${plain}` });
		expect(alone.err).toContain(`It sends its callers to ${secure}`);
		expect(alone.text).toContain(`"target": "http://${plain}"`);
	});

	it("another URL can be told where one does not answer", async () => {
		const closed = await serving(refusing);
		await new Promise((resolve) => servers[0]?.close(resolve));
		const open = `http://${await serving(refusing)}`;
		const asker = scripted({ target: [`http://${closed}`, open] });
		const { code, text } = await run({ ...told }, { asker });
		expect(code).toBe(0);
		expect(text).toContain(`"target": "${open}"`);
	});
});

describe("what is there", () => {
	it("is never replaced unless told, and nobody is asked in vain", async () => {
		writeFileSync(join(cwd, "c.jsonc"), "precious");
		const target = `http://${await serving(refusing)}`;
		await expect(run({ ...told, target })).rejects.toThrow(UsageError);
		expect(requests).toEqual([]);
		expect(written()).toBe("precious");
		expect((await run({ ...told, target, force: true })).code).toBe(0);
		expect(written()).toContain(target);
	});

	it("is not replaced either if it came while the target was asked", async () => {
		const target = `http://${await serving(refusing)}`;
		const onAdmit = (): void => writeFileSync(join(cwd, "c.jsonc"), "precious");
		await expect(run({ ...told, target }, { onAdmit })).rejects.toThrow(/--force/);
		expect(written()).toBe("precious");
		expect(readdirSync(cwd)).toEqual(["c.jsonc"]);
	});

	it("stays as it was if the operator interrupts", async () => {
		const target = `http://${await serving(refusing)}`;
		for (const at of [1, 4]) {
			const io = fakeIo({ cwd, env });
			let admitted = 0;
			const onAdmit = (): void => {
				admitted += 1;
				if (admitted === at) io.interrupt();
			};
			const { code, err } = await run({ ...told, target }, { io, onAdmit });
			expect(code).toBe(3);
			expect(err).toContain("Nothing was written");
			expect(err.match(/requests to/g)).toHaveLength(at === 1 ? 1 : 2);
		}
		// One in its turn was no more sent the first time, and the fourth one the second time.
		expect(requests.length).toBe(3);
		expect(readdirSync(cwd)).toEqual([]);
	});
});

describe("options", () => {
	it("are there for every question, and in the help", async () => {
		const io = fakeIo();
		expect(await runProgram(["init", "--help"], io, [registerInit])).toBe(0);
		const named = [...firstQuestions, ...furtherQuestions].flatMap(({ options }) => options.match(/--[a-z-]+/g) ?? []);
		expect(named.length).toBeGreaterThan(15);
		for (const option of named) expect(io.out()).toMatch(new RegExp(`^ +(-\\w, )?${option} `, "m"));
	});

	it("that are missing are named, all at once", async () => {
		const missing = await run({ scheme: "countersign-v1" }).catch((error: unknown) => String(error));
		for (const option of ["--target", "--key-id", "--secret-env", "--read"]) expect(missing).toContain(option);
		expect(missing).not.toContain("--kid");
		await expect(run({ target: "https://x.example", read: "GET /" })).rejects.toThrow(
			/--scheme <name>.*--jwt <source>/,
		);
	});

	it("that are usual need not be told with --yes", async () => {
		const target = `http://${await serving(refusing)}`;
		const { code, text } = await run({ target, scheme: "sorted-query", keyId: "k", yes: true });
		expect(code).toBe(0);
		expect(text).toContain('{ "env": "COUNTERSIGN_SECRET" }');
		expect(text).toContain('"path": "/{id}"');
		await expect(run({ target, yes: true, output: "d.jsonc" })).rejects.toThrow(/--jwt <source>/);
		const challenge = 'Bearer realm="a, Countersign", Countersign';
		const both = await serving((_, response) => response.writeHead(401, { "www-authenticate": challenge }).end());
		await run({ target: `http://${both}`, keyId: "k", yes: true, force: true });
		expect(written()).toContain('"scheme": "countersign-v1"');
	});

	it("that tell of tokens alone take no scheme for usual, although the target takes signed requests too", async () => {
		const challenge = 'Bearer realm="x", Countersign';
		const both = `http://${await serving((_, response) => response.writeHead(401, { "www-authenticate": challenge }).end())}`;
		const schemeMember = /^\s*"scheme": "countersign-v1"/m;
		const tokens = { target: both, jwt: "token", yes: true, force: true } as const;
		expect((await run(tokens)).code).toBe(0);
		expect(written()).not.toMatch(schemeMember);
		expect((await run({ ...tokens, keyId: "k" })).code).toBe(0);
		expect(written()).toMatch(schemeMember);
	});

	it("that cannot be read, or say nothing beside the others, are refused without the secret that they may hold", async () => {
		const wrong = await run({ ...told, secretEnv: secretText, target: "api.example" }).catch((error: unknown) =>
			String(error),
		);
		expect(wrong).toContain("--secret-env");
		expect(wrong).toContain("--target");
		expect(wrong).not.toContain(secretText);
		await expect(run({ ...told, secret: secretText })).rejects.toThrow(/--secret-env or --secret-file/);
		const idle = { target: "https://x.example", probe: false } as const;
		await expect(run({ ...told, ...idle, kid: "k" })).rejects.toThrow(/--kid/);
		await expect(run({ ...told, ...idle, secretFile: "./s" })).rejects.toThrow(/--secret-file/);
	});
});
