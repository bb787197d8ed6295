import { describe, expect, it } from "vitest";
import type { Probe, TokenTextChange } from "../../conformance/client/probe.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { type BearerFacts, predictBearer } from "./bearer-request.ts";

const now = 1_767_225_600;
const facts: BearerFacts = {
	issuer: "https://issuer.test/",
	audience: "https://api.test",
	kids: new Map([["ES256", "ec-1"]]),
	scopes: [],
	clockUncertainty: 0,
	policyIsDefault: true,
};
const part = (members: object) => Buffer.from(JSON.stringify(members)).toString("base64url");
const minted = [
	part({ alg: "ES256", kid: "ec-1", typ: "JWT" }),
	part({ iss: facts.issuer, aud: facts.audience, sub: "user", exp: now + 300 }),
	Buffer.alloc(64, 7).toString("base64url"),
].join(".");

function predicted(authorization: string, ...text: TokenTextChange[]) {
	const request: WireRequest = {
		method: "GET",
		target: "/sites/1",
		host: "gateway.test",
		headers: [["Authorization", authorization]],
		body: new Uint8Array(),
		framing: { kind: "none" },
	};
	const probe: Probe = { credential: "jwt", token: { text } };
	return predictBearer({ probe, honest: request, request, token: "1", signedAt: now }, facts).prediction;
}

describe("a request with a token", () => {
	it("is accepted with one that is as it was minted", () => {
		expect(predicted(`Bearer ${minted}`)).toMatchObject({ outcome: "accepted" });
	});

	it("is accepted with blanks before it, which are no part of it", () => {
		const blank = { insertInPart: { part: 0, at: 0, text: " " } } as const;
		expect(predicted(`Bearer  ${minted}`, blank)).toMatchObject({ outcome: "accepted" });
	});

	it("is refused with one of which a character was changed, wherever a blank was put", () => {
		const blank = { insertInPart: { part: 0, at: 0, text: " " } } as const;
		const flip = { flipBit: { part: 2, byte: 1 } } as const;
		const changed = `${minted.slice(0, -1)}A`;
		expect(predicted(`Bearer ${changed}`, flip)).toMatchObject({ outcome: "refused" });
		expect(predicted(`Bearer  ${changed}`, blank, flip)).toMatchObject({ outcome: "refused" });
		expect(
			predicted(`Bearer ${minted.replace(".", ". ")}`, { ...blank, insertInPart: { part: 1, at: 0, text: " " } }),
		).toMatchObject({ outcome: "refused" });
	});
});
