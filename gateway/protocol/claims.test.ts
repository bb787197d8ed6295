import { describe, expect, it } from "vitest";
import { isOurIssuer, principalOf } from "./claims.ts";
import type { JsonObject } from "./strict-json.ts";
import type { TokenPolicy } from "./token.ts";

const now = 1_767_225_600;
const policy: TokenPolicy = {
	issuer: "https://issuer.test/",
	audience: "https://api.test",
	algorithms: ["RS256"],
	types: [null, "jwt", "at+jwt"],
	toleranceSeconds: 30,
};
const valid = { iss: policy.issuer, aud: policy.audience, exp: now + 600, sub: "user-1" };

function judge(changes: Record<string, unknown>, nowMs = now * 1000) {
	const entries = Object.entries({ ...valid, ...changes }).filter(([, value]) => value !== undefined);
	return principalOf(Object.fromEntries(entries), policy, nowMs);
}

const refused = { ok: false, refusal: { code: "invalid_token" } };

describe("claims", () => {
	it("make a principal of what they prove and of nothing else", () => {
		expect(judge({ org_id: "org", azp: "client", client_id: "other", scope: "a b", permissions: ["c"] })).toEqual({
			ok: true,
			value: { authType: "jwt", userId: "user-1", orgId: "org", clientId: "client", scopes: ["a", "b"] },
		});
		expect(judge({})).toEqual({
			ok: true,
			value: { authType: "jwt", userId: "user-1", orgId: null, clientId: null, scopes: [] },
		});
	});

	it.each<[string, unknown]>([
		["iss", undefined],
		["iss", "https://issuer.test"],
		["iss", "https://ISSUER.test/"],
		["iss", "https://issuer.test/x"],
		["iss", [policy.issuer]],
		["iss", 1],
		["aud", undefined],
		["aud", "https://api.test/"],
		["aud", "https://api.tes"],
		["aud", "x,https://api.test"],
		["aud", []],
		["aud", ["x"]],
		["aud", [["https://api.test"]]],
		["aud", ["https://api.test", 1]],
		["aud", { 0: "https://api.test" }],
		["exp", undefined],
		["exp", null],
		["exp", String(now + 600)],
		["exp", true],
		["exp", [now + 600]],
		["exp", Number.POSITIVE_INFINITY],
		["exp", Number.NaN],
		["exp", -1],
		["nbf", null],
		["nbf", "0"],
		["nbf", Number.NEGATIVE_INFINITY],
		["iat", null],
		["iat", "0"],
		["iat", Number.NaN],
		["sub", undefined],
		["sub", ""],
		["sub", 1],
		["sub", null],
		["sub", ["user-1"]],
		["sub", "a\r\nX-Admin: 1"],
		["sub", " user"],
		["sub", "üser"],
		["sub", "a".repeat(257)],
		["org_id", null],
		["org_id", ""],
		["org_id", 7],
		["azp", null],
		["azp", ""],
		["azp", 7],
		["client_id", null],
		["client_id", "a\n"],
		["scope", null],
		["scope", ["a"]],
		["scope", 'a"b'],
		["scope", "a\\b"],
		["scope", "a\tb"],
		["scope", "é"],
		["permissions", null],
		["permissions", "a b"],
		["permissions", ["a b"]],
		["permissions", [""]],
		["permissions", [1]],
	])("are refused with %s = %j", (name, value) => {
		expect(judge({ [name]: value })).toMatchObject(refused);
	});

	it.each<[string, unknown]>([
		["aud", [policy.audience]],
		["aud", ["x", policy.audience]],
		["exp", now + 0.5],
		["exp", 1e20],
		["nbf", now - 1e9],
		["iat", -1],
		["org_id", "o"],
		["client_id", "c"],
		["scope", ""],
		["scope", "a  b"],
		["permissions", []],
	])("are accepted with %s = %j", (name, value) => {
		expect(judge({ [name]: value }).ok).toBe(true);
	});

	it.each<[string, number, boolean]>([
		["exp", now - 29, true],
		["exp", now - 29.5, true],
		["exp", now - 30, false],
		["exp", now - 31, false],
		["nbf", now + 30, true],
		["nbf", now + 30.5, false],
		["nbf", now + 31, false],
		["iat", now + 30, true],
		["iat", now + 31, false],
	])("at the edge of the tolerance, %s = %d, are accepted: %s", (name, value, accepted) => {
		expect(judge({ [name]: value }).ok).toBe(accepted);
		expect(judge({ [name]: value }, now * 1000 + 999).ok).toBe(accepted);
	});

	it("take the scopes from scope alone where there is one, else from permissions", () => {
		expect(judge({ scope: "a   b", permissions: ["c"] })).toMatchObject({ value: { scopes: ["a", "b"] } });
		expect(judge({ scope: "", permissions: ["c"] })).toMatchObject({ value: { scopes: [] } });
		expect(judge({ permissions: ["c", "d"] })).toMatchObject({ value: { scopes: ["c", "d"] } });
		expect(judge({ scope: "a", permissions: "not judged" })).toMatchObject({ value: { scopes: ["a"] } });
	});

	it("name the client by azp, else by client_id, which is then not judged", () => {
		expect(judge({ azp: "a", client_id: null })).toMatchObject({ value: { clientId: "a" } });
		expect(judge({ client_id: "c" })).toMatchObject({ value: { clientId: "c" } });
	});

	it("are judged by nothing that an object inherits", () => {
		const claims: JsonObject = Object.fromEntries(Object.entries(valid).filter(([name]) => name !== "sub"));
		expect(principalOf({ ...claims, constructor: "x" }, policy, now * 1000)).toMatchObject(refused);
	});
});

describe("the issuer", () => {
	it("is ours only as the exact string", () => {
		expect(isOurIssuer({ iss: policy.issuer }, policy)).toBe(true);
		expect(isOurIssuer({ iss: `${policy.issuer} ` }, policy)).toBe(false);
		expect(isOurIssuer({}, policy)).toBe(false);
	});
});
