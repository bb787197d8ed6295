import { expect } from "vitest";
import { composeBench, type GatewaySubject, honestClaims, secondKey } from "./bench/bench.ts";
import { issuerKey, issuerOf } from "./bench/issuer.ts";
import type { ContractCase } from "./contract.ts";

const jwt = {
	issuer: "https://issuer.test/",
	audience: "https://api.test",
	algorithms: ["ES256"],
	jwksUrl: "https://issuer.test/jwks.json",
};

/** Composes with such a section for tokens, whatever the types say of it. */
function composeWith(subject: GatewaySubject, changes: Record<string, unknown>): () => unknown {
	return () => composeBench(subject, { config: { jwt: { ...jwt, ...changes } as never } });
}

/** What no configuration can bring about, and what it alone decides. */
export const configCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "JWKS-13",
		behaviour: "does not start with a key set that is fetched in the clear, loopback hosts excepted",
		run: (subject) => {
			for (const jwksUrl of [
				"http://issuer.test/jwks.json",
				"HTTP://issuer.test/",
				"http://127.0.0.1.issuer.test/",
				"ftp://issuer.test/",
			]) {
				expect(composeWith(subject, { jwksUrl })).toThrow();
			}
			for (const jwksUrl of [
				"https://issuer.test/jwks.json",
				"http://127.0.0.1:8790/",
				"http://localhost/",
				"http://[::1]/",
			]) {
				expect(composeWith(subject, { jwksUrl })).not.toThrow();
			}
		},
	},
	{
		requirement: "JWT-ALG-02",
		behaviour: "does not start where none is among the algorithms, in any spelling",
		run: (subject) => {
			for (const name of ["none", "None", "NONE", ""]) {
				expect(composeWith(subject, { algorithms: [name] })).toThrow();
				expect(composeWith(subject, { algorithms: ["ES256", name] })).toThrow();
			}
		},
	},
	{
		requirement: "JWT-ALG-03",
		behaviour: "does not start where an HMAC algorithm is among the algorithms",
		run: (subject) => {
			for (const name of ["HS256", "HS384", "HS512"]) {
				expect(composeWith(subject, { algorithms: [name] })).toThrow();
				expect(composeWith(subject, { algorithms: ["ES256", name] })).toThrow();
			}
		},
	},
	{
		requirement: "JWT-ALG-01",
		behaviour: "refuses a token of an algorithm that it knows and that is not configured",
		run: async (subject) => {
			for (const [algorithm, expected] of [
				["ES256", 200],
				["RS256", 401],
				["EdDSA", 401],
			] as const) {
				const key = await issuerKey("key-1", algorithm);
				const bench = composeBench(subject, {
					issuer: issuerOf([key.jwk]),
					config: { jwt: { ...jwt, algorithms: ["ES256"] } },
				});
				expect((await bench.bearer(await key.sign(honestClaims()))).status).toBe(expected);
			}
		},
	},
	{
		requirement: "JWT-ALG-01",
		behaviour: "refuses every token where nothing is configured for tokens",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const bench = composeBench(subject, { issuer: issuerOf([key.jwk]), config: { jwt: undefined as never } });
			expect(await bench.bearer(await key.sign(honestClaims()))).toMatchObject({ status: 401, code: "invalid_token" });
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "lets a key have as many live nonces as it is configured for, and answers 429 for the next one",
		run: async (subject) => {
			const limits = { liveNonces: 2, keyStoreSeconds: 1, admissionSeconds: 1, upstreamSeconds: 1 };
			const bench = composeBench(subject, { config: { limits } });
			expect([(await bench.signed()).status, (await bench.signed()).status]).toEqual([200, 200]);
			expect(await bench.signed()).toMatchObject({ status: 429, code: "replay_capacity_exceeded" });
			const { keyId, secrets } = secondKey;
			expect((await bench.signed({ keyId, secret: secrets[0]?.secret ?? "" })).status).toBe(200);
		},
	},
	{
		requirement: "AUTHZ-04",
		behaviour: "asks nobody for a scope on a public route, although one is named there",
		run: async (subject) => {
			const route = { pattern: "/public", upstream: "one", public: true, methods: { GET: ["a:read"] } };
			const bench = composeBench(subject, { config: { routes: [route] } });
			expect((await bench.plain({ headers: [], target: "/public" })).status).toBe(200);
		},
	},
	{
		requirement: "FWD-09",
		behaviour: "says by which protocol it is reached as its origin says it",
		run: async (subject) => {
			for (const protocol of ["http", "https"]) {
				const bench = composeBench(subject, { config: { publicOrigin: `${protocol}://gw.test` } });
				expect((await bench.plain({ headers: [], target: "/public" })).status).toBe(200);
				expect(bench.upstream[0]?.headers.get("x-forwarded-proto")).toBe(protocol);
			}
		},
	},
	{
		requirement: "JWT-CLAIM-04",
		behaviour: "does not start with a tolerance of more than 60 seconds",
		run: (subject) => {
			expect(composeWith(subject, { toleranceSeconds: 61 })).toThrow();
			expect(composeWith(subject, { toleranceSeconds: 60 })).not.toThrow();
		},
	},
];
