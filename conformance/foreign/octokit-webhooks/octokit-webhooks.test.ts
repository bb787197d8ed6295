import { afterAll, beforeAll, describe, it } from "vitest";
import { readData } from "../../data.ts";
import { conformed } from "../conformed.ts";
import { expectFindings } from "../expect-findings.ts";
import { startServer } from "../in-node.ts";
import type { Running } from "../running.ts";
import { findings, lenient } from "./findings.ts";

const folder = "conformance/foreign/octokit-webhooks";
const SECRET = "a-shared-secret-of-32-characters";
let gateway: Running;

beforeAll(async () => {
	gateway = await startServer(`${folder}/server.ts`, { SECRET });
});
afterAll(() => gateway.close());

describe("a receiver of GitHub's webhooks", () => {
	it("lets in what is listed, and nothing else", async () => {
		const webhook = {
			method: "POST",
			path: "/webhook",
			body: { contentType: "application/json", text: '{"action":"opened"}' },
		} as const;
		const run = await conformed(
			{
				target: gateway.url,
				direct: true,
				scheme: "./scheme.json",
				// The scheme has no key ids; this one is never sent.
				hmac: { keys: { primary: { id: "webhook", secret: { env: "SECRET" } } } },
				routes: { read: webhook, write: webhook },
			},
			{ SECRET },
			{ "scheme.json": readData(`${folder}/scheme.json`) },
		);
		expectFindings(run, { findings, lenient, atLeast: 250 });
	});
});
