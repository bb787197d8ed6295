import { type TokenCase, tokenFile, tokenOf } from "../make/token.ts";
import { P256_ORDER, toOctets } from "../sign/ecdsa.ts";
import { DIGEST_INFO, signPs256, signRs256 } from "../sign/rsa.ts";

/** The signature of a token changed as bytes. */
const signature =
	(edit: (bytes: Buffer) => Uint8Array) =>
	(token: string): string => {
		const dot = token.lastIndexOf(".") + 1;
		return token.slice(0, dot) + Buffer.from(edit(Buffer.from(token.slice(dot), "base64url"))).toString("base64url");
	};

const flip =
	(position: number) =>
	(bytes: Buffer): Buffer => {
		const index = position < 0 ? bytes.length + position : position;
		bytes[index] = (bytes[index] ?? 0) ^ 1;
		return bytes;
	};

const refused = (slug: string, flag: string, comment: string, more: Partial<TokenCase>): TokenCase => ({
	slug,
	requirement: "JWT-ALG-05",
	flags: [flag],
	comment,
	step: "token-signature",
	...more,
});

const ecdsa = (slug: string, comment: string, flag: string, edit: (r: Buffer, s: Buffer) => Uint8Array): TokenCase =>
	refused(`es256-${slug}`, flag, comment, {
		key: "ec-1",
		edit: signature((bytes) => edit(bytes.subarray(0, 32), bytes.subarray(32))),
		twin: "es256",
	});

const ZERO = Buffer.alloc(32);
const ORDER = toOctets(P256_ORDER);

/** DER of one unsigned integer (X.690 §8.3). */
const derInteger = (bytes: Buffer): Buffer => {
	const significant = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
	const content = (significant[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.alloc(1), significant]) : significant;
	return Buffer.concat([Buffer.from([0x02, content.length]), content]);
};
const der = (r: Buffer, s: Buffer): Buffer => {
	const content = Buffer.concat([derInteger(r), derInteger(s)]);
	return Buffer.concat([Buffer.from([0x30, content.length]), content]);
};

/** The order of the base point of Ed25519 (RFC 8032 §5.1). */
const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const addOrder = (s: Buffer): Buffer => {
	const value = BigInt(`0x${Buffer.from(s).reverse().toString("hex")}`) + ED25519_ORDER;
	return Buffer.from(value.toString(16).padStart(64, "0"), "hex").reverse();
};

/** The first of the tokens that count up `jti` whose RS256 signature begins with a zero byte. */
const jtiWithLeadingZero = ((): string => {
	for (let counter = 0; ; counter += 1) {
		const jti = `leading-zero-${counter}`;
		const text = tokenOf({ claims: { jti } });
		if (Buffer.from(text.slice(text.lastIndexOf(".") + 1), "base64url")[0] === 0) return jti;
	}
})();
const leadingZero = { claims: { jti: jtiWithLeadingZero } };

/** The second r and s of an honest signature: n − s verifies as s does. */
const otherS = signature((bytes) => {
	const s = BigInt(`0x${bytes.subarray(32).toString("hex")}`);
	return Buffer.concat([bytes.subarray(0, 32), toOctets(P256_ORDER - s)]);
});

