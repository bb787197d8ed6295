import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { RunnerConfig } from "../config/index.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import { readPublishedKeys } from "../embedded/published-keys.ts";
import { conformed } from "./conformed.ts";

type Config = z.input<typeof RunnerConfig>;

let lab: Lab;

beforeAll(async () => {
	lab = await startLab();
});
afterAll(() => lab.dispose());

/** The reference as any other gateway: with error bodies of its own, and only what its operator cares to give. */
function asStranger(...without: readonly (keyof Config)[]): Config {
	const config = { ...(lab.runnerConfig() as unknown as Config), errors: "any" as const };
	for (const member of without) delete config[member];
	return config;
}

/** Everything but what passed or was skipped. */
async function noticed(config: Config, env: Readonly<Record<string, string>> = {}) {
	const { exitCode, report } = await conformed(config, env);
	const { results, inconclusive } = report;
	const told = results.filter(({ verdict }) => verdict !== "pass" && verdict !== "skip");
	return {
		exitCode,
		inconclusive,
		told: told.map(({ verdict, id, actual, reason }) => `${verdict} ${id}: ${actual ?? reason}`),
		passed: results.filter(({ verdict }) => verdict === "pass").length,
	};
}

const nothing = { exitCode: 0, inconclusive: undefined, told: [] };

describe("the reference, of which a stranger tells", () => {
	it("its HMAC keys only, and nothing of its upstream", async () => {
		const found = await noticed(asStranger("jwt", "issuer", "echo"));
		expect(found).toMatchObject(nothing);
		expect(found.passed).toBeGreaterThan(700);
	});

	it("its token keys only", async () => {
		const found = await noticed(asStranger("hmac", "issuer", "echo"));
		expect(found).toMatchObject(nothing);
		expect(found.passed).toBeGreaterThan(500);
	});

	it("one token", async () => {
		const { jwt, ...config } = asStranger("hmac", "issuer", "echo");
		const { alg, key } = readPublishedKeys().signingKey("ec-1", "ES256");
		const TOKEN = await new SignJWT({ ...jwt?.claims, sub: "user-1", scope: "sites:read sites:write users:read" })
			.setProtectedHeader({ alg, kid: "ec-1" })
			.setIssuer(jwt?.issuer ?? "")
			.setAudience(jwt?.audience ?? "")
			.setExpirationTime("10m")
			.sign(key);
		const found = await noticed({ ...config, jwt: { token: { env: "TOKEN" } } }, { TOKEN });
		expect(found).toMatchObject(nothing);
		expect(found.passed).toBeGreaterThan(300);
	});
});
