import { describe, expect, it } from "vitest";
import { anyToken, honestToken } from "../arbitraries/token-case.ts";
import { tokenAudience, tokenIssuer, tokenNow } from "../arbitraries/token-members.ts";
import { checkable } from "../checkable.ts";
import { signedByOneOf } from "../models/token.ts";
import { coreTokenJudge, type TokenJudge } from "../subjects/token-judge.ts";
import { readTokenKeys } from "../subjects/token-keys.ts";
import { compactToken } from "./token-case.ts";
import { tokenPolicy, tokensProveWhatThePredicateSays } from "./token-decision.ts";

const keys = readTokenKeys();
const search = (judge: TokenJudge, runs = 6000) =>
	checkable(anyToken, tokensProveWhatThePredicateSays(judge, keys)).search({ seed: 20_260_113, runs });

/** What a part says, believed. */
function partOf(text: string, part: 0 | 1): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(Buffer.from(text.split(".")[part] ?? "", "base64url").toString());
		return typeof value === "object" && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
}

const claimsOf = (text: string) => partOf(text, 1);
const isSigned = (text: string) =>
	signedByOneOf(keys.trusted)(text, partOf(text, 0), Buffer.from(text.split(".")[2] ?? "", "base64url"));

/** The token with claims as a lenient reader would understand them, if it is signed at all. */
const lenient =
	(understand: (claims: Record<string, unknown>) => boolean): TokenJudge =>
	(text, surroundings) =>
		coreTokenJudge(text, surroundings) ?? (understand(claimsOf(text)) && isSigned(text) ? nobody : undefined);
const nobody = { userId: "nobody", orgId: null, clientId: null, scopes: [] };
const withLaterClock =
	(seconds: number): TokenJudge =>
	(text, surroundings) =>
		coreTokenJudge(text, { ...surroundings, now: surroundings.now + seconds });

describe("a token proves what the strict predicate says", () => {
	it("to the core", async () => {
		expect(await search(coreTokenJudge, 4000)).toMatchObject({ kind: "held" });
	});

	it("and honest tokens are accepted, all of them", async () => {
		const accepted = checkable(honestToken, (token) => {
			const text = compactToken(token, keys);
			return coreTokenJudge(text, { policy: tokenPolicy, keys: keys.trusted, now: tokenNow }) === undefined
				? { requirement: "JWT-ALG-04", expected: "acceptance", actual: text }
				: undefined;
		});
		expect(await accepted.search({ seed: 20_260_114, runs: 500 })).toMatchObject({ kind: "held" });
	});

	it.each<[string, TokenJudge, string?]>([
		["needs no expiry", lenient(({ iss, exp }) => iss !== undefined && exp === undefined)],
		["reads numbers from texts", lenient(({ exp }) => typeof exp === "string" && Number(exp) > 0)],
		["takes an infinite expiry", lenient(({ exp }) => exp === Number.POSITIVE_INFINITY)],
		["is late by a second", withLaterClock(-1)],
		["is early by a second", withLaterClock(1)],
		["finds its audience in a longer one", lenient(({ aud }) => aud === `${tokenAudience}/`), "JWT-CLAIM-02"],
		["finds its audience in an array in an array", lenient(({ aud }) => Array.isArray(aud) && Array.isArray(aud[0]))],
		[
			"compares issuers without regard to case",
			lenient(({ iss }) => iss === tokenIssuer.toUpperCase()),
			"JWT-CLAIM-01",
		],
		["takes a subject with blanks around it", lenient(({ sub }) => sub === " a" || sub === "a "), "JWT-CLAIM-07"],
		["needs no subject", lenient(({ iss, sub }) => iss !== undefined && sub === undefined)],
		["takes an organisation that is none", lenient(({ org_id: org }) => org === null), "JWT-CLAIM-08"],
		["takes a scope with a quote", lenient(({ scope }) => scope === 'a"b'), "JWT-CLAIM-10"],
	])("unless a judge %s", async (_, judge, requirement) => {
		const found = await search(judge);
		expect(found).toMatchObject({ kind: "broken", violation: { requirement: requirement ?? expect.any(String) } });
	});

	it("unless a judge gives the scopes of both claims", async () => {
		const merging: TokenJudge = (text, around) => {
			const principal = coreTokenJudge(text, around);
			const { permissions } = claimsOf(text);
			return principal && Array.isArray(permissions)
				? { ...principal, scopes: [...principal.scopes, "sites:write"] }
				: principal;
		};
		expect(await search(merging)).toMatchObject({ kind: "broken", violation: { requirement: "JWT-CLAIM-09" } });
	});
});
