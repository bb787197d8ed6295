import { describe, expect, it } from "vitest";
import type { ExchangeCheck } from "../../conformance/engine/check.ts";
import { fakeFinding } from "../report/fake-fuzz-report.ts";
import type { Finding } from "../report/schema.ts";
import { asCheck } from "./as-check.ts";
import { imported } from "./imported.ts";

async function check(finding: Partial<Finding>, threats: readonly string[] = []): Promise<ExchangeCheck> {
	const found = { file: "r.json", property: "altered-requests", finding: fakeFinding(finding), threats, seed: 7 };
	const made = asCheck(found, { note: "It was let in. */", name: "fuzzed-1" });
	if (!made.ok) expect.fail(made.reason);
	return (await imported(made.text, "conformance/checks"))["fuzzed1"] as ExchangeCheck;
}

describe("the source of a check", () => {
	it("is that of the finding: requirement, severity, references, threats, probe and what must come back", async () => {
		expect(await check({}, ["CAN-05"])).toEqual({
			kind: "exchange",
			id: "HMAC-CANON-05/fuzzed-1",
			requirement: "HMAC-CANON-05",
			title: 'refuses a request after signing [{"set":["X-Nonce","0123456789abcdef"]}]',
			severity: "critical",
			threats: ["CAN-05"],
			references: ["CWE-294"],
			needs: ["hmac"],
			twin: { credential: "hmac" },
			probe: { credential: "hmac", after: [{ set: ["X-Nonce", "0123456789abcdef"] }] },
			expect: { kind: "refused", codes: ["invalid_credentials"] },
		});
	});

	it("names the threats that checks of its requirement are about, as far as there are any", async () => {
		const requirement = "HMAC-CANON-08";
		expect((await check({ requirement }, ["CAN-02", "CAN-17", "FWD-07"])).threats).toEqual(["CAN-17"]);
		expect((await check({ requirement }, ["FWD-07", "LIM-01"])).threats).toEqual(["FWD-07", "LIM-01"]);
	});

	it("has the plain request as the twin of one that must be accepted, or that shows no credential", async () => {
		const accepted = await check({
			expected: "accepted and forwarded",
			input: { credential: "hmac", route: "write", query: "a=1", body: { text: "x" }, headers: [] },
		});
		expect(accepted).toMatchObject({
			...{ expect: { kind: "accepted" }, twin: { credential: "hmac", route: "write" }, needs: ["hmac", "route.write"] },
			probe: { credential: "hmac", route: "write", query: "a=1" },
		});
		expect(accepted.probe).not.toHaveProperty("headers");
		const unproved = await check({ input: [{ credential: "none", headers: [["X-Key-Id", "a"]] }] });
		expect(unproved).toMatchObject({ twin: { credential: "any" }, needs: ["credential"] });
	});

	it("lets in or refuses, but does not fall, where that was asked", async () => {
		const survives = await check({
			requirement: "ANS-05",
			expected: "an acceptance or a refusal of the client's request",
		});
		expect(survives.expect).toMatchObject({ kind: "either" });
		const anyOf = await check({ expected: "refused with malformed_request or invalid_credentials" });
		expect(anyOf.expect).toMatchObject({ codes: ["malformed_request", "invalid_credentials"] });
		expect((await check({ expected: "refused" })).expect).toMatchObject({ codes: ["invalid_credentials"] });
	});

	it("needs the scheme whose lines it changes", async () => {
		const needs = async (lines: Record<string, string>, requirement = "HMAC-CANON-08") =>
			(await check({ requirement, input: [{ credential: "hmac", sign: { lines } }] })).needs;
		expect(await needs({ target: "/" })).toEqual(["hmac", "countersign-v1"]);
		expect(await needs({ query: "" })).toEqual(["hmac", "sorted-query"]);
	});

	it("holds hostile texts as data", async () => {
		const text = '"); process.exit(1); // \u2028 \u202e */';
		const input = [{ credential: "hmac", after: [{ set: ["X", text] }] }];
		expect((await check({ input })).probe.after).toEqual([{ set: ["X", text] }]);
	});
});
