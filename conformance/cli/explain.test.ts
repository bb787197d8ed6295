import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "./commands/index.ts";
import { type ExplainOptions, explain } from "./explain.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";
import { UsageError } from "./usage-error.ts";

const keyId = "live_org_test123";
const secret = "a-secret-of-a-partner-in-a-test-0123456789ab";
const timestamp = "1767225600";
const nonce = "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55";

function sha256(data: string): string {
	return createHash("sha256").update(data).digest("hex");
}

function hmac(text: string, key: string | Buffer = secret): Buffer {
	return createHmac("sha256", key).update(text).digest();
}

/** The nine lines of a partner, one or more of them wrong. */
function lines(
	change: Partial<Record<"time" | "method" | "host" | "target" | "type" | "hash", string>> = {},
): string[] {
	const {
		time = timestamp,
		method = "GET",
		host = "gw.example.com",
		target = "/",
		type = "",
		hash = sha256(""),
	} = change;
	return ["countersign-v1", keyId, time, nonce, method, host, target, type, hash];
}

function headers(signature: string, hash = sha256("")): [string, string][] {
	return [
		["X-Key-Id", keyId],
		["X-Timestamp", timestamp],
		["X-Nonce", nonce],
		["X-Content-SHA256", hash],
		["X-Signature", signature],
	];
}

function v1(text: string, key: string | Buffer = secret): string {
	return `v1=${hmac(text, key).toString("hex")}`;
}

function flags(signature: string, hash?: string): string[] {
	return headers(signature, hash).map(([name, value]) => `${name}: ${value}`);
}

function curl(words: string, signature: string, hash?: string): string {
	return `curl ${words} ${flags(signature, hash)
		.map((header) => `\\\n  -H '${header}'`)
		.join(" ")}`;
}

function raw(first: string, host: string, more: readonly string[], body = ""): string {
	return [first, `Host: ${host}`, ...more, `Content-Length: ${Buffer.byteLength(body)}`, "", body].join("\r\n");
}

function har(method: string, url: string, signature: string): string {
	const named = headers(signature).map(([name, value]) => ({ name, value }));
	return JSON.stringify({ log: { entries: [{ request: { method, url, headers: named } }] } });
}

let folder = "";
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "explain-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Buffer): string {
	const name = `${createHash("sha256").update(content).digest("hex").slice(0, 12)}.txt`;
	writeFileSync(join(folder, name), content);
	return name;
}

/** A moment at which the requests of this file are fresh, with `input` on standard input; the search has all the time it needs. */
function moment(input = "", nowSeconds = Number(timestamp) + 10) {
	return {
		stdin: async function* () {
			yield Buffer.from(input);
		},
		now: () => nowSeconds * 1000,
		elapsed: () => 0,
	};
}

interface Said {
	code: number;
	text: string;
	verifies: boolean | undefined;
	answer: string | undefined;
	/** Ids of each cause, alternatives with a bar between them. */
	causes: string[];
	requirements: string[];
	/** Stages that are not as they should be. */
	faults: string[];
	notes: string[];
}

async function run(
	options: ExplainOptions,
	given: { env?: Record<string, string>; input?: string; now?: number } = {},
): Promise<Said> {
	const env = given.env ?? { COUNTERSIGN_SECRET: secret };
	const [text, json] = [fakeIo({ cwd: folder, env }), fakeIo({ cwd: folder, env })];
	const code = await explain(options, text, moment(given.input, given.now));
	await explain({ ...options, as: "json" }, json, moment(given.input, given.now));
	const value = JSON.parse(json.out());
	return {
		code,
		text: text.out(),
		verifies: value.verifies,
		answer: value.answer?.code,
		causes: value.causes.map(({ alternatives }: { alternatives: { id: string }[][] }) =>
			alternatives.map((set) => set.map(({ id }) => id).join("+")).join("|"),
		),
		requirements: value.causes.flatMap(({ alternatives }: { alternatives: { requirement: string }[][] }) =>
			alternatives.flat().map(({ requirement }) => requirement),
		),
		faults: value.findings
			.filter(({ ok }: { ok?: boolean }) => ok === false)
			.map(({ stage }: { stage: string }) => stage),
		notes: value.notes,
	};
}

