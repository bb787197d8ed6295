import { afterAll, beforeAll, describe, it } from "vitest";
import { type Peers, startPeers } from "../../peers/index.ts";
import { conformed } from "../conformed.ts";
import { expectFindings } from "../expect-findings.ts";
import { startWorker } from "../in-workerd.ts";
import type { Running } from "../running.ts";
import { findings, lenient } from "./findings.ts";

const issuer = "https://issuer.test/";
const audience = "https://api.test";
let peers: Peers;
let gateway: Running;

beforeAll(async () => {
	peers = await startPeers();
	const env = { JWKS_URL: peers.issuer.jwksUrl("main"), ISSUER: issuer, AUDIENCE: audience };
	gateway = await startWorker("conformance/foreign/hono-jwk/worker.ts", env);
});
afterAll(async () => {
	await gateway.close();
	await peers.close();
});

describe("Hono's jwk middleware in workerd", () => {
	it("lets in what is listed, and nothing else", async () => {
		const run = await conformed({
			target: gateway.url,
			direct: true,
			jwt: { issuer, audience, algorithms: ["RS256", "ES256"] },
			issuer: { control: peers.issuer.url, keySetSeconds: 0 },
			routes: {
				read: { method: "GET", path: "/auth/page/{id}" },
				write: { method: "POST", path: "/auth/page/{id}" },
				public: { method: "GET", path: "/" },
			},
		});
		expectFindings(run, { findings, lenient, atLeast: 430 });
	});
});
