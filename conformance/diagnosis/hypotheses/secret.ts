import { Buffer } from "node:buffer";
import { base32Decoded } from "../base32.ts";
import { digest, hmac } from "../mac.ts";
import { forms, type Mistake } from "../mistake.ts";

const requirement = "HMAC-SIG-02";
const remedy = "Use the UTF-8 bytes of the secret's text as it was given to you, nothing decoded, added or taken away.";
const head = { remedy, requirement };

/** What a language's trimming takes away. */
const blanks = [
	"\\s",
	// Python and others that go by Unicode's white space, to which the byte order mark does not belong.
	"[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]",
	"[\\t-\\r ]",
	// Java.
	"[\\0-\\x20]",
	"[\\r\\n]",
];

/** Another text in place of the secret. */
const secretMistakes: readonly Mistake[] = [
	...forms(
		{ id: "secret/trimmed", does: "trim blanks or line ends that the secret has at its ends", ...head },
		...[/^BLANK+|BLANK+$/, /BLANK+$/, /^BLANK+/].flatMap(({ source }) =>
			blanks.map((blank) => {
				const ends = new RegExp(source.replaceAll("BLANK", blank), "gu");
				return { at: "secret", change: (secret: string) => secret.replace(ends, "") } as const;
			}),
		),
	),
	...forms(
		{
			id: "secret/with-newline",
			does: "use the secret with a line end after it, as a file or `echo` leaves it",
			requirement,
			remedy: "Take the line end off the secret after you have read it (`printf %s` and not `echo`).",
		},
		{ at: "secret", change: (secret) => `${secret}\n` },
		{ at: "secret", change: (secret) => `${secret}\r\n` },
		{ at: "secret", change: (secret) => `${secret}\r` },
	),
	...forms(
		{
			id: "secret/with-blank",
			does: "use the secret with a blank before or after it",
			requirement,
			remedy: "Take the blank off the secret.",
		},
		{ at: "secret", change: (secret) => `${secret} ` },
		{ at: "secret", change: (secret) => ` ${secret}` },
	),
	...forms(
		{
			id: "secret/unquoted",
			does: "use the secret without the quotes that it has around it here",
			requirement,
			remedy:
				"Find out which of the two is the secret: quotes usually come from a configuration file and are no part of it.",
		},
		{ at: "secret", change: (secret) => /^(["'`])(.*)\1$/s.exec(secret)?.[2] },
	),
	...forms(
		{
			id: "secret/quoted",
			does: "use the secret with quotes around it",
			requirement,
			remedy: "Take the quotes off: they come from a configuration file and are no part of the secret.",
		},
		{ at: "secret", change: (secret) => `"${secret}"` },
		{ at: "secret", change: (secret) => `'${secret}'` },
		{ at: "secret", change: (secret) => `\`${secret}\`` },
	),
	...forms(
		{ id: "secret/lower-case", does: "use the secret in lower case", ...head },
		{ at: "secret", change: (secret) => secret.toLowerCase() },
	),
	...forms(
		{ id: "secret/upper-case", does: "use the secret in upper case", ...head },
		{ at: "secret", change: (secret) => secret.toUpperCase() },
	),
	...forms(
		{ id: "secret/cut", does: "use only the beginning of the secret", ...head },
		...[16, 24, 32, 64].map((length) => ({
			at: "secret" as const,
			change: (secret: string) => secret.slice(0, length),
		})),
	),
	...forms(
		{ id: "secret/percent-decoded", does: "percent-decode the secret", ...head },
		{
			at: "secret",
			change: (secret) =>
				Buffer.from(
					secret.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8")),
					"utf8",
				).toString("utf8"),
		},
		{ at: "secret", change: (secret) => secret.replaceAll("+", " ") },
	),
	...forms(
		{ id: "secret/percent-encoded", does: "percent-encode the secret", ...head },
		{ at: "secret", change: (secret) => encodeURIComponent(secret.toWellFormed()) },
	),
	...forms(
		{ id: "secret/ampersand-added", does: "use the secret with & after it, as OAuth 1 does", ...head },
		{ at: "secret", change: (secret) => `${secret}&` },
	),
	...forms(
		{ id: "secret/with-key-id", does: "put key id and secret together to make the HMAC key", ...head },
		...["", ":", ".", "_", "|"].flatMap((between) => [
			{ at: "secret" as const, change: (secret: string, { keyId }: { keyId: string }) => keyId + between + secret },
			{ at: "secret" as const, change: (secret: string, { keyId }: { keyId: string }) => secret + between + keyId },
		]),
	),
	...forms(
		{ id: "secret/key-id", does: "use the key id in place of the secret", ...head },
		{ at: "secret", change: (_, { keyId }) => keyId },
	),
	...forms(
		{
			id: "secret/empty",
			does: "use an empty secret, or the word that your language writes for nothing",
			requirement,
			remedy: "Make sure that the secret has arrived in your program before it signs.",
		},
		...["", "undefined", "null", "None", "nil", "<nil>", "false"].map((text) => ({
			at: "secret" as const,
			change: () => text,
		})),
	),
	...forms(
		{ id: "secret/base64-encoded", does: "use the base64 text of the secret", ...head },
		{ at: "secret", change: (secret) => Buffer.from(secret, "utf8").toString("base64") },
		{ at: "secret", change: (secret) => Buffer.from(secret, "utf8").toString("base64url") },
	),
	...forms(
		{ id: "secret/hex-encoded", does: "use the hexadecimal text of the secret", ...head },
		{ at: "secret", change: (secret) => Buffer.from(secret, "utf8").toString("hex") },
	),
	...forms(
		{ id: "secret/hashed-text", does: "use the hexadecimal text of the secret's hash", ...head },
		{ at: "secret", change: (secret) => digest("sha256", Buffer.from(secret, "utf8")).toString("hex") },
		{ at: "secret", change: (secret) => digest("sha1", Buffer.from(secret, "utf8")).toString("hex") },
		{ at: "secret", change: (secret) => digest("md5", Buffer.from(secret, "utf8")).toString("hex") },
	),
	...forms(
		{ id: "secret/other-normal-form", does: "use the secret in another Unicode normal form", ...head },
		...(["NFC", "NFD", "NFKC", "NFKD"] as const).map((form) => ({
			at: "secret" as const,
			change: (secret: string) => secret.normalize(form),
		})),
	),
];

/** Other bytes made of the secret's text. */
const keyMistakes: readonly Mistake[] = [
	...forms(
		{ id: "secret/hex-decoded", does: "decode the secret from hexadecimal", ...head },
		{ at: "key", change: (secret) => Buffer.from(secret, "hex") },
	),
	...forms(
		{ id: "secret/base64-decoded", does: "decode the secret from base64", ...head },
		{ at: "key", change: (secret) => Buffer.from(secret, "base64") },
	),
	...forms(
		{ id: "secret/base32-decoded", does: "decode the secret from base32", ...head },
		{ at: "key", change: base32Decoded },
	),
	...forms(
		{ id: "secret/latin-1", does: "encode the secret as Latin-1 instead of UTF-8", ...head },
		{ at: "key", change: (secret) => Buffer.from(secret, "latin1") },
		{ at: "key", change: (secret) => Buffer.from(secret.replace(/[^\0-\xff]/gu, "?"), "latin1") },
		{ at: "key", change: (secret) => Buffer.from(secret.replace(/[^\0-\x7f]/gu, "?"), "latin1") },
	),
	...forms(
		{ id: "secret/utf-16", does: "encode the secret as UTF-16 instead of UTF-8", ...head },
		{ at: "key", change: (secret) => Buffer.from(secret, "utf16le") },
		{ at: "key", change: (secret) => Buffer.from(secret, "utf16le").swap16() },
	),
	...forms(
		{ id: "secret/hashed", does: "use the hash of the secret as the HMAC key", ...head },
		{ at: "key", change: (secret) => digest("sha256", Buffer.from(secret, "utf8")) },
		{ at: "key", change: (secret) => digest("sha1", Buffer.from(secret, "utf8")) },
		{ at: "key", change: (secret) => digest("md5", Buffer.from(secret, "utf8")) },
	),
	...forms(
		{ id: "secret/derived", does: "derive a key from the secret first", ...head },
		{
			at: "key",
			change: (secret, { timestamp }) => hmac("sha256", Buffer.from(secret, "utf8"), Buffer.from(timestamp, "latin1")),
		},
		{
			at: "key",
			change: (secret, { nonce }) => hmac("sha256", Buffer.from(secret, "utf8"), Buffer.from(nonce, "latin1")),
		},
		{
			at: "key",
			change: (secret, { keyId }) => hmac("sha256", Buffer.from(secret, "utf8"), Buffer.from(keyId, "latin1")),
		},
	),
];

/** Another HMAC key than the UTF-8 bytes of the secret. */
export const keyingMistakes: readonly Mistake[] = [...secretMistakes, ...keyMistakes];
