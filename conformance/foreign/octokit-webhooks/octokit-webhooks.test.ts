import { afterAll, beforeAll, describe, it } from "vitest";
import { expectFindings } from "../expect-findings.ts";
import { startServer } from "../in-node.ts";
import type { Running } from "../running.ts";
import { conformedReceiver } from "../webhook.ts";
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
		const run = await conformedReceiver(gateway.url, folder, { secret: SECRET, body: '{"action":"opened"}' });
		expectFindings(run, { findings, lenient, atLeast: 250 });
	});
});