describe("a request that is right", () => {
	it("verifies, in every form", async () => {
		const signature = v1(lines({ target: "/a?b=1" }).join("\n"));
		const url = "https://gw.example.com/a?b=1";
		const forms: ExplainOptions[] = [
			{ method: "GET", url, header: flags(signature) },
			{ curl: curl(`'${url}'`, signature) },
			{ raw: file(raw("GET /a?b=1 HTTP/1.1", "gw.example.com", flags(signature))) },
			{ har: file(har("GET", url, signature)) },
		];
		for (const form of forms) {
			expect(await run(form)).toMatchObject({ code: 0, verifies: true, faults: [], causes: [] });
		}
	});

	it("does not verify any more when it is stale", async () => {
		const header = flags(v1(lines().join("\n")));
		const said = await run({ method: "GET", url: "https://gw.example.com", header }, { now: Number(timestamp) + 302 });
		expect(said).toMatchObject({ code: 1, answer: "timestamp_out_of_window", faults: ["timestamp"], causes: [] });
		const then = await run({ method: "GET", url: "https://gw.example.com", header, now: "2026-01-01T00:04:59Z" });
		expect(then).toMatchObject({ code: 0 });
	});
});

describe("a wrong request of a partner", () => {
	it("1: a query that was sorted", async () => {
		const signature = v1(lines({ target: "/sites?a=1&b=2&b=1" }).join("\n"));
		expect(await run({ curl: curl("'https://gw.example.com/sites?b=2&b=1&a=1'", signature) })).toMatchObject({
			code: 1,
			answer: "invalid_credentials",
			causes: ["query/sorted"],
		});
	});

	it("2: a body that was written anew after it had been hashed", async () => {
		const hash = sha256('{"a":1,"b":[2,3]}');
		const signature = v1(lines({ method: "POST", type: "application/json", hash }).join("\n"));
		const sent = '{ "a": 1, "b": [2, 3] }';
		const request = raw(
			"POST / HTTP/1.1",
			"gw.example.com",
			["Content-Type: application/json", ...flags(signature, hash)],
			sent,
		);
		const said = await run({ raw: "-" }, { input: request });
		expect(said).toMatchObject({ code: 1, answer: "content_hash_mismatch", faults: ["body"] });
		expect(said.text).toContain("without blanks");
	});

	it("3: a space that was encoded as +", async () => {
		const signature = v1(lines({ target: "/find?q=two+words&r=1" }).join("\n"));
		const archive = har("GET", "https://gw.example.com/find?q=two%20words&r=1", signature);
		expect(await run({ har: "-" }, { input: archive })).toMatchObject({
			code: 1,
			causes: ["query/form-encoded|query/percent-20-as-plus"],
		});
	});

	it("4: a line feed at the end of the string to sign", async () => {
		const header = flags(v1(`${lines({ target: "/a" }).join("\n")}\n`));
		const said = await run({ method: "GET", url: "https://gw.example.com/a", header });
		expect(said).toMatchObject({ code: 1, causes: ["string/line-feed-at-end"] });
		expect(said.text).toContain("nothing after line 9");
	});

	it("5: a secret that was decoded", async () => {
		const hexlike = "00112233445566778899aabbccddeeff";
		const header = flags(v1(lines({ target: "/a" }).join("\n"), Buffer.from(hexlike, "hex")));
		const said = await run(
			{ method: "GET", url: "https://gw.example.com/a", header },
			{ env: { COUNTERSIGN_SECRET: hexlike } },
		);
		expect(said).toMatchObject({ code: 1, causes: ["secret/hex-decoded"] });
		expect(said.text).not.toContain(hexlike);
	});

	it("6: milliseconds in the string and seconds in the header", async () => {
		const header = flags(v1(lines({ time: `${timestamp}000` }).join("\n")));
		expect(await run({ method: "GET", url: "https://gw.example.com/", header })).toMatchObject({
			code: 1,
			causes: ["timestamp/milliseconds"],
		});
	});

	it("7: a host without its port", async () => {
		const signature = v1(lines({ target: "/a", host: "gw.example.com" }).join("\n"));
		const request = raw("GET /a HTTP/1.1", "GW.example.com:8443", flags(signature));
		expect(await run({ raw: file(request) })).toMatchObject({ code: 1, causes: ["host/port-never"] });
	});

	it("8: a signature without v1=, which is malformed besides", async () => {
		const header = flags(hmac(lines().join("\n")).toString("hex"));
		expect(await run({ method: "GET", url: "https://gw.example.com/", header })).toMatchObject({
			code: 1,
			answer: "malformed_request",
			causes: ["signature/without-prefix"],
		});
	});

	it("9: a content type that curl added of itself", async () => {
		const hash = sha256("a=1");
		const signature = v1(lines({ method: "POST", hash }).join("\n"));
		expect(await run({ curl: "-" }, { input: curl("-d a=1 https://gw.example.com/", signature, hash) })).toMatchObject({
			code: 1,
			causes: ["content-type/left-empty"],
		});
	});

	it("10: the contract of another gateway", async () => {
		const sorted = ["GET", "/a", "x=1&y=2", "content-type:", "host:gw.example.com", timestamp, nonce, sha256("")];
		const header = flags(hmac(sorted.join("\n")).toString("base64"));
		const request = { method: "GET", url: "https://gw.example.com/a?y=2&x=1", header };
		const said = await run(request);
		expect(said).toMatchObject({ code: 1, causes: ["scheme/sorted-query"] });
		expect(await run({ ...request, scheme: "sorted-query" })).toMatchObject({ code: 0, verifies: true });
	});

	it("11: two mistakes at once", async () => {
		const header = flags(v1(lines({ method: "get", target: "/a" }).slice(1).join("\n")));
		const said = await run({ method: "GET", url: "https://gw.example.com/a", header });
		expect(said.causes.toSorted()).toEqual(["lines/without-version", "method/lower-case"]);
	});

	it("12: quotes around the secret", async () => {
		const header = flags(v1(lines().join("\n")));
		const said = await run(
			{ method: "GET", url: "https://gw.example.com/", header },
			{ env: { COUNTERSIGN_SECRET: `"${secret}"` } },
		);
		expect(said).toMatchObject({ code: 1, causes: ["secret/unquoted"] });
		expect(said.notes).toContain("The secret has quotes around it.");
	});

	it("13: a mistake that nobody knows is named by no name", async () => {
		const header = flags(v1(lines().join("::")));
		const said = await run({ method: "GET", url: "https://gw.example.com/", header });
		expect(said).toMatchObject({ code: 1, causes: [], faults: ["signature"] });
		expect(said.text).toContain("--string-to-sign");
	});

	it("14: a target that no gateway lets in, with the place", async () => {
		const header = flags(v1(lines({ target: "/a/../b" }).join("\n")));
		const said = await run({ method: "GET", url: "https://gw.example.com/a/../b", header });
		expect(said).toMatchObject({ code: 1, answer: "malformed_target", faults: ["target"] });
		expect(said.text).toMatch(/\/a\/\.\.\/b\n +\^\n/);
	});

	it("15: header fields that are missing, misspelt, doubled or of another form", async () => {
		const header = [
			"X_Key_Id: k",
			"X-Timestamp: 1767225600000",
			"X-Nonce: a, b",
			"X-Content-SHA256: AB",
			"Authorization: Bearer x",
		];
		const said = await run({ method: "get", url: "https://gw.example.com/", header });
		expect(said.answer).toBe("method_not_allowed");
		expect(said.faults).toEqual(["method", ...Array.from({ length: 5 }, () => "header fields"), "credentials", "body"]);
		expect(said.text).toContain("milliseconds");
		expect(said.text).toContain("X_Key_Id");
	});
});

