import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conformed } from "../conformed.ts";
import { expectFindings } from "../expect-findings.ts";
import { failed, listed } from "../findings.ts";
import { startWorker } from "../in-workerd.ts";
import type { Running } from "../running.ts";
import { brokenBodies, twoHosts } from "../servers.ts";
import { findings, lenient } from "./findings.ts";

const SECRET = "a-shared-secret-of-32-characters";
let gateway: Running;

beforeAll(async () => {
	gateway = await startWorker("conformance/foreign/hono-jwt/worker.ts", { SECRET });
});
afterAll(() => gateway.close());

const target = () =>
	({
		target: gateway.url,
		direct: true,
		routes: {
			read: { method: "GET", path: "/auth/page/{id}" },
			write: { method: "POST", path: "/auth/page/{id}" },
			public: { method: "GET", path: "/" },
		},
	}) as const;

describe("Hono's jwt middleware in workerd", () => {
	it("lets in what is listed, and nothing else", async () => {
		const jwt = {
			issuer: "https://issuer.test/",
			audience: "https://api.test",
			keys: [{ alg: "HS256" as const, secret: { env: "SECRET" } }],
		};
		expectFindings(await conformed({ ...target(), jwt }, { SECRET }), { findings, lenient, atLeast: 350 });
	});

	it("is asked what can be asked with one token and no key", async () => {
		const signed = new SignJWT({ sub: "user-1" }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("10m");
		const TOKEN = await signed.sign(Buffer.from(SECRET));
		const { report } = await conformed({ ...target(), jwt: { token: { env: "TOKEN" } } }, { TOKEN });
		expect(failed(report)).toEqual(listed([twoHosts, brokenBodies]));
		expect(report.summary).toMatchObject({ error: 0, inconclusive: 0 });
		const passed = new Set(report.results.flatMap(({ id, verdict }) => (verdict === "pass" ? [id] : [])));
		for (const id of [
			"JWT-FORM-01/signature-stripped",
			"JWT-ALG-02/none-unsigned",
			"JWT-ALG-03/hs256-of-nothing",
			"JWT-ALG-05/foreign-key",
			"JWT-ALG-05/last-bit",
			"JWT-ALG-05/rewritten-claims",
			"JWT-KEY-02/embedded-key",
			"CRED-04/access-token-in-query",
		]) {
			expect(passed).toContain(id);
		}
	});

	it("is not asked about an issuer or an audience that nobody named", async () => {
		const jwt = { keys: [{ alg: "HS256" as const, secret: { env: "SECRET" } }] };
		const { report } = await conformed({ ...target(), jwt }, { SECRET });
		const claims = report.results.filter(({ id }) => /^JWT-CLAIM-0[12]\//.test(id));
		expect(new Set(claims.map(({ verdict }) => verdict))).toEqual(new Set(["skip"]));
		expect(claims.every(({ remedy }) => /jwt\.(?:issuer|audience)/.test(remedy ?? ""))).toBe(true);
	});
});
