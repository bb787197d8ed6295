import { Buffer } from "node:buffer";
import { digest, hmac } from "../mac.ts";
import { forms, type Mistake, type MistakeHead } from "../mistake.ts";

const requirement = "HMAC-BODY-01";
const head = {
	requirement,
	remedy:
		"Sign the SHA-256 of the body's bytes in 64 lower-case hexadecimal digits, the same text as in X-Content-SHA256.",
};

function written(id: string, does: string, ...writings: ((body: Buffer) => string)[]): readonly Mistake[] {
	const about: MistakeHead = { id, does, ...head };
	return forms(about, ...writings.map((change) => ({ at: "digest" as const, change })));
}

/** Another content hash than the one that is to be signed. */
export const digestMistakes: readonly Mistake[] = [
	...forms(
		{
			id: "content-hash/not-the-one-sent",
			does: "sign the right hash of the body but send another one",
			requirement,
			remedy: "Compute the hash once, and use that one text for X-Content-SHA256 and for the string to sign.",
		},
		{ at: "digest", change: (body) => digest("sha256", body).toString("hex") },
	),
	...written("content-hash/upper-case", "sign the content hash in upper-case hex", (body) =>
		digest("sha256", body).toString("hex").toUpperCase(),
	),
	...written(
		"content-hash/base64",
		"sign the content hash in base64",
		(body) => digest("sha256", body).toString("base64"),
		(body) => digest("sha256", body).toString("base64url"),
		(body) => digest("sha256", body).toString("base64").replaceAll("=", ""),
	),
	...written(
		"content-hash/with-name",
		"sign the name of the algorithm with the content hash",
		(body) => `sha256=${digest("sha256", body).toString("hex")}`,
		(body) => `sha256:${digest("sha256", body).toString("hex")}`,
		(body) => `sha-256=${digest("sha256", body).toString("base64")}`,
		(body) => `SHA-256=${digest("sha256", body).toString("base64")}`,
		(body) => `sha-256=:${digest("sha256", body).toString("base64")}:`,
	),
	...forms(
		{
			id: "content-hash/as-sha256sum-prints-it",
			does: "sign the whole line that sha256sum or openssl prints",
			...head,
			remedy: "Sign and send only the 64 digits of that line.",
		},
		...["", "\n"].map((end) => ({
			at: "digest" as const,
			change: (body: Buffer) => `${digest("sha256", body).toString("hex")}  -${end}`,
		})),
		...["(stdin)= ", "SHA2-256(stdin)= ", "SHA256(stdin)= "].map((label) => ({
			at: "digest" as const,
			change: (body: Buffer) => label + digest("sha256", body).toString("hex"),
		})),
	),
	...written("content-hash/of-the-hash", "hash the hexadecimal text of the hash a second time", (body) =>
		digest("sha256", Buffer.from(digest("sha256", body).toString("hex"))).toString("hex"),
	),
	...written("content-hash/twice", "hash the bytes of the hash a second time", (body) =>
		digest("sha256", digest("sha256", body)).toString("hex"),
	),
	...written("content-hash/sha-1", "hash the body with SHA-1", (body) => digest("sha1", body).toString("hex")),
	...written("content-hash/sha-512", "hash the body with SHA-512", (body) => digest("sha512", body).toString("hex")),
	...written(
		"content-hash/md5",
		"hash the body with MD5",
		(body) => digest("md5", body).toString("hex"),
		(body) => digest("md5", body).toString("base64"),
	),
	...forms(
		{ id: "content-hash/keyed", does: "hash the body with HMAC under the secret", ...head },
		{ at: "digest", change: (body, { secret }) => hmac("sha256", Buffer.from(secret, "utf8"), body).toString("hex") },
	),
	...written("content-hash/empty", "leave the content hash empty", () => ""),
	...forms(
		{
			id: "content-hash/empty-without-body",
			does: "leave the content hash empty when there is no body",
			requirement: "HMAC-BODY-03",
			remedy: "Sign the SHA-256 of zero bytes when there is no body.",
		},
		{ at: "digest", change: (body) => (body.length === 0 ? "" : digest("sha256", body).toString("hex")) },
		{ at: "digest", change: (body) => (body.length === 0 ? "undefined" : digest("sha256", body).toString("hex")) },
		{ at: "digest", change: (body) => (body.length === 0 ? "null" : digest("sha256", body).toString("hex")) },
	),
	...forms(
		{ id: "content-hash/unsigned-payload", does: "sign UNSIGNED-PAYLOAD in place of the content hash", ...head },
		{ at: "digest", change: () => "UNSIGNED-PAYLOAD" },
		{
			at: "digest",
			change: (body) => (body.length === 0 ? "UNSIGNED-PAYLOAD" : digest("sha256", body).toString("hex")),
		},
	),
	...written("content-hash/body-itself", "sign the body itself in place of its hash", (body) =>
		body.toString("latin1"),
	),
	...written("content-hash/body-in-base64", "sign the body in base64 in place of its hash", (body) =>
		body.toString("base64"),
	),
];