describe("a wrong request with a body", () => {
	const url = "https://gw.example.com/sites?b=2&a=1";
	const type = "application/json";
	const body = '{"name":"Zo\u00eb","tags":["a","b"]}';
	const right = { method: "POST", target: "/sites?b=2&a=1", type, hash: sha256(body) };

	/** One request in each of the forms. */
	function inEveryForm(signature: string, hash = right.hash): ExplainOptions[] {
		const all = [["Content-Type", type] as const, ...headers(signature, hash)];
		const lined = all.map(([name, value]) => `${name}: ${value}`);
		const request = {
			method: "POST",
			url,
			httpVersion: "http/2.0",
			headers: [
				{ name: ":authority", value: "gw.example.com" },
				{ name: ":method", value: "POST" },
				...all.map(([name, value]) => ({ name: name.toLowerCase(), value })),
			],
			queryString: [],
			cookies: [],
			headersSize: -1,
			bodySize: body.length,
			postData: { mimeType: type, text: body },
		};
		const preflight = {
			method: "OPTIONS",
			url,
			headers: [{ name: "access-control-request-headers", value: "x-signature" }],
		};
		const archive = { log: { version: "1.2", entries: [{ request: preflight }, { request, _resourceType: "fetch" }] } };
		return [
			{ method: "POST", url, header: lined, data: body },
			{ curl: `curl '${url}' ${lined.map((line) => `-H '${line}'`).join(" ")} --data-raw '${body}' --compressed` },
			{ raw: file(raw("POST /sites?b=2&a=1 HTTP/1.1", "gw.example.com", lined, body)) },
			{ har: file(JSON.stringify(archive)) },
		];
	}

	it.each<[string, string[], string, string?]>([
		[
			"the query sorted",
			["query/sorted|query/sorted-by-pair"],
			v1(lines({ ...right, target: "/sites?a=1&b=2" }).join("\n")),
		],
		["a method in lower case", ["method/lower-case"], v1(lines({ ...right, method: "post" }).join("\n"))],
		["a port", ["host/port-always"], v1(lines({ ...right, host: "gw.example.com:443" }).join("\n"))],
		["a line end after the secret", ["secret/with-newline"], v1(lines(right).join("\n"), `${secret}\n`)],
		[
			"a secret decoded from base64",
			["secret/base64-decoded"],
			v1(lines(right).join("\n"), Buffer.from(secret, "base64")),
		],
		["no line for the content type", ["lines/without-content-type"], v1(lines(right).toSpliced(7, 1).join("\n"))],
		["a signature in base64", ["signature/base64"], `v1=${hmac(lines(right).join("\n")).toString("base64")}`],
		[
			"a path alone, and base64 without v1=",
			["target/path-only", "signature/base64", "signature/without-prefix"],
			hmac(lines({ ...right, target: "/sites" }).join("\n")).toString("base64"),
		],
		[
			"the line that openssl prints",
			["signature/as-openssl-prints-it"],
			`v1=SHA2-256(stdin)= ${hmac(lines(right).join("\n")).toString("hex")}`,
		],
		[
			"the hash of what json.dumps writes",
			["body/json-python|body/json-sorted"],
			v1(lines({ ...right, hash: sha256('{"name": "Zo\\u00eb", "tags": ["a", "b"]}') }).join("\n")),
			sha256('{"name": "Zo\\u00eb", "tags": ["a", "b"]}'),
		],
		["another secret altogether", [], v1(lines(right).join("\n"), "the-secret-of-another-key-0123456789abcdef")],
	])("is explained alike in every form: %s", async (_, causes, signature, hash) => {
		for (const form of inEveryForm(signature, hash)) {
			expect(await run(form)).toMatchObject({ code: 1, verifies: false, causes });
		}
	});

	it("cites the rules of its own scheme", async () => {
		const sorted = [
			"post",
			"/sites",
			"a=1&b=2",
			`content-type:${type}`,
			"host:gw.example.com",
			timestamp,
			nonce,
			right.hash,
		];
		const [form = {}] = inEveryForm(hmac(sorted.join("\n")).toString("hex"));
		const said = await run({ ...form, scheme: "sorted-query" });
		expect(said.causes.toSorted()).toEqual(["method/lower-case", "signature/hex"]);
		expect(said.requirements.toSorted()).toEqual(["SORT-08", "SORT-09"]);
	});
});

