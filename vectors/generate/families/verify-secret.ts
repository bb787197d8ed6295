import { createHmac } from "node:crypto";
import type { SchemeName } from "../../format.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";
import { secretOf } from "../published-keys.ts";

const macOver =
	(keyOf: (secret: string) => string | Buffer) =>
	(secret: string, text: string): Buffer =>
		createHmac("sha256", keyOf(secret)).update(text, "latin1").digest();

/** A request of a key whose secret is awkward, and the same signed by someone who takes the secret for something else. */
const pair = (
	slug: string,
	keyId: string,
	comment: string,
	mistakes: Readonly<Record<string, (secret: string) => string | Buffer>>,
): readonly VerificationCase[] => {
	const sent = { keyId, secret: secretOf(keyId) };
	const state = { keys: [{ id: keyId, status: "active" as const }] };
	return [
		{ slug, requirement: "HMAC-SIG-02", flags: ["SecretDecoded"], comment, sent, state },
		...Object.entries(mistakes).map(([mistake, keyOf]) => ({
			slug: `${slug}-${mistake}`,
			requirement: "HMAC-SIG-02",
			flags: ["SecretDecoded"],
			comment: `Signed with that secret ${mistake.replaceAll("-", " ")}.`,
			sent: { ...sent, signer: macOver(keyOf) },
			state,
			refusal: { status: 401, code: "invalid_credentials", step: "signature" } as const,
			twin: slug,
		})),
	];
};

const cases: readonly VerificationCase[] = [
	...pair("line-feed", "live_org_line_feed", "A line feed at the end of the secret belongs to it.", {
		trimmed: (secret) => secret.trim(),
		"with-crlf": (secret) => `${secret.trim()}\r\n`,
	}),
	...pair("mark", "live_org_mark", "U+FEFF at the beginning of the secret belongs to it.", {
		stripped: (secret) => secret.slice(1),
	}),
	...pair("nul", "live_org_nul", "A NUL inside the secret ends nothing.", {
		"cut-at-the-nul": (secret) => secret.split("\u0000", 1)[0] ?? "",
	}),
	...pair("quotes", "live_org_quotes", "Quotation marks and backslashes.", {
		"escaped-as-json": (secret) => JSON.stringify(secret).slice(1, -1),
		quoted: (secret) => JSON.stringify(secret),
	}),
	...pair("hex", "live_org_hex_upper", "Hexadecimal digits in upper case, as text.", {
		decoded: (secret) => Buffer.from(secret, "hex"),
		"in-lower-case": (secret) => secret.toLowerCase(),
	}),
	...pair("base64", "live_org_base64_padded", "Padded base64, as text.", {
		decoded: (secret) => Buffer.from(secret, "base64"),
		"without-padding": (secret) => secret.replace(/=+$/, ""),
	}),
	...pair("decomposed", "live_org_decomposed", "An accent that is not composed with its letter.", {
		composed: (secret) => secret.normalize("NFC"),
	}),
	...pair("astral", "live_org_astral", "32 characters beyond U+FFFF.", {
		"as-utf-16": (secret) => Buffer.from(secret, "utf16le"),
		"as-latin-1": (secret) => Buffer.from(secret, "latin1"),
	}),
	...pair("long", "live_org_long", "A secret of 256 characters.", {
		"cut-at-72-bytes": (secret) => secret.slice(0, 72),
		"cut-at-255-bytes": (secret) => secret.slice(0, 255),
	}),
];

const file = (family: string, scheme: SchemeName) =>
	verificationFile(family, scheme, "Keys whose secrets some library would trim, decode, cut or compose.", cases);

export const v1VerifySecret = file("v1-verify-secret", "countersign-v1");
export const sortedVerifySecret = file("sorted-verify-secret", "sorted-query");
