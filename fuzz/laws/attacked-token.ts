import { applyTextEdit } from "../arbitraries/text-edit.ts";
import type { Secret, SignatureChange, TokenAttack } from "../arbitraries/token-attack.ts";
import type { Member } from "../arbitraries/token-members.ts";
import type { TokenKeys } from "../subjects/token-keys.ts";
import { encodePart, macToken, signToken } from "../subjects/token-maker.ts";
import { objectText, type TokenCase } from "./token-case.ts";

/** What an attacker has: an honest token, another one, and the public keys. */
export interface Loot {
	readonly token: TokenCase;
	readonly keys: TokenKeys;
	/** Another token that the issuer signed. */
	readonly other: string;
}

/** The text after one attack; the same text where there is nothing to attack. */
export function attackedToken(text: string, attack: TokenAttack, { token, keys, other }: Loot): string {
	const parts = text.split(".");
	switch (attack.kind) {
		case "text":
			return attack.edits.reduce(applyTextEdit, text);
		case "bit":
			return parts
				.with(attack.part % parts.length, turnBit(parts[attack.part % parts.length] ?? "", attack.bit))
				.join(".");
		case "parts":
			return attack.order.map((index) => (index === 4 ? other.split(".")[1] : parts[index]) ?? "").join(".");
		case "spelling":
			return parts.map((part, index) => (index === attack.part ? spellings[attack.how](part) : part)).join(".");
		case "rewrite": {
			const members = attack.part === 0 ? headerMembers(token, keys) : token.claims;
			return withPart(parts, attack.part, objectText(replaced(members, attack.members), token.format));
		}
		case "reformat":
			return withPart(
				parts,
				attack.part,
				layouts[attack.how](token, attack.part === 0 ? headerMembers(token, keys) : token.claims),
			);
		case "forge":
			return forged(attack, token, keys);
		case "signature":
			return [...parts.slice(0, 2), signatureFor(attack.how, parts, other)].join(".");
		case "wrap":
			return attack.before + text + attack.after;
	}
}

function withPart(parts: readonly string[], part: 0 | 1, content: string): string {
	return parts.map((text, index) => (index === part ? encodePart(content) : text)).join(".");
}

function turnBit(part: string, bit: number): string {
	const bytes = Buffer.from(part, "base64url");
	if (bytes.length === 0) {
		return part;
	}
	const at = ((bit % (bytes.length * 8)) + bytes.length * 8) % (bytes.length * 8);
	bytes.writeUInt8((bytes.at(at >> 3) ?? 0) ^ (1 << (at & 7)), at >> 3);
	return bytes.toString("base64url");
}

const spellings: Readonly<Record<Extract<TokenAttack, { kind: "spelling" }>["how"], (part: string) => string>> = {
	padded: (part) => part + "=".repeat((4 - (part.length % 4)) % 4 || 1),
	standard: (part) => part.replaceAll("-", "+").replaceAll("_", "/"),
	"unused-bits": (part) => part.replace(/[AQgw]$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)),
	"broken-up": (part) => `${part.slice(0, 10)}\n${part.slice(10)}`,
};

function headerMembers(token: TokenCase, keys: TokenKeys): readonly Member[] {
	const { alg, kid } = keys.key(token.signer);
	return [["alg", JSON.stringify(alg)], ["kid", JSON.stringify(kid)], ...token.header];
}

function replaced(members: readonly Member[], by: readonly Member[]): readonly Member[] {
	const names = by.map(([name]) => name);
	return [...members.filter(([name]) => !names.includes(name)), ...by];
}

const layouts: Readonly<
	Record<Extract<TokenAttack, { kind: "reformat" }>["how"], (token: TokenCase, members: readonly Member[]) => string>
> = {
	spaced: (token, members) => objectText(members, token.format === "spaced" ? "compact" : "spaced"),
	reversed: (token, members) => objectText(members, token.format === "reversed" ? "compact" : "reversed"),
	bom: (token, members) => `\ufeff${objectText(members, token.format)}`,
	escaped: (token, members) =>
		objectText(
			members.map(([name, json]) => [
				name.replace(/^[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
				json,
			]),
			token.format,
		),
};

function forged(
	{ alg, secret, members }: Extract<TokenAttack, { kind: "forge" }>,
	token: TokenCase,
	keys: TokenKeys,
): string {
	const header = replaced(headerMembers(token, keys), [["alg", JSON.stringify(alg)]]);
	const input = `${encodePart(objectText(header, token.format))}.${encodePart(objectText(replaced(token.claims, members), token.format))}`;
	return `${input}.${encodePart(forgedSignature(input, alg, secret, token, keys))}`;
}

function forgedSignature(input: string, alg: string, secret: Secret, token: TokenCase, keys: TokenKeys): Uint8Array {
	if (secret === "none") {
		return new Uint8Array(0);
	}
	if (secret === "foreign-key" || !/^HS\d{3}$/i.test(alg.trim())) {
		const foreign = keys.key(alg === "ES256" ? "ec-2" : "ed-2");
		return signToken(input, foreign.alg, foreign.privateKey);
	}
	return macToken(input, alg.trim().toUpperCase(), publicBytes(secret, token, keys));
}

/** What everybody has, and a confused verifier takes for the secret of an HMAC. */
function publicBytes(secret: Secret, token: TokenCase, keys: TokenKeys): Uint8Array {
	const { publicKey, kid } = keys.key(token.signer);
	const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
	const jwk = publicKey.export({ format: "jwk" });
	const bytes: Partial<Record<Secret, Uint8Array>> = {
		pem: Buffer.from(pem),
		"pem-trimmed": Buffer.from(pem.trim()),
		jwk: Buffer.from(JSON.stringify(jwk)),
		"modulus-or-x": Buffer.from(String(jwk.n ?? jwk.x), "base64url"),
		zeros: Buffer.alloc(32),
		kid: Buffer.from(kid),
	};
	return bytes[secret] ?? Buffer.alloc(0);
}

/** The order of P-256 (FIPS 186-5), which stands for zero to a verifier that does not check its range. */
const order = Buffer.from("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", "hex");

function signatureFor(how: SignatureChange, parts: readonly string[], other: string): string {
	const bytes = Buffer.from(parts[2] ?? "", "base64url");
	const made: Readonly<Record<SignatureChange, () => Uint8Array>> = {
		empty: () => Buffer.alloc(0),
		zeros: () => Buffer.alloc(bytes.length),
		order: () => Buffer.concat([order, order]),
		der: () => derOf(bytes),
		cut: () => bytes.subarray(0, -1),
		longer: () => Buffer.concat([bytes, Buffer.alloc(1)]),
		"of-other-claims": () => Buffer.from(other.split(".")[2] ?? "", "base64url"),
	};
	return encodePart(made[how]());
}

/** R and S as ASN.1 (RFC 3279 §2.2.3). */
function derOf(bytes: Buffer): Buffer {
	const integer = (part: Buffer) => {
		const positive = Buffer.concat([Buffer.alloc(1), part]);
		return Buffer.concat([Buffer.from([2, positive.length]), positive]);
	};
	const half = bytes.length / 2;
	const body = Buffer.concat([
		integer(bytes.subarray(0, Math.min(half, 32))),
		integer(bytes.subarray(half, half + 32)),
	]);
	return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}