describe("the string of the signer", () => {
	const url = "https://gw.example.com/a?b=1";
	const right = lines({ target: "/a?b=1" }).join("\n");

	it("is right or wrong without any secret", async () => {
		const header = flags("v1=unknown");
		const compare = (text: string) => run({ method: "GET", url, header, stringToSign: file(text) }, { env: {} });
		expect(await compare(right)).toMatchObject({ code: 0, verifies: undefined });
		expect(await compare(`${right}\n`)).toMatchObject({ code: 0, notes: [expect.stringContaining("line end")] });
		const wrong = lines({
			target: "/a",
			host: "https://gw.example.com",
			method: "Get",
			time: "2026-01-01T00:00:00.000Z",
		});
		expect((await compare(wrong.join("\n"))).causes.toSorted()).toEqual([
			"host/with-scheme",
			"method/capitalised",
			"target/path-only",
			"timestamp/iso-8601",
		]);
	});

	it("shows where it differs although nothing known makes it", async () => {
		const text = lines({ target: "/somewhere" }).join("\n");
		const said = await run({ method: "GET", url, header: flags(v1(text)), stringToSign: file(text) });
		expect(said).toMatchObject({ code: 1, causes: [], notes: [expect.stringContaining("secret and HMAC")] });
		expect(said.text).toMatch(/target +\/a\?b=1\n +you signed +\/somewhere\n/);
	});

	it("and the signature over it are explained each by its own mistake", async () => {
		const text = lines({ target: "/a" }).join("\n");
		const header = flags(`v1=${hmac(text, `${secret}\n`).toString("base64")}`);
		const said = await run({ method: "GET", url, header, stringToSign: file(text) });
		expect(said.causes.toSorted()).toEqual(["secret/with-newline", "signature/base64", "target/path-only"]);
	});

	it("need not be the one that was signed", async () => {
		const other = lines({ target: "/a" }).join("\n");
		const signed = await run({ method: "GET", url, header: flags(v1(right)), stringToSign: file(other) });
		expect(signed).toMatchObject({ code: 0, verifies: true, notes: [expect.stringContaining("right all the same")] });
	});

	it("has a line end of its own if the signature says so", async () => {
		const header = flags(v1(`${right}\n`));
		const said = await run({ method: "GET", url, header, stringToSign: file(`${right}\n`) });
		expect(said.causes).toEqual(["string/line-feed-at-end"]);
	});
});

