import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { registerFuzz } from "../conformance/cli/commands/fuzz.ts";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { runProgram } from "../conformance/cli/program.ts";
import { type FakeGateway, tokenGateway } from "./fake-foreign-gateway.ts";
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
			["unproved-requests", "pass", undefined],
			["whole-gateway", "pass", undefined],
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
