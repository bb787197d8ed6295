import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { encodePart, signToken } from "../subjects/token-maker.ts";
import { judgeIssued } from "./issued-token.ts";
import type { Span } from "./kept-key-set.ts";
import { keySetOf } from "./published-keys.ts";

const now = 1_800_000_000;
const tokens = {
	issuer: "https://issuer.test",
	audience: "api",
	algorithms: ["ES256", "RS256", "PS256"],
	cacheSeconds: 3600,
	staleSeconds: 3600,
	unknownKeyCooldownSeconds: 30,
	failureCooldownSeconds: 5,
	timeoutSeconds: 5,
};
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" });
const weak = generateKeyPairSync("rsa", { modulusLength: 1024 });
const strong = generateKeyPairSync("rsa", { modulusLength: 2048 });
const beside = { ...jwk(generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey), kid: "beside" };

function jwk(key: KeyObject) {
	return key.export({ format: "jwk" });
}

function signed(key: KeyObject, alg: string): string {
	const header = encodePart(JSON.stringify({ alg, kid: "a" }));
	const claims = { iss: tokens.issuer, aud: tokens.audience, sub: "user", exp: now + 60 };
	const input = `${header}.${encodePart(JSON.stringify(claims))}`;
	return `${input}.${encodePart(signToken(input, alg, key))}`;
}

/** What the model says of a token under a set of these entries. */
function judged(token: string, ...entries: readonly unknown[]) {
	return judgedDuring({ from: now, to: now }, token, ...entries);
}

function judgedDuring(span: Span, token: string, ...entries: readonly unknown[]) {
	const set = keySetOf({ status: 200, body: Buffer.from(JSON.stringify({ keys: entries })) });
	if (set === undefined) throw new Error("no set");
	return judgeIssued(token, { tokens }, { kind: "fixed", set }, { ...span, copies: 1 }).prediction;
}

const honest = { ...jwk(elliptic.publicKey), kid: "a" };
const token = signed(elliptic.privateKey, "ES256");

describe("the model of an issued token", () => {
	it("accepts what a key of the set has signed", () => {
		expect(judged(token, honest)).toMatchObject({ outcome: "accepted" });
		expect(judged(token, { ...honest, use: "enc" }, honest)).toMatchObject({ outcome: "accepted" });
	});

	it("says nothing of what becomes right or wrong while it is judged", () => {
		const last = now + 60 + 30;
		expect(judgedDuring({ from: last - 2, to: last - 1 }, token, honest)).toMatchObject({ outcome: "accepted" });
		expect(judgedDuring({ from: last - 1, to: last - 0.001 }, token, honest)).toMatchObject({ outcome: "open" });
		expect(judgedDuring({ from: last + 1, to: last + 2 }, token, honest)).toMatchObject({ outcome: "refused" });
		expect(judgedDuring({ from: last - 0.001, to: last - 0.001 }, token, honest)).toMatchObject({
			outcome: "accepted",
		});
	});

	it.each<[requirement: string, members: Record<string, unknown>]>([
		["JWT-KEY-02", { kid: "A" }],
		["JWT-KEY-02", { kid: ["a"] }],
		["JWT-KEY-04", { alg: "RS256" }],
		["JWT-KEY-05", { use: "enc" }],
		["JWT-KEY-05", { key_ops: ["sign"] }],
		["JWT-KEY-07", { d: "AA" }],
	])("says that %s is broken by whoever uses a key with %j", (requirement, members) => {
		expect(judged(token, { ...honest, ...members }, beside)).toMatchObject({ outcome: "refused", requirement });
	});

	it("says what of an RSA key forbids its use", () => {
		const small = { ...jwk(weak.publicKey), kid: "a" };
		expect(judged(signed(weak.privateKey, "RS256"), small, beside)).toMatchObject({ requirement: "JWT-KEY-06" });
		const other = { ...jwk(strong.publicKey), kid: "a", alg: "PS256" };
		expect(judged(signed(strong.privateKey, "RS256"), other, beside)).toMatchObject({ requirement: "JWT-KEY-04" });
	});

	it("names the limit of a set that a key is beyond", () => {
		const filling = Array.from({ length: 20 }, () => beside);
		expect(judged(token, ...filling, honest)).toMatchObject({ requirement: "JWKS-10" });
	});

	it("names the signature where no key of the set has made it", () => {
		expect(judged(signed(weak.privateKey, "RS256"), honest)).toMatchObject({ requirement: "JWT-ALG-05" });
		expect(judged(`${token.slice(0, -4)}AAAA`, { ...honest, use: "enc" }, beside)).toMatchObject({
			requirement: "JWT-ALG-05",
		});
	});
});