describe("what is given wrongly", () => {
	const url = "https://gw.example.com/";

	it.each<[string, ExplainOptions]>([
		["no request", {}],
		["two forms of request", { method: "GET", url, curl: "curl x" }],
		["headers beside a curl command", { curl: "curl x", header: ["A: b"] }],
		["an entry without an archive", { method: "GET", url, entry: 1 }],
		["a header without colon", { method: "GET", url, header: ["nope"] }],
		["a URL that is none", { method: "GET", url: "gw.example.com" }],
		["a file that is not there", { raw: "missing.txt" }],
		["a scheme that is not there", { method: "GET", url, scheme: "sorted" }],
		["a time that is none", { method: "GET", url, now: "soon" }],
		["standard input twice", { raw: "-", stringToSign: "-" }],
		["a secret on the command line", { method: "GET", url, secret: "hunter2hunter2" }],
		["a variable that is not set", { method: "GET", url, secretEnv: "NOT_SET" }],
		["a variable in the curl command", { curl: 'curl "$URL"' }],
	])("%s is a usage error that shows no secret", async (_, options) => {
		const io = fakeIo({ cwd: folder, env: { COUNTERSIGN_SECRET: secret } });
		const input = raw("GET / HTTP/1.1", "h", []);
		const error = await explain(options, io, moment(input)).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Error);
		expect(["UsageError", "ConfigError"]).toContain((error as Error).name);
		expect(String(error)).not.toMatch(/hunter2|partner-in-a-test/);
		expect(io.out()).toBe("");
	});

	it("no secret and no string is one", async () => {
		await expect(explain({ method: "GET", url }, fakeIo({ cwd: folder }), moment())).rejects.toBeInstanceOf(UsageError);
	});

	it("an input over 16 MiB is one", async () => {
		const large = {
			...moment(),
			stdin: async function* () {
				for (let count = 0; count < 17; count += 1) yield Buffer.alloc(1024 * 1024, "x");
			},
		};
		const io = fakeIo({ cwd: folder, env: { COUNTERSIGN_SECRET: secret } });
		await expect(explain({ raw: "-" }, io, large)).rejects.toBeInstanceOf(UsageError);
	});

	it("ends with 2 on the command line", async () => {
		for (const args of [
			[],
			["GET"],
			["GET", url, "--entry", "0"],
			["GET", url, `--secret=${secret}`],
			["--curl", "curl `x`"],
		]) {
			const io = fakeIo({ cwd: folder, env: { COUNTERSIGN_SECRET: secret } });
			const code = await runProgram(["explain", ...args], io, commands);
			expect({ args, code, out: io.out() }).toEqual({ args, code: 2, out: "" });
			expect(io.err()).not.toContain(secret);
		}
	});
});

