import { Buffer } from "node:buffer";
import { digest } from "../mac.ts";
import { forms, type Mistake } from "../mistake.ts";
import { percentEncode } from "../percent.ts";

const requirement = "HMAC-CANON-01";
const noMore = {
	requirement,
	remedy: "Sign the lines joined by line feeds, with nothing before the first and nothing after the last one.",
};
const asItIs = { requirement: "HMAC-SIG-01", remedy: "Compute the HMAC over the bytes of the string to sign itself." };

function secretText(secret: string): string {
	return Buffer.from(secret, "utf8").toString("latin1");
}

/** Something done to the string to sign as a whole. */
export const textMistakes: readonly Mistake[] = [
	...forms(
		{ id: "string/line-feed-at-end", does: "end the string to sign with a line feed", ...noMore },
		{ at: "text", change: (text) => `${text}\n` },
		{ at: "text", change: (text) => `${text}\n\n` },
	),
	...forms(
		{
			id: "lines/with-body",
			does: "sign the body itself as one more line",
			shows: ({ body }) => body.length > 0,
			remedy: "Sign exactly the lines of the scheme; the body is covered by its hash.",
			requirement,
		},
		{ at: "lines", change: (lines, { body }) => [...lines, { name: "body", text: body.toString("latin1") }] },
	),
	...forms(
		{ id: "string/crlf-at-end", does: "end the string to sign with CR LF", ...noMore },
		{ at: "text", change: (text) => `${text}\r\n` },
	),
	...forms(
		{ id: "string/line-feed-at-beginning", does: "begin the string to sign with a line feed", ...noMore },
		{ at: "text", change: (text) => `\n${text}` },
	),
	...forms(
		{ id: "string/nul-at-end", does: "end the string to sign with a NUL", ...noMore },
		{ at: "text", change: (text) => `${text}\0` },
	),
	...forms(
		{ id: "string/blank-at-end", does: "end the string to sign with a blank", ...noMore },
		{ at: "text", change: (text) => `${text} ` },
	),
	...forms(
		{ id: "string/mark-at-beginning", does: "begin the string to sign with a byte order mark", ...noMore },
		{ at: "text", change: (text) => `\u00ef\u00bb\u00bf${text}` },
	),
	...forms(
		{
			id: "string/lower-case",
			does: "turn the string to sign into lower case",
			...asItIs,
			shows: ({ keyId, nonce, target, contentType }) => /[A-Z]/.test(keyId + nonce + target + contentType),
		},
		{ at: "text", change: (text) => text.toLowerCase() },
	),
	...forms(
		{ id: "string/upper-case", does: "turn the string to sign into upper case", ...asItIs },
		{ at: "text", change: (text) => text.toUpperCase() },
	),
	...forms(
		{ id: "string/quoted", does: "put the string to sign in quotes", ...asItIs },
		{ at: "text", change: (text) => `"${text}"` },
		{ at: "text", change: (text) => JSON.stringify(text) },
		{ at: "text", change: (text) => `'${text}'` },
	),
	...forms(
		{ id: "string/base64", does: "sign the base64 text of the string to sign", ...asItIs },
		{ at: "text", change: (text) => Buffer.from(text, "latin1").toString("base64") },
		{ at: "text", change: (text) => Buffer.from(text, "latin1").toString("base64url") },
	),
	...forms(
		{ id: "string/hex", does: "sign the hexadecimal text of the string to sign", ...asItIs },
		{ at: "text", change: (text) => Buffer.from(text, "latin1").toString("hex") },
	),
	...forms(
		{ id: "string/percent-encoded", does: "percent-encode the string to sign", ...asItIs },
		{ at: "text", change: (text) => percentEncode(text, { dialect: "unreserved" }) },
		{ at: "text", change: (text) => percentEncode(text, { dialect: "component" }) },
		{ at: "text", change: (text) => percentEncode(text, { dialect: "form", space: "+" }) },
	),
	...forms(
		{
			id: "string/secret-at-end",
			holdsSecret: true,
			does: "write the secret after the string to sign",
			requirement,
			remedy: "The secret is the HMAC key and no part of the string to sign.",
		},
		{ at: "text", change: (text, { secret }) => text + secretText(secret) },
		{ at: "text", change: (text, { secret }) => secretText(secret) + text },
	),
	...forms(
		{
			id: "string/hashed",
			does: "hash the string to sign first and sign the hexadecimal text of that hash, as AWS does",
			...asItIs,
		},
		{ at: "message", change: (bytes) => Buffer.from(digest("sha256", bytes).toString("hex")) },
	),
	...forms(
		{ id: "string/hashed-bytes", does: "hash the string to sign first and sign the bytes of that hash", ...asItIs },
		{ at: "message", change: (bytes) => digest("sha256", bytes) },
	),
	...forms(
		{
			id: "string/utf-16",
			does: "encode the string to sign as UTF-16",
			...asItIs,
			remedy: "Encode the string to sign as ASCII or UTF-8.",
		},
		{ at: "message", change: (bytes) => Buffer.from(bytes.toString("latin1"), "utf16le") },
		{ at: "message", change: (bytes) => Buffer.from(bytes.toString("latin1"), "utf16le").swap16() },
	),
];
