import { describe, expect, it } from "vitest";
import type { Check } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { readSpecification } from "../engine/requirements.ts";
import { runSuite } from "../engine/run.ts";
import type { Result } from "../report/schema.ts";
import { closedGateway, openGateway, targetAround } from "./extreme-gateways.ts";
import { checks } from "./index.ts";

const specification = readSpecification();

/** Those that send to the target itself: the others take a gateway with an issuer of its own, and wait. */
const direct = checks.filter(({ needs }) => !needs.includes("fresh") && !needs.includes("key-set"));
const timed = (check: Check): boolean => /^(?:JWT|JWKS|ANS|LIM|FWD|AUTHZ)-/.test(check.id) && check.kind === "scenario";
const quick = direct.filter((check) => !timed(check));

async function results(gateway: Parameters<typeof targetAround>[0]): Promise<readonly Result[]> {
	const allow = ["load", "lockout", "mutation"] as const;
	return (await runSuite({ target: targetAround(gateway), checks: quick, specification, allow })).results;
}

function passed(found: readonly Result[]): readonly Check[] {
	const ids = new Set(found.filter(({ verdict }) => verdict === "pass").map(({ id }) => id));
	return quick.filter(({ id }) => ids.has(id));
}

function mayAccept(expectation: Expectation): boolean {
	return expectation.kind === "either" ? expectation.of.some(mayAccept) : expectation.kind === "accepted";
}

describe("each check can fail", { timeout: 240_000, concurrent: true }, () => {
	it("as far as it neither waits nor takes an issuer of its own", () => {
		expect(quick.length).toBeGreaterThan(checks.length * 0.8);
	});

	it("if it expects a refusal, on a gateway that lets everything in", async () => {
		const found = await results(openGateway);
		const wrong = passed(found).filter((check) => check.kind === "scenario" || !mayAccept(check.expect));
		// What these are about is that their requests come through.
		expect(wrong.map(({ id }) => id)).toEqual([
			"HMAC-TIME-03/inside-behind",
			"HMAC-TIME-03/inside-ahead",
			"HMAC-NONCE-03/two-keys",
		]);
		const mild = found.filter(({ verdict }) => verdict !== "pass" && verdict !== "fail");
		// A SHOULD that is not met is a warning.
		expect(mild.map(({ id, verdict }) => `${verdict} ${id}`)).toEqual([
			"warn LIM-08/hmac",
			"warn LIM-08/jwt",
			"warn LIM-08/none",
		]);
	});

	it.each(["malformed_request", "malformed_target", "unauthenticated", "invalid_credentials", "invalid_token"])(
		"on a gateway that refuses everything with %s",
		async (code) => {
			const status = specification.statusOf.get(code);
			if (status === undefined) throw new Error(`no code ${code}`);
			expect(passed(await results(closedGateway(code, status))).map(({ id }) => id)).toEqual([]);
		},
	);
});
