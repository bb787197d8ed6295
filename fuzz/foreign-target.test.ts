import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { registerFuzz } from "../conformance/cli/commands/fuzz.ts";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { runProgram } from "../conformance/cli/program.ts";
import { type AcmeFault, acmeGateway, acmeScheme, type FakeGateway, tokenGateway } from "./fake-foreign-gateway.ts";
import { FuzzReport } from "./report/schema.ts";

const opened: FakeGateway[] = [];
afterEach(async () => {
	await Promise.all(opened.splice(0).map((gateway) => gateway.close()));
});

/** Runs properties against a gateway by a config, beside which files may stand; the config's target is the gateway. */
async function fuzzed(
	gateway: FakeGateway,
	properties: string,
	{ config, env, files = {}, runs = 60 }: FuzzedParts,
): Promise<{ code: number; report: FuzzReport }> {
	opened.push(gateway);
	const cwd = mkdtempSync(join(tmpdir(), "fuzz-foreign-"));
	try {
		const all = { ...files, "countersign.json": { target: gateway.url, direct: true, ...config } };
		for (const [name, content] of Object.entries(all)) writeFileSync(join(cwd, name), JSON.stringify(content));
		const io = fakeIo({ cwd, env });
		const options = ["--config", "countersign.json", "--property", properties, "--seed", "7", "--rate", "2000"];
		const code = await runProgram(["fuzz", "--reporter", "json", ...options, "--runs", String(runs)], io, [
			registerFuzz,
		]);
		if (io.out() === "") throw new Error(io.err());
		return { code, report: FuzzReport.parse(JSON.parse(io.out())) };
	} finally {
		rmSync(cwd, { recursive: true });
	}
}

interface FuzzedParts {
	readonly config: object;
	readonly env: Record<string, string>;
	readonly files?: Readonly<Record<string, unknown>>;
	readonly runs?: number;
}

const verdictsOf = ({ results }: FuzzReport) => results.map(({ id, verdict, reason }) => [id, verdict, reason]);
const requirementsOf = ({ results }: FuzzReport) =>
	results.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));

describe("a gateway of tokens alone", () => {
	const jsonPart = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
	const tokens = {
		env: { TOKEN: `${jsonPart({ alg: "ES256" })}.${jsonPart({ sub: "u", exp: 4_102_444_800 })}.${"A".repeat(86)}` },
		config: {
			routes: { read: { method: "GET", path: "/items/{id}" }, public: { method: "GET", path: "/open/{id}" } },
			jwt: { token: { env: "TOKEN" } },
		},
	};

	it("is sent requests that prove nothing, and passes where it lets none of them in", async () => {
		const gateway = await tokenGateway(tokens.env.TOKEN);
		const { code, report } = await fuzzed(gateway, "unproved-requests,whole-gateway", tokens);
		expect(verdictsOf(report)).toEqual([
			["unproved-requests", "pass", expect.stringContaining("OPTIONS")],
			["whole-gateway", "pass", expect.stringContaining("OPTIONS")],
		]);
		expect(code).toBe(0);
	});

	it("is found out where it lets one of them in", async () => {
		const gateway = await tokenGateway(tokens.env.TOKEN, "style-sheets-are-public");
		const { code, report } = await fuzzed(gateway, "unproved-requests", tokens);
		expect(new Set(requirementsOf(report))).toEqual(new Set(["CRED-01"]));
		expect(code).toBe(1);
	});
});

