import { createHash, createHmac } from "node:crypto";
import { value } from "../make/change.ts";
import { NOW } from "../make/signing.ts";
import { type Sent, type VerificationCase, verificationFile } from "../make/verification.ts";
import { secretOf } from "../published-keys.ts";

const refusal = { status: 401, code: "invalid_credentials", step: "signature" } as const;

const wrong = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	sent: Partial<Sent>,
): VerificationCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	sent,
	refusal,
});

/** Line `number` (from 1) of the string to sign, replaced. */
const line =
	(number: number, edit: (old: string) => string) =>
	(text: string): string =>
		text
			.split("\n")
			.map((old, index) => (index === number - 1 ? edit(old) : old))
			.join("\n");

const mistaken = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	mistake: (text: string) => string,
): VerificationCase => wrong(slug, requirement, flag, comment, { mistake });

/** A key with a secret that looks like something else, signed with the secret's text and with what it looks like. */
const looksLike = (name: string, comment: string, decoded: Buffer): readonly VerificationCase[] => {
	const keyId = `live_org_${name}`;
	const head = {
		requirement: "HMAC-SIG-02",
		flags: ["SecretDecoded"],
		state: { keys: [{ id: keyId, status: "active" as const }] },
	};
	const sent = { keyId, secret: secretOf(keyId) };
	return [
		{ ...head, slug: `secret-${name}`, comment: `${comment}: its text is the key.`, sent },
		{
			...head,
			slug: `secret-${name}-decoded`,
			comment: `${comment}: signed with what it decodes to.`,
			sent: { ...sent, signer: (_secret, text) => createHmac("sha256", decoded).update(text, "latin1").digest() },
			refusal,
			twin: `secret-${name}`,
		},
	];
};

const flip = (position: number) => (old: string) => {
	const digit = (Number.parseInt(old.charAt(position), 16) ^ 1).toString(16);
	return old.slice(0, position) + digit + old.slice(position + 1);
};

const altered = (slug: string, flag: string, comment: string, edit: (old: string) => string): VerificationCase => ({
	slug,
	requirement: "HMAC-SIG-04",
	flags: [flag],
	comment,
	after: [value("X-Signature", edit)],
	refusal,
});

const hmacWith =
	(algorithm: string) =>
	(secret: string, text: string): Buffer =>
		createHmac(algorithm, secret).update(text, "latin1").digest();

