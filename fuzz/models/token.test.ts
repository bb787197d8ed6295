import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeToken, type TokenVerdict } from "./token.ts";

const now = 1_767_225_600;
const policy = {
	...{ issuer: "https://issuer.test/", audience: "https://api.test", algorithms: ["ES256"], types: ["jwt", null] },
	toleranceSeconds: 30,
};
const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
const verdict = (claims: Readonly<Record<string, unknown>>): TokenVerdict => {
	const honest = { iss: policy.issuer, aud: policy.audience, exp: now + 60, sub: "user-1" };
	const text = [encoded({ alg: "ES256", kid: "a" }), encoded({ ...honest, ...claims }), "AAAA"].join(".");
	return judgeToken(text, { policy, now, isSigned: () => true });
};

describe("the model of a token", () => {
	it("takes one that is as it should be", () => {
		expect(verdict({})).toMatchObject({ accepted: true });
	});

	it("decides of whatever JSON can hold in the place of a claim", () => {
		expect(verdict({ exp: { valueOf: null, toString: null } })).toEqual({
			accepted: false,
			requirement: "JWT-CLAIM-03",
		});
		const names = fc.constantFrom("iss", "aud", "exp", "nbf", "iat", "sub", "azp", "scope", "permissions");
		const odd = fc.oneof(fc.jsonValue(), fc.constant({ valueOf: null, toString: null }));
		fc.assert(
			fc.property(names, odd, (name, value) => {
				expect(verdict({ [name]: value })).toHaveProperty("accepted");
			}),
			{ seed: 5, numRuns: 500 },
		);
	});
});