describe("a gateway of a scheme that a file describes", () => {
	const secret = "a-secret-of-acme-of-32-characters";
	const acme = {
		env: { SECRET: secret },
		files: { "scheme.json": acmeScheme },
		config: {
			scheme: "./scheme.json",
			routes: {
				read: { method: "GET", path: "/Items/{id}" },
				write: { method: "POST", path: "/Items/{id}", body: { contentType: "application/json", text: "{}" } },
			},
			hmac: { keys: { primary: { id: "acme-1", secret: { env: "SECRET" } } } },
		},
	};
	const opens = (fault?: AcmeFault) => acmeGateway({ "acme-1": secret }, fault);

	it("is tried in all that its file describes, and what is not judged is told", async () => {
		const properties = "altered-requests,altered-timestamps,unproved-requests,nonce-history,whole-gateway";
		const { code, report } = await fuzzed(await opens(), properties, { ...acme, runs: 80 });
		expect(report.results.map(({ id, verdict }) => [id, verdict]).toSorted()).toEqual(
			properties
				.split(",")
				.toSorted()
				.map((id) => [id, "pass"]),
		);
		const told = report.results.find(({ id }) => id === "altered-requests")?.reason;
		expect(told).toContain("changes of the query, the host and the content type, which it does not sign");
		expect(told).toContain("changes of a hash of the body, which its requests do not have");
		expect(code).toBe(0);
	}, 60_000);

	it("is sent UUIDs where its nonces are some", async () => {
		const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
		const headers = { ...acmeScheme.headers, nonce: { name: "acme-once", pattern: uuid } };
		const parts = { ...acme, files: { "scheme.json": { ...acmeScheme, headers } }, runs: 20 };
		const sound = await fuzzed(await opens(), "nonce-history", parts);
		expect(sound.report.results.map(({ verdict }) => verdict)).toEqual(["pass"]);
		const { report } = await fuzzed(await opens("nonces-not-remembered"), "nonce-history", parts);
		expect(requirementsOf(report)).toContain("HMAC-NONCE-01");
	});

	it("is found out once with what rests on the nonce, which is new in each request", async () => {
		const gateway = await opens("any-signature-with-a-nonce-that-begins-with-two-zeros");
		const { report } = await fuzzed(gateway, "altered-requests", { ...acme, runs: 800 });
		const [first, ...others] = report.results.flatMap(({ findings }) => findings);
		expect(others).toEqual([]);
		expect(first).toMatchObject({ actual: expect.stringMatching(/^200/), repetition: { asked: 9 } });
		expect(first?.shrinks).toBeUndefined();
	}, 60_000);

	it("is told how bad it is by what shows it, and not by the worst that could be wrong with the same requirement", async () => {
		const gateway = await opens("path-verified-without-empty-segments");
		const { report } = await fuzzed(gateway, "altered-requests", { ...acme, runs: 200 });
		expect(report.results.flatMap(({ findings }) => findings)).toMatchObject([
			{ requirement: "HMAC-CANON-08", severity: "medium", references: ["CVE-2021-31920", "CWE-347"] },
		]);
	});

	it("has one fault where its platform answers one request with what another deserves, whatever is wrong with that", async () => {
		const { report } = await fuzzed(await opens(), "http-exchanges", { ...acme, runs: 30 });
		const [result] = report.results;
		expect(result?.reason).toBeUndefined();
		const [one, ...others] = result?.findings.filter(({ requirement }) => requirement === "FWD-13") ?? [];
		expect(one).toMatchObject({ severity: "medium", seen: expect.any(Number) });
		expect(one?.seen).toBeGreaterThan(3);
		expect(others).toEqual([]);
		expect(requirementsOf(report)).not.toContain("ANS-07");
	}, 60_000);

	it.each<[AcmeFault, string, string, number?]>([
		["method-not-verified", "altered-requests", "HMAC-CANON-06"],
		["path-verified-without-empty-segments", "altered-requests", "HMAC-CANON-08"],
		["body-verified-as-text", "altered-requests", "HMAC-BODY-01", 800],
		["signature-compared-by-its-start", "altered-requests", "HMAC-SIG-04", 1000],
		["right-signature-told", "altered-requests", "ANS-08", 100],
		["right-signature-told", "whole-gateway", "ANS-08", 100],
		["secret-told", "altered-requests", "ANS-08", 40],
		["time-not-looked-at", "altered-timestamps", "HMAC-TIME-01", 40],
		["time-read-as-seconds", "altered-timestamps", "HMAC-TIME-01", 40],
		["nonces-not-remembered", "nonce-history", "HMAC-NONCE-01", 20],
		["nonces-not-remembered", "whole-gateway", "HMAC-NONCE-01"],
		["nonces-compared-in-lower-case", "nonce-history", "HMAC-NONCE-04", 60],
		["style-sheets-are-public", "unproved-requests", "CRED-01"],
	])(
		"is found out with %s by %s",
		async (fault, property, requirement, runs = 200) => {
			const { code, report } = await fuzzed(await opens(fault), property, { ...acme, runs });
			expect(requirementsOf(report)).toContain(requirement);
			expect(code).toBe(1);
			expect(JSON.stringify(report)).not.toContain(secret);
		},
		60_000,
	);
});