const cases: readonly VerificationCase[] = [
	{ slug: "plain", requirement: "HMAC-SIG-01", flags: ["Baseline"], comment: "A correct signature." },
	altered("first-bit", "SignatureMismatch", "The first byte differs in one bit.", flip(4)),
	altered("middle-bit", "SignatureMismatch", "The sixteenth byte differs in one bit.", flip(34)),
	altered("last-bit", "SignatureTruncated", "The last byte differs in one bit.", flip(66)),
	altered(
		"second-half-zero",
		"SignatureTruncated",
		"The second half is zero.",
		(old) => old.slice(0, 35) + "0".repeat(32),
	),
	altered("all-zero", "SignatureMismatch", "All bytes are zero.", () => `v1=${"0".repeat(64)}`),
	altered("bytes-reversed", "SignatureMismatch", "The bytes in reverse order.", (old) => {
		return `v1=${Buffer.from(old.slice(3), "hex").reverse().toString("hex")}`;
	}),
	wrong("other-secret", "HMAC-SIG-01", "SignatureMismatch", "Signed with another key's secret.", {
		secret: secretOf("live_org_second456"),
	}),
	wrong("empty-secret", "HMAC-SIG-01", "WeakSecret", "Signed with an empty secret.", { secret: "" }),
	wrong("undefined-secret", "HMAC-SIG-01", "WeakSecret", "Signed with the word undefined.", { secret: "undefined" }),
	wrong("key-id-as-secret", "HMAC-SIG-01", "SignatureMismatch", "Signed with the key id.", {
		secret: "live_org_test123",
	}),
	wrong("hash-of-secret-and-string", "HMAC-SIG-01", "HashInsteadOfMac", "SHA-256 of secret and string.", {
		signer: (secret, text) => createHash("sha256").update(secret).update(text, "latin1").digest(),
	}),
	wrong("hash-of-string", "HMAC-SIG-01", "HashInsteadOfMac", "SHA-256 of the string without any secret.", {
		signer: (_secret, text) => createHash("sha256").update(text, "latin1").digest(),
	}),
	wrong("key-and-message-swapped", "HMAC-SIG-01", "HashInsteadOfMac", "The string as key and the secret as message.", {
		signer: (secret, text) => createHmac("sha256", text).update(secret).digest(),
	}),
	wrong("hmac-sha512-cut", "HMAC-SIG-01", "OtherDigest", "The first 32 bytes of HMAC-SHA-512.", {
		signer: (secret, text) => hmacWith("sha512")(secret, text).subarray(0, 32),
	}),
	wrong("hmac-sha512-256", "HMAC-SIG-01", "OtherDigest", "HMAC with SHA-512/256.", { signer: hmacWith("sha512-256") }),
	wrong("hmac-sha3", "HMAC-SIG-01", "OtherDigest", "HMAC with SHA3-256.", { signer: hmacWith("sha3-256") }),
	...looksLike("hexlike", "A secret like hexadecimal", Buffer.from(secretOf("live_org_hexlike"), "hex")),
	...looksLike("base64like", "A secret like base64", Buffer.from(secretOf("live_org_base64like"), "base64")),
	...looksLike("unicode", "A secret beyond ASCII", Buffer.from(secretOf("live_org_unicode"), "latin1")),
	...looksLike("blanks", "A secret with blanks at its ends", Buffer.from(secretOf("live_org_blanks").trim())),
	wrong(
		"secret-with-line-feed",
		"HMAC-SIG-02",
		"SecretDecoded",
		"Signed with the secret and a line feed, as read from a file.",
		{
			secret: `${secretOf("live_org_test123")}\n`,
		},
	),
	mistaken("line-feed-at-end", "HMAC-CANON-01", "FieldJoin", "A line feed after the last line.", (text) => `${text}\n`),
	mistaken("crlf", "HMAC-CANON-01", "FieldJoin", "Lines joined by CR LF.", (text) => text.replaceAll("\n", "\r\n")),
	mistaken("joined-by-nothing", "HMAC-CANON-01", "FieldJoin", "Lines joined by nothing.", (text) =>
		text.replaceAll("\n", ""),
	),
	mistaken("joined-by-escape", "HMAC-CANON-01", "FieldJoin", "Lines joined by a backslash and an n.", (text) =>
		text.replaceAll("\n", "\\n"),
	),
	mistaken(
		"empty-line-left-out",
		"HMAC-CANON-01",
		"MissingLine",
		"The empty line of the content type left out.",
		(text) => text.replace("\n\n", "\n"),
	),
	mistaken("lines-in-another-order", "HMAC-CANON-01", "LineOrder", "The nonce before the timestamp.", (text) => {
		const [version = "", id = "", time = "", nonce = "", ...rest] = text.split("\n");
		return [version, id, nonce, time, ...rest].join("\n");
	}),
	mistaken("no-version", "HMAC-CANON-02", "MissingLine", "Without the version line.", (text) =>
		text.replace("countersign-v1\n", ""),
	),
	mistaken(
		"other-version",
		"HMAC-CANON-02",
		"VersionLine",
		"Another version.",
		line(1, () => "countersign-v2"),
	),
	mistaken(
		"version-upper-case",
		"HMAC-CANON-02",
		"VersionLine",
		"The version in upper case.",
		line(1, (old) => old.toUpperCase()),
	),
	mistaken(
		"key-id-upper-case",
		"HMAC-CANON-03",
		"KeyIdCase",
		"An upper-case key id in line 2.",
		line(2, (old) => old.toUpperCase()),
	),
	mistaken(
		"key-id-left-empty",
		"HMAC-CANON-03",
		"MissingLine",
		"An empty line 2.",
		line(2, () => ""),
	),
	mistaken(
		"timestamp-milliseconds",
		"HMAC-CANON-04",
		"TimestampUnit",
		"Milliseconds in line 3.",
		line(3, () => `${NOW}000`),
	),
	mistaken(
		"nonce-without-hyphens",
		"HMAC-CANON-05",
		"NonceCase",
		"The nonce without its hyphens in line 4.",
		line(4, (old) => old.replaceAll("-", "")),
	),
	mistaken(
		"method-lower-case",
		"HMAC-CANON-06",
		"MethodCase",
		"The method in lower case in line 5.",
		line(5, (old) => old.toLowerCase()),
	),
	mistaken(
		"host-with-port",
		"HMAC-CANON-07",
		"DefaultPort",
		"The default port in line 6.",
		line(6, (old) => `${old}:443`),
	),
	mistaken(
		"host-with-scheme",
		"HMAC-CANON-07",
		"HostCase",
		"The origin in line 6.",
		line(6, (old) => `https://${old}`),
	),
	mistaken(
		"host-upper-case",
		"HMAC-CANON-07",
		"HostCase",
		"The host in upper case in line 6.",
		line(6, (old) => old.toUpperCase()),
	),
	mistaken(
		"target-without-query",
		"HMAC-CANON-08",
		"CoverageMissing",
		"The path alone in line 7.",
		line(7, (old) => old.replace(/\?.*/, "")),
	),
	mistaken(
		"target-with-origin",
		"HMAC-CANON-08",
		"TargetForm",
		"The whole URL in line 7.",
		line(7, (old) => `https://gw.example.com${old}`),
	),
	mistaken(
		"target-encoded-again",
		"HMAC-CANON-08",
		"QueryReencoded",
		"The target encoded once more in line 7.",
		line(7, (old) => encodeURIComponent(old)),
	),
	mistaken(
		"content-type-assumed",
		"HMAC-CANON-09",
		"ContentTypeNormalised",
		"A content type that was not sent in line 8.",
		line(8, () => "application/json"),
	),
	mistaken(
		"content-hash-left-empty",
		"HMAC-CANON-10",
		"EmptyBody",
		"An empty line 9 for an empty body.",
		line(9, () => ""),
	),
	mistaken(
		"content-hash-upper-case",
		"HMAC-CANON-10",
		"ContentHash",
		"The hash in upper case in line 9.",
		line(9, (old) => old.toUpperCase()),
	),
	mistaken(
		"unsigned-payload",
		"HMAC-CANON-10",
		"ContentHash",
		"UNSIGNED-PAYLOAD in line 9.",
		line(9, () => "UNSIGNED-PAYLOAD"),
	),
];

export const v1VerifySignature = verificationFile(
	"v1-verify-signature",
	"countersign-v1",
	"Well-formed signatures that are wrong: altered, by the wrong secret, by another function, over another string.",
	cases,
);
