import { constants, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Jwk, KeysFile } from "../../format.ts";
import { P256_ORDER, signEs256, toOctets } from "./ecdsa.ts";
import { DIGEST_INFO, signPs256, signRs256 } from "./rsa.ts";

const keys: KeysFile = JSON.parse(readFileSync(new URL("../../keys.json", import.meta.url), "utf8"));
const jwkNamed = (name: string): Jwk => {
	const found = keys.jwt.find((key) => key.name === name);
	if (found === undefined) throw new Error(`no key ${name}`);
	return found.jwk;
};

describe("deterministic signatures", () => {
	it("agree with RFC 6979, A.2.5, P-256 and SHA-256", () => {
		const d = Buffer.from("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", "hex");
		const hex = (message: string): string[] => {
			const { r, s } = signEs256(d, Buffer.from(message));
			return [r, s].map((value) => toOctets(value).toString("hex").toUpperCase());
		};
		expect(hex("sample")).toEqual([
			"EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
			"F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
		]);
		expect(hex("test")).toEqual([
			"F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
			"019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
		]);
	});

	it("are accepted by an implementation that did not make them, and refused over other bytes", () => {
		const data = Buffer.from("header.payload");
		const other = Buffer.from("header.Payload");
		const rsa = createPublicKey({ key: jwkNamed("rsa-1"), format: "jwk" });
		const ec = createPublicKey({ key: jwkNamed("ec-1"), format: "jwk" });
		const { r, s } = signEs256(Buffer.from(String(jwkNamed("ec-1")["d"]), "base64url"), data);
		const es256 = Buffer.concat([toOctets(r), toOctets(s)]);
		const pss = { key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
		for (const [bytes, valid] of [
			[data, true],
			[other, false],
		] as const) {
			expect(verify("sha256", bytes, { key: ec, dsaEncoding: "ieee-p1363" }, es256)).toBe(valid);
			expect(verify("sha256", bytes, pss, signPs256(jwkNamed("rsa-1"), data))).toBe(valid);
			expect(verify("sha256", bytes, rsa, signRs256(jwkNamed("rsa-1"), data))).toBe(valid);
		}
		expect(s).toBeLessThan(P256_ORDER);
	});

	it("carry the defect that was asked for", () => {
		const data = Buffer.from("header.payload");
		const rsa = createPublicKey({ key: jwkNamed("rsa-1"), format: "jwk" });
		const pss = (saltLength: number) => ({ key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
		expect(verify("sha256", data, pss(20), signPs256(jwkNamed("rsa-1"), data, 20))).toBe(true);
		expect(verify("sha256", data, pss(32), signPs256(jwkNamed("rsa-1"), data, 20))).toBe(false);
		expect(verify("sha256", data, rsa, signRs256(jwkNamed("rsa-1"), data, DIGEST_INFO.withoutNull))).toBe(false);
		expect(verify("sha256", data, rsa, signRs256(jwkNamed("rsa-1"), data, DIGEST_INFO.standard, 8))).toBe(false);
	});
});
