import { afterAll, beforeAll, describe, it } from "vitest";
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
});
