import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Peers, startPeers } from "../../peers/index.ts";
import { conformed } from "../conformed.ts";
import { expectFindings } from "../expect-findings.ts";
import { startServer } from "../in-node.ts";
import type { Running } from "../running.ts";
import { findings, lenient } from "./findings.ts";

const folder = "conformance/foreign/express-oauth2-jwt-bearer";
const audience = "https://api.test";
let peers: Peers;
let discovery: Running;
let gateway: Running;

beforeAll(async () => {
	peers = await startPeers();
	discovery = await startServer(`${folder}/discovery.ts`, { JWKS_URL: peers.issuer.jwksUrl("main") });
	gateway = await startServer(`${folder}/server.ts`, { ISSUER_BASE_URL: discovery.url, AUDIENCE: audience });
});
afterAll(async () => {
	await Promise.all([gateway.close(), discovery.close(), peers.close()]);
});

describe("express-oauth2-jwt-bearer in Express", () => {
	it("lets in what is listed, and nothing else", async () => {
		const run = await conformed({
			target: gateway.url,
			direct: true,
			jwt: { issuer: `${discovery.url}/`, audience, algorithms: ["RS256"] },
			issuer: { control: peers.issuer.url },
			routes: {
				read: { method: "GET", path: "/api/messages/{id}" },
				write: { method: "POST", path: "/api/messages/{id}" },
				public: { method: "GET", path: "/" },
			},
		});
		expectFindings(run, { findings, lenient, atLeast: 380 });
	});

	it("follows what its issuer publishes, once a set has served its time", async () => {
		const { url, close } = await startServer(`${folder}/server.ts`, {
			ISSUER_BASE_URL: discovery.url,
			AUDIENCE: audience,
			CACHE_MAX_AGE_MS: "100",
		});
		const config = {
			target: url,
			jwt: { issuer: `${discovery.url}/`, audience, algorithms: ["RS256" as const] },
			issuer: { control: peers.issuer.url, keySetSeconds: 0.1 },
			routes: { read: { method: "GET" as const, path: "/api/messages/{id}" } },
		};
		const only = ["JWKS-01", "JWKS-03", "JWKS-08/wrapped", "JWT-KEY-05", "JWT-KEY-06"];
		const { report } = await conformed(config, {}, {}, only);
		await close();
		const said = (verdict: string) => report.results.filter((result) => result.verdict === verdict).map(({ id }) => id);
		expect(said("pass")).toEqual(expect.arrayContaining(["JWKS-01/removed-key", "JWKS-03/published-key"]));
		expect(said("warn")).toEqual(["JWKS-08/wrapped"]);
		expect([...said("fail"), ...said("inconclusive"), ...said("error")]).toEqual([]);
	});
});
