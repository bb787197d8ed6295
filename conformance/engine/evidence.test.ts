import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import type { Exchange } from "./check.ts";
import { evidenceOf } from "./evidence.ts";
import { answer, fault } from "./fake-target.ts";
import { Redactor } from "./redact.ts";

const token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

function exchange(
	overrides: Partial<Exchange["request"]> = {},
	outcome: Exchange["outcome"] = answer(200, [], ""),
): Exchange {
	const request = {
		method: "POST",
		target: "/a",
		host: "gw.test",
		headers: [["Authorization", `Bearer ${token}`]],
		body: new Uint8Array(),
		framing: { kind: "length" },
		...overrides,
	} as const;
	return { probe: { credential: "jwt", token: { key: "foreign" } }, request, outcome, token: "t" };
}

function evidence(of: Exchange) {
	const redactor = new Redactor([]);
	redactor.learn(of.request);
	return evidenceOf(of, "https://gw.test", redactor);
}

describe("evidence", () => {
	it("masks the proof in the request and in the command, and keeps the defect for a replay", () => {
		const shown = evidence(exchange());
		expect(JSON.stringify(shown)).not.toContain(token);
		expect(shown.request.headers).toEqual([["Authorization", "Bearer <token>"]]);
		expect(shown.curl).toContain("Authorization: Bearer <token>");
		expect(shown.replay).toEqual({ credential: "jwt", token: { key: "foreign" } });
	});

	it("masks a proof that quoting for the shell would take apart", () => {
		const odd = "not-a-jwt'with-a-quote-in-it";
		const shown = evidence(exchange({ headers: [["Authorization", `Bearer ${odd}`]] }));
		expect(shown.curl).not.toContain("with-a-quote");
	});

	it("shows text as text, bytes as base64, and no more than 2 KiB of either", () => {
		expect(evidence(exchange({ body: Buffer.from("héllo") })).request.body).toEqual({ bytes: 6, text: "héllo" });
		expect(evidence(exchange({ body: Buffer.from([0, 255]) })).request.body).toEqual({ bytes: 2, base64: "AP8=" });
		const long = evidence(exchange({ body: Buffer.alloc(5000, "x") })).request.body;
		expect(long).toMatchObject({ bytes: 5000, truncated: true });
		expect(long.text).toHaveLength(2048);
	});

	it("says what came instead of an answer", () => {
		expect(evidence(exchange({}, fault("timeout"))).response).toEqual({ fault: "timeout", detail: "as told" });
	});
});
