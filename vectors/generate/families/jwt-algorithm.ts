import { createHmac, createPublicKey } from "node:crypto";
import { type Signer, signers, type TokenCase, tokenFile } from "../make/token.ts";
import { publicJwk } from "../published-keys.ts";

const alg = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	value: unknown,
	signer?: Signer,
): TokenCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	header: { alg: value },
	step: "token-algorithm",
	...(signer === undefined ? {} : { signer }),
});

/** An HMAC under a text that everybody has: the algorithm confusion of RFC 8725 §2.1. */
const hmac = (slug: string, comment: string, secret: string | Buffer, algorithm = "HS256"): TokenCase =>
	alg(`confusion-${slug}`, "JWT-ALG-03", "AlgorithmConfusion", comment, algorithm, (_key, data) =>
		createHmac(algorithm === "HS256" ? "sha256" : "sha512", secret)
			.update(data)
			.digest(),
	);

const publicKey = createPublicKey({ key: publicJwk("rsa-1"), format: "jwk" });
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();

const withOct = [publicJwk("rsa-1"), { kty: "oct", kid: "oct-1", k: "Y291bnRlcnNpZ24tcHVibGlzaGVkLXRlc3Qta2V5LTAx" }];

const cases: readonly TokenCase[] = [
	{ slug: "rs256", requirement: "JWT-ALG-04", flags: ["Baseline"], comment: "RS256." },
	{
		slug: "ps256",
		requirement: "JWT-ALG-04",
		flags: ["Baseline"],
		comment: "PS256 under the same key.",
		header: { alg: "PS256" },
	},
	{ slug: "es256", requirement: "JWT-ALG-04", flags: ["Baseline"], comment: "ES256.", key: "ec-1" },
	{ slug: "eddsa", requirement: "JWT-ALG-04", flags: ["Baseline"], comment: "EdDSA with Ed25519.", key: "ed-1" },
	{
		slug: "only-es256",
		requirement: "JWT-ALG-01",
		flags: ["AlgorithmNotPinned"],
		comment: "ES256, where only that is configured.",
		key: "ec-1",
		policy: { algorithms: ["ES256"] },
	},
	...["RS256", "PS256"].map((name) => ({
		slug: `${name.toLowerCase()}-not-configured`,
		requirement: "JWT-ALG-01",
		flags: ["AlgorithmNotPinned"],
		comment: `${name}, correctly signed, where it is not configured.`,
		header: { alg: name },
		policy: { algorithms: ["ES256"] },
		step: "token-algorithm" as const,
		twin: name.toLowerCase(),
	})),
	...["RS384", "RS512", "PS384", "PS512", "ES384", "ES512", "ES256K", "Ed25519", "Ed448", "RSA-OAEP"].map((name) =>
		alg(`unknown-${name.toLowerCase()}`, "JWT-ALG-01", "AlgorithmNotPinned", `${name} is none of the four.`, name),
	),
	alg("lower-case", "JWT-ALG-01", "AlgorithmSpelling", "rs256.", "rs256"),
	alg("blank-after", "JWT-ALG-01", "AlgorithmSpelling", "A blank after the name.", "RS256 "),
	alg("nul-after", "JWT-ALG-01", "AlgorithmSpelling", "A NUL after the name.", "RS256\u0000"),
	alg("empty", "JWT-ALG-01", "AlgorithmSpelling", "An empty name.", ""),
	alg("absent", "JWT-ALG-01", "AlgorithmSpelling", "No alg.", undefined),
	alg("null", "JWT-ALG-01", "AlgorithmSpelling", "null.", null),
	alg("array", "JWT-ALG-01", "AlgorithmSpelling", "An array with the right name.", ["RS256"]),
	alg("number", "JWT-ALG-01", "AlgorithmSpelling", "A number.", 256),
	alg("object", "JWT-ALG-01", "AlgorithmSpelling", "An object.", { name: "RS256" }),
	alg("prototype-name", "JWT-ALG-01", "PrototypeMember", "constructor.", "constructor"),
	...["none", "None", "NONE", "nOnE"].map((name, index) =>
		alg(`none-${index + 1}`, "JWT-ALG-02", "AlgorithmNone", `${name} with the signature of RS256.`, name),
	),
	alg("none-one-byte", "JWT-ALG-02", "AlgorithmNone", "none with a signature of one zero byte.", "none", () =>
		Buffer.alloc(1),
	),
	{
		...alg(
			"none-without-signature",
			"JWT-FORM-01",
			"AlgorithmNone",
			"none without a signature, as RFC 7519 §6 has it.",
			"none",
			() => Buffer.alloc(0),
		),
		step: "token-form",
	},
	hmac("pem", "HS256 under the public key as PEM.", pem),
	hmac("pem-without-line-feed", "HS256 under the PEM without its last line feed.", pem.trimEnd()),
	hmac("der", "HS256 under the public key as DER.", publicKey.export({ type: "spki", format: "der" })),
	hmac(
		"pkcs1",
		"HS256 under the public key as PKCS #1.",
		publicKey.export({ type: "pkcs1", format: "pem" }).toString(),
	),
	hmac("jwk", "HS256 under the text of the JWK.", JSON.stringify(publicJwk("rsa-1"))),
	hmac("modulus", "HS256 under the bytes of the modulus.", Buffer.from(String(publicJwk("rsa-1")["n"]), "base64url")),
	hmac("modulus-text", "HS256 under the text of the modulus.", String(publicJwk("rsa-1")["n"])),
	hmac("empty", "HS256 under the empty key.", ""),
	hmac("hs512", "HS512 under the public key as PEM.", pem, "HS512"),
	{
		slug: "oct-in-set",
		requirement: "JWT-ALG-04",
		flags: ["AlgorithmConfusion"],
		comment: "A symmetric key in the set does no harm to others.",
		jwks: withOct,
	},
	{
		slug: "hs256-by-oct-in-set",
		requirement: "JWT-ALG-03",
		flags: ["AlgorithmConfusion"],
		comment: "HS256 under a symmetric key of the set.",
		jwks: withOct,
		header: { alg: "HS256", kid: "oct-1" },
		signer: (_key, data) =>
			createHmac("sha256", Buffer.from(String(withOct[1]?.["k"]), "base64url"))
				.update(data)
				.digest(),
		step: "token-algorithm",
		twin: "oct-in-set",
	},
	{
		slug: "rs256-signed-as-ps256",
		requirement: "JWT-ALG-05",
		flags: ["AlgorithmConfusion"],
		comment: "The header says RS256, the signature is that of PS256.",
		...(signers["PS256"] === undefined ? {} : { signer: signers["PS256"] }),
		step: "token-signature",
	},
	{
		slug: "ps256-signed-as-rs256",
		requirement: "JWT-ALG-05",
		flags: ["AlgorithmConfusion"],
		comment: "The header says PS256, the signature is that of RS256.",
		header: { alg: "PS256" },
		...(signers["RS256"] === undefined ? {} : { signer: signers["RS256"] }),
		step: "token-signature",
		twin: "ps256",
	},
];

export const jwtAlgorithm = tokenFile(
	"jwt-algorithm",
	"The algorithm: the four, what is not configured, none, and HMAC under public text.",
	cases,
);