describe("the secret", () => {
	it("is in no output, wherever else it stands and in whatever encoding", async () => {
		const encodings = [secret, Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("hex")];
		for (const leak of encodings) {
			const target = `/${leak}`;
			const header = [
				...flags(v1(`${lines({ target }).join("\n")}\n${secret}`)),
				`X-Leak: ${leak}`,
				`Content-Type: ${leak}`,
			];
			const request = { method: "POST", url: `https://gw.example.com${target}`, header, data: leak };
			for (const more of [{}, { stringToSign: file(`${leak}\n${secret}`) }]) {
				const said = await run({ ...request, ...more });
				for (const encoded of encodings) expect(JSON.stringify(said)).not.toContain(encoded);
				expect(said.text).toContain("[redacted]");
			}
		}
	});

	it("may come from a file, whose last line end is not part of it", async () => {
		const header = flags(v1(lines().join("\n")));
		const request = { method: "GET", url: "https://gw.example.com/", header };
		for (const content of [secret, `${secret}\n`, `${secret}\r\n`]) {
			expect(await run({ ...request, secretFile: file(content) }, { env: {} })).toMatchObject({ code: 0 });
		}
		expect(await run({ ...request, secretFile: file(` ${secret}`) }, { env: {} })).toMatchObject({
			causes: ["secret/trimmed"],
		});
	});

	it("that is too short verifies nothing", async () => {
		const short = "a-short-secret";
		const header = flags(v1(lines().join("\n"), short));
		const said = await run(
			{ method: "GET", url: "https://gw.example.com/", header },
			{ env: { COUNTERSIGN_SECRET: short } },
		);
		expect(said).toMatchObject({ code: 1, answer: "invalid_credentials", faults: ["secret"] });
	});
});
