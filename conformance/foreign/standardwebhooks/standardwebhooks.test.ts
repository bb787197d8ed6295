import { afterAll, beforeAll, describe, it } from "vitest";
import { expectFindings } from "../expect-findings.ts";
import { startServer } from "../in-node.ts";
import type { Running } from "../running.ts";
import { conformedReceiver } from "../webhook.ts";
import { findings, lenient } from "./findings.ts";

const folder = "conformance/foreign/standardwebhooks";
const SECRET = `whsec_${Buffer.from("a-shared-secret-of-32-characters").toString("base64")}`;
let gateway: Running;

beforeAll(async () => {
	gateway = await startServer(`${folder}/server.ts`, { SECRET });
});
afterAll(() => gateway.close());

describe("a receiver of Standard Webhooks", () => {
	it("lets in what is listed, and nothing else", async () => {
		const run = await conformedReceiver(gateway.url, folder, { secret: SECRET, body: '{"type":"ping"}' });
		expectFindings(run, { findings, lenient, atLeast: 250 });
	});
});
