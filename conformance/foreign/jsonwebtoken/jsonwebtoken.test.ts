import { afterAll, beforeAll, describe, it } from "vitest";
import { conformed } from "../conformed.ts";
import { expectFindings } from "../expect-findings.ts";
import { startServer } from "../in-node.ts";
import type { Running } from "../running.ts";
import { findings, lenient } from "./findings.ts";

const SECRET = "a-shared-secret-of-32-characters";
let gateway: Running;

beforeAll(async () => {
	gateway = await startServer("conformance/foreign/jsonwebtoken/server.ts", { SECRET });
});
afterAll(() => gateway.close());

describe("jsonwebtoken in an Express middleware written by hand", () => {
	it("lets in what is listed, and nothing else", async () => {
		const run = await conformed(
			{
				target: gateway.url,
				direct: true,
				jwt: { keys: [{ alg: "HS256", secret: { env: "SECRET" } }] },
				routes: {
					read: { method: "GET", path: "/posts/{id}" },
					write: { method: "POST", path: "/posts/{id}" },
					public: { method: "GET", path: "/" },
				},
			},
			{ SECRET },
		);
		expectFindings(run, { findings, lenient, atLeast: 320 });
	});
});