const cases: readonly TokenCase[] = [
	{ slug: "rs256", requirement: "JWT-ALG-04", flags: ["Baseline"], comment: "RS256." },
	{ slug: "ps256", requirement: "JWT-ALG-04", flags: ["Baseline"], comment: "PS256.", header: { alg: "PS256" } },
	{ slug: "es256", requirement: "JWT-ALG-04", flags: ["Baseline"], comment: "ES256.", key: "ec-1" },
	{ slug: "eddsa", requirement: "JWT-ALG-04", flags: ["Baseline"], comment: "EdDSA.", key: "ed-1" },
	refused("payload-changed", "SignatureModified", "Another payload under the signature.", {
		edit: (token) => {
			const [header = "", payload = "", last = ""] = token.split(".");
			const text = Buffer.from(payload, "base64url").toString().replace("user-42", "user-43");
			return `${header}.${Buffer.from(text).toString("base64url")}.${last}`;
		},
	}),
	refused("header-changed", "SignatureModified", "Another header under the signature.", {
		edit: (token) => {
			const [header = "", ...rest] = token.split(".");
			const text = Buffer.from(header, "base64url").toString().replace('"typ":"at+jwt"', '"typ":"JWT"');
			return [Buffer.from(text).toString("base64url"), ...rest].join(".");
		},
	}),
	refused("first-bit", "SignatureModified", "A bit of the first byte flipped.", { edit: signature(flip(0)) }),
	refused("last-bit", "SignatureModified", "A bit of the last byte flipped.", { edit: signature(flip(-1)) }),
	refused("of-another-token", "SignatureModified", "The signature of another token of the same key.", {
		edit: (token) =>
			token.slice(0, token.lastIndexOf(".")) + tokenOf({ claims: { sub: "user-43" } }).replace(/.*(?=\.)/, ""),
	}),
	refused(
		"by-another-key",
		"SignatureMismatch",
		"Signed by a key that the set does not have, under the kid of one that it has.",
		{
			key: "rsa-2",
			header: { kid: "rsa-1" },
		},
	),
	refused("rs256-cut", "RsaSignatureLength", "The last byte of the signature cut off.", {
		edit: signature((bytes) => bytes.subarray(0, -1)),
	}),
	refused("rs256-zero-before", "RsaSignatureLength", "A zero byte before the signature.", {
		edit: signature((bytes) => Buffer.concat([Buffer.alloc(1), bytes])),
	}),
	refused("rs256-zero-after", "RsaSignatureLength", "A zero byte after the signature.", {
		edit: signature((bytes) => Buffer.concat([bytes, Buffer.alloc(1)])),
	}),
	refused("rs256-all-zero", "RsaEncoding", "A signature of zeros.", { edit: signature(() => Buffer.alloc(256)) }),
	refused("rs256-one-byte", "RsaSignatureLength", "A signature of one byte.", {
		edit: signature(() => Buffer.from([1])),
	}),
	{
		slug: "rs256-leading-zero",
		requirement: "JWT-ALG-04",
		flags: ["RsaSignatureLength"],
		comment: "A signature that begins with a zero byte.",
		...leadingZero,
	},
	refused("rs256-leading-zero-removed", "RsaSignatureLength", "The same without that byte.", {
		...leadingZero,
		edit: signature((bytes) => bytes.subarray(1)),
		twin: "rs256-leading-zero",
	}),
	refused("rs256-without-null", "RsaEncoding", "A DigestInfo without its NULL.", {
		signer: (key, data) => signRs256(key, data, DIGEST_INFO.withoutNull),
	}),
	refused("rs256-short-padding", "RsaEncoding", "Bytes after the digest, within a shortened padding.", {
		signer: (key, data) => signRs256(key, data, DIGEST_INFO.standard, 100),
	}),
	...[0, 20, 31, 33].map((length) =>
		refused(`ps256-salt-${length}`, "SaltLength", `A salt of ${length} bytes.`, {
			header: { alg: "PS256" },
			signer: (key, data) => signPs256(key, data, length),
			twin: "ps256",
		}),
	),
	refused("ps256-last-bit", "SignatureModified", "A bit of the last byte flipped.", {
		header: { alg: "PS256" },
		edit: signature(flip(-1)),
		twin: "ps256",
	}),
	{
		slug: "es256-other-s",
		requirement: "JWT-ALG-04",
		flags: ["EcdsaMalleable"],
		comment: "Of r and s the other s: ECDSA admits both, and nothing may depend on a signature being the only one.",
		key: "ec-1",
		edit: otherS,
	},
	ecdsa("der", "r and s as DER.", "EcdsaEncoding", der),
	ecdsa("63-bytes", "The last byte cut off.", "EcdsaEncoding", (r, s) => Buffer.concat([r, s]).subarray(0, 63)),
	ecdsa("65-bytes", "One byte more.", "EcdsaEncoding", (r, s) => Buffer.concat([r, s, Buffer.alloc(1)])),
	ecdsa("swapped", "s before r.", "EcdsaEncoding", (r, s) => Buffer.concat([s, r])),
	ecdsa("r-alone", "r alone.", "EcdsaEncoding", (r) => r),
	ecdsa("zero-zero", "r and s are zero.", "EcdsaRange", () => Buffer.concat([ZERO, ZERO])),
	ecdsa("r-zero", "r is zero.", "EcdsaRange", (_r, s) => Buffer.concat([ZERO, s])),
	ecdsa("s-zero", "s is zero.", "EcdsaRange", (r) => Buffer.concat([r, ZERO])),
	ecdsa("order-order", "r and s are the order of the group.", "EcdsaRange", () => Buffer.concat([ORDER, ORDER])),
	ecdsa("last-bit", "A bit of the last byte flipped.", "SignatureModified", (r, s) => flip(-1)(Buffer.concat([r, s]))),
	refused("eddsa-last-bit", "SignatureModified", "A bit flipped.", {
		key: "ed-1",
		edit: signature(flip(40)),
		twin: "eddsa",
	}),
	refused("eddsa-63-bytes", "EddsaEncoding", "The last byte cut off.", {
		key: "ed-1",
		edit: signature((bytes) => bytes.subarray(0, 63)),
		twin: "eddsa",
	}),
	refused("eddsa-65-bytes", "EddsaEncoding", "One byte more.", {
		key: "ed-1",
		edit: signature((bytes) => Buffer.concat([bytes, Buffer.alloc(1)])),
		twin: "eddsa",
	}),
	refused("eddsa-s-plus-order", "EddsaMalleable", "S is not reduced (RFC 8032 §5.1.7).", {
		key: "ed-1",
		edit: signature((bytes) => Buffer.concat([bytes.subarray(0, 32), addOrder(bytes.subarray(32))])),
		twin: "eddsa",
	}),
	refused("eddsa-zero", "EddsaEncoding", "64 zero bytes.", {
		key: "ed-1",
		edit: signature(() => Buffer.alloc(64)),
		twin: "eddsa",
	}),
];

export const jwtSignature = tokenFile(
	"jwt-signature",
	"Signatures of each algorithm: altered, ill-encoded, out of range, by another key.",
	cases,
);
