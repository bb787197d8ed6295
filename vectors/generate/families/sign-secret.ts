import type { SchemeName } from "../../format.ts";
import { type SigningCase, signingFile } from "../make/signing.ts";

const LETTERS = "countersign-published-secret-of-many-characters-";
const ofLength = (length: number): string => LETTERS.repeat(6).slice(0, length);

const secret = (slug: string, flag: string, comment: string, text: string): SigningCase => ({
	slug,
	requirement: "HMAC-SIG-02",
	flags: [flag],
	comment,
	input: { secret: text },
});

/**
 * Secrets that some library would trim, decode, cut, escape or compose; the key is always the UTF-8 bytes of the text.
 * None has U+0000, which a signer in a shell cannot hold; a gateway can (verify-secret.ts).
 */
const cases: readonly SigningCase[] = [
	secret("plain", "Baseline", "A secret of letters and hyphens.", ofLength(40)),
	secret("line-feed-at-end", "SecretDecoded", "A line feed at the end belongs to it.", `${ofLength(40)}\n`),
	secret("crlf-at-end", "SecretDecoded", "So does CR LF.", `${ofLength(40)}\r\n`),
	secret("line-feed-before", "SecretDecoded", "A line feed at the beginning.", `\n${ofLength(40)}`),
	secret("line-feed-inside", "SecretDecoded", "A line feed inside.", `${ofLength(20)}\n${ofLength(20)}`),
	secret("tab-at-end", "SecretDecoded", "A tab at the end.", `${ofLength(40)}\t`),
	secret("blank-at-end", "SecretDecoded", "A blank at the end.", `${ofLength(40)} `),
	secret("no-break-space-at-end", "SecretDecoded", "U+00A0 at the end is no blank.", `${ofLength(40)}\u00a0`),
	secret("byte-order-mark", "ByteOrderMark", "U+FEFF at the beginning belongs to it.", `\ufeff${ofLength(40)}`),
	secret("quotes", "SecretDecoded", "Quotation marks and backslashes.", `"${ofLength(30)}'\\n\\"`),
	secret(
		"shell",
		"SecretDecoded",
		"What a shell or a format would expand.",
		`$HOME \`id\` $(id) %s %d {0} \${x} ${ofLength(9)}`,
	),
	secret("percent", "SecretDecoded", "Percent triplets stay as they are.", `%41%42%2B%0a+${ofLength(30)}`),
	secret("json", "SecretDecoded", "Text that is JSON.", '{"secret":"countersign-published-secret"}'),
	secret("decimal", "SecretDecoded", "32 decimal digits.", "01234567890123456789012345678901"),
	secret("hex-32", "SecretDecoded", "32 hexadecimal digits.", "00112233445566778899aabbccddeeff"),
	secret("hex-upper-case", "SecretDecoded", "64 in upper case.", "00112233445566778899AABBCCDDEEFF".repeat(2)),
	secret("hex-0x", "SecretDecoded", "A prefix of 0x.", `0x${"00112233445566778899aabbccddeeff".repeat(2)}`),
	secret(
		"base64-padded",
		"SecretDecoded",
		"Base64 with padding.",
		"Y291bnRlcnNpZ24tcHVibGlzaGVkLXRlc3Qtc2VjcmV0LTEwMQ==",
	),
	secret("base64url", "SecretDecoded", "Base64url.", "-_-_Y291bnRlcnNpZ24tcHVibGlzaGVkLXRlc3Qtc2VjcmV0"),
	secret("uuid", "SecretDecoded", "A UUID.", "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55"),
	secret("composed", "UnicodeNormalised", "An accent composed with its letter.", `\u00e9${ofLength(40)}`),
	secret("decomposed", "UnicodeNormalised", "The same decomposed is another secret.", `e\u0301${ofLength(40)}`),
	secret("upper-case", "CaseFolded", "Upper case is another secret.", ofLength(40).toUpperCase()),
	secret("astral-32", "WeakSecret", "32 characters beyond U+FFFF, 128 bytes.", "\u{1f600}".repeat(32)),
	secret("latin-32", "HmacKeyLength", "32 characters of two bytes: a block of SHA-256.", "\u00e9".repeat(32)),
	secret("latin-33", "HmacKeyLength", "33 of them: more than a block.", "\u00e9".repeat(33)),
	...[32, 33, 63, 64, 65, 127, 128, 255, 256, 257].map((length) =>
		secret(`length-${length}`, "HmacKeyLength", `A secret of ${length} characters.`, ofLength(length)),
	),
	secret("astral-256", "HmacKeyLength", "256 characters beyond U+FFFF, 1024 bytes.", "\u{1f511}".repeat(256)),
	...[0, 1, 16, 31].map((length) => ({
		...secret(`length-${length}`, "WeakSecret", `A secret of ${length} characters is too short.`, ofLength(length)),
		requirement: "HMAC-SIG-03",
		refusal: { code: "weak_secret" },
	})),
	{
		...secret("astral-31", "WeakSecret", "31 characters, although 124 bytes.", "\u{1f600}".repeat(31)),
		requirement: "HMAC-SIG-03",
		refusal: { code: "weak_secret" },
	},
];

const file = (family: string, scheme: SchemeName) =>
	signingFile(
		family,
		scheme,
		"Secrets with every awkward character, and of every length at which something changes.",
		cases,
	);

export const v1SignSecret = file("v1-sign-secret", "countersign-v1");
export const sortedSignSecret = file("sorted-sign-secret", "sorted-query");
