import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCurl, toWire } from "../diagnosis/index.ts";
import { signingVectors } from "../harness/vectors.ts";
import { commands } from "./commands/index.ts";
import { explain } from "./explain.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";
import { type SignOptions, sign } from "./sign.ts";

const secret = "a-secret-of-a-partner-in-a-test-0123456789ab";
const env = { COUNTERSIGN_SECRET: secret, COUNTERSIGN_KEY_ID: "live_org_test123" };
const nonce = "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55";
const now = 1_767_225_600_900;

let folder = "";
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "sign-"));
	writeFileSync(join(folder, "body.bin"), Buffer.from([0, 10, 13, 255]));
	writeFileSync(join(folder, "secret.txt"), `${secret}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const moment = {
	stdin: async function* () {
		yield Buffer.from("from standard input");
	},
	now: () => now,
	nonce: () => nonce,
};

async function run(method: string, url: string, options: SignOptions = {}, variables: Record<string, string> = env) {
	const io = fakeIo({ cwd: folder, env: variables });
	await sign(method, url, options, io, moment);
	return io.out();
}

describe("sign", () => {
	it("prints the header fields to send, with the time and a fresh nonce", async () => {
		const printed = await run("GET", "https://gw.example.com/a?b=1");
		expect(printed.split("\n").map((line) => line.split(": ")[0])).toEqual([
			"X-Key-Id",
			"X-Timestamp",
			"X-Nonce",
			"X-Content-SHA256",
			"X-Signature",
			"",
		]);
		expect(printed).toContain("X-Timestamp: 1767225600\n");
		expect(printed).toContain(`X-Nonce: ${nonce}\n`);
	});

	it("prints the string to sign, and nothing after it", async () => {
		expect(await run("GET", "https://GW.example.com:443/a", { as: "string-to-sign" })).toMatch(
			/^countersign-v1\nlive_org_test123\n1767225600\n.*\nGET\ngw\.example\.com\n\/a\n\n[0-9a-f]{64}$/,
		);
	});

	it("agrees with the published vectors", async () => {
		for (const { scheme, vector } of signingVectors()) {
			const { input, expect: wanted } = vector;
			if ("refusal" in wanted || /[^\0-\x7f]/.test(input.url)) continue;
			writeFileSync(join(folder, "vector.bin"), Buffer.from(input.bodyBase64, "base64"));
			writeFileSync(join(folder, "vector-secret.txt"), `${input.secret}\n`);
			const printed = await run(
				input.method,
				input.url,
				{
					scheme,
					keyId: input.keyId,
					secretFile: "vector-secret.txt",
					timestamp: String(input.timestamp),
					nonce: input.nonce,
					header: input.headers.map(([name, value]) => `${name}: ${value}`),
					...(input.bodyBase64 === "" ? {} : { data: "@vector.bin" }),
					as: "json",
				},
				{},
			);
			const { stringToSign, signature, headers, target, contentHash } = JSON.parse(printed);
			expect({ id: vector.id, stringToSign, signature, headers, target, contentHash }).toEqual({
				id: vector.id,
				...wanted,
			});
		}
	});

	it.each<[string, string, SignOptions]>([
		["GET", "https://gw.example.com/a?b=1&c='d'", {}],
		["GET", "http://gw.example.com?b=it%27s", { header: ["X-A: it's", "X-B: "] }],
		["HEAD", "https://[2001:DB8::1]:8443/", {}],
		["POST", "https://gw.example.com/", { data: '{"it\'s": 1}' }],
		["POST", "https://gw.example.com/", { data: "@body.bin", header: ["Content-Type: application/octet-stream"] }],
		["PUT", "https://gw.example.com/", { data: "", header: ["content-type: "] }],
		["PATCH", "https://gw.example.com/a", {}],
		["GET", "https://gw.example.com/a?b[]={1,2}&c", { scheme: "sorted-query" }],
	])("%s %s as a curl command sends what was signed", async (method, url, options) => {
		const printed = await run(method, url.replace("'d'", "%27d%27"), { ...options, as: "curl" });
		const read = await readCurl(toWire(printed), async (name) =>
			name === "body.bin" ? Buffer.from([0, 10, 13, 255]) : undefined,
		);
		expect(read).toMatchObject({ ok: true, request: { method } });
		const io = fakeIo({ cwd: folder, env });
		const { scheme } = options;
		expect(
			await explain({ curl: printed, ...(scheme === undefined ? {} : { scheme }) }, io, {
				...moment,
				elapsed: () => 0,
			}),
		).toBe(0);
	});

	it("takes the body from a file or from standard input as it is", async () => {
		const hashOf = async (data: string) =>
			JSON.parse(await run("POST", "https://gw.example.com/", { data, as: "json" })).contentHash;
		expect(await hashOf("@-")).toBe(await hashOf("from standard input"));
		expect(await hashOf("@body.bin")).not.toBe(await hashOf("@-"));
	});

	it.each<[string, string, SignOptions, string, string?]>([
		["GET", "https://gw.example.com/a/../b", {}, "malformed_target at byte 3", "\n  /a/../b\n     ^"],
		["GET", `https://gw.example.com/${"a".repeat(100)}/b%2fc`, {}, "malformed_target at byte 103", "%2fc\n"],
		["GET", "https://gw.example.com/é", {}, "write %C3%A9", "\n  /é\n   ^"],
		["GET", "https://gw.example.com/a#b", {}, "fragment"],
		["GET", `https://gw.example.com/${"a".repeat(8200)}`, {}, "target_too_long"],
		["GET", "gw.example.com/a", {}, "malformed_url"],
		["get", "https://gw.example.com/", {}, "method_not_allowed"],
		["GET", "https://gw.example.com/", { data: "x" }, "malformed_request"],
		["GET", "https://gw.example.com/", { nonce: "short" }, "the nonce must match"],
		["GET", "https://gw.example.com/", { timestamp: "1767225600000" }, "the timestamp must match"],
		["GET", "https://gw.example.com/", { header: ["X-Nonce: a"] }, "X-Nonce"],
		["GET", "https://gw.example.com/", { header: ["Authorization: Bearer x"] }, "conflicting_credentials"],
		["GET", "https://gw.example.com/", { header: ["Host: other"] }, "Host"],
		["GET", "https://gw.example.com/", { secret: "hunter2hunter2" }, "command line"],
		["GET", "https://gw.example.com/", { secretEnv: secret }, "--secret-env"],
		["GET", "https://gw.example.com/", { secretFile: secret }, "--secret-file"],
		["GET", `https://gw.example.com/?key=${secret}`, {}, "the URL"],
		["GET", "https://gw.example.com/", { header: [`X-Api-Key: ${secret}`] }, "-H"],
		["POST", "https://gw.example.com/", { data: `{"secret":"${secret}"}` }, "-d"],
		["GET", "https://gw.example.com/", { keyId: secret }, "the key id"],
	])("refuses %s %.40s with %o", async (method, url, options, said, pointed = "") => {
		const error = await run(method, url, options).catch((thrown: unknown) => thrown);
		expect(String(error)).toContain(said);
		expect(String(error)).toContain(pointed);
		expect(String(error)).not.toMatch(/hunter2|partner-in-a-test/);
	});

	it("refuses a weak secret, and to sign without secret or key id", async () => {
		await expect(run("GET", "https://gw.example.com/", {}, { ...env, COUNTERSIGN_SECRET: "weak" })).rejects.toThrow(
			"weak_secret",
		);
		await expect(run("GET", "https://gw.example.com/", {}, { COUNTERSIGN_KEY_ID: "k" })).rejects.toThrow(
			"COUNTERSIGN_SECRET",
		);
		await expect(run("GET", "https://gw.example.com/", {}, { COUNTERSIGN_SECRET: secret })).rejects.toThrow(
			"COUNTERSIGN_KEY_ID",
		);
	});

	it("never prints the secret", async () => {
		for (const as of ["headers", "curl", "json", "string-to-sign"] as const) {
			const printed = await run(
				"POST",
				"https://gw.example.com/",
				{ as, data: "x", secretFile: "secret.txt" },
				{ COUNTERSIGN_KEY_ID: "k" },
			);
			expect(printed).not.toContain(secret);
		}
	});

	it("ends with 2 for what must not be signed, and 0 otherwise", async () => {
		const ends = async (...args: string[]) => {
			const io = fakeIo({ cwd: folder, env });
			return runProgram(["sign", ...args], io, commands);
		};
		expect(await ends("GET", "https://gw.example.com/")).toBe(0);
		expect(await ends("GET", "https://gw.example.com/", "--as", "string-to-sign")).toBe(0);
		expect(await ends("GET", "https://gw.example.com/", "--as", "yaml")).toBe(2);
		expect(await ends("GET", "https://gw.example.com//")).toBe(2);
		expect(await ends("GET", "https://gw.example.com/", `--secret=${secret}`)).toBe(2);
		expect(await ends("GET")).toBe(2);
	});
});
