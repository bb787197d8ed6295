import { digest, hmac } from "../mac.ts";
import { forms, type Mistake } from "../mistake.ts";

const head = {
	requirement: "HMAC-SIG-01",
	remedy: "Compute HMAC with SHA-256, the secret as the key and the string to sign as the message, once.",
};

/** Another computation than HMAC-SHA-256. */
export const macMistakes: readonly Mistake[] = [
	...forms(
		{ id: "hmac/sha-1", does: "compute HMAC with SHA-1", ...head },
		{ at: "mac", change: (key, message) => hmac("sha1", key, message) },
	),
	...forms(
		{ id: "hmac/sha-512", does: "compute HMAC with SHA-512", ...head },
		{ at: "mac", change: (key, message) => hmac("sha512", key, message) },
		{ at: "mac", change: (key, message) => hmac("sha512", key, message).subarray(0, 32) },
	),
	...forms(
		{ id: "hmac/sha-384", does: "compute HMAC with SHA-384", ...head },
		{ at: "mac", change: (key, message) => hmac("sha384", key, message) },
	),
	...forms(
		{ id: "hmac/md5", does: "compute HMAC with MD5", ...head },
		{ at: "mac", change: (key, message) => hmac("md5", key, message) },
	),
	...forms(
		{ id: "hmac/sha3", does: "compute HMAC with SHA-3", ...head },
		{ at: "mac", change: (key, message) => hmac("sha3-256", key, message) },
	),
	...forms(
		{ id: "hmac/exchanged", does: "exchange key and message of the HMAC", ...head },
		{ at: "mac", change: (key, message) => hmac("sha256", message, key) },
	),
	...forms(
		{ id: "hmac/hash-of-both", does: "hash secret and string together instead of computing an HMAC", ...head },
		{ at: "mac", change: (key, message) => digest("sha256", key, message) },
		{ at: "mac", change: (key, message) => digest("sha256", message, key) },
		{ at: "mac", change: (key, message) => digest("sha256", key, message, key) },
		{ at: "mac", change: (key, message) => digest("sha1", key, message) },
		{ at: "mac", change: (key, message) => digest("md5", key, message) },
		{ at: "mac", change: (key, message) => digest("md5", message, key) },
	),
	...forms(
		{ id: "hmac/hash-without-secret", does: "hash the string to sign without any secret", ...head },
		{ at: "mac", change: (_, message) => digest("sha256", message) },
	),
	...forms(
		{ id: "hmac/twice", does: "compute the HMAC of the HMAC", ...head },
		{ at: "mac", change: (key, message) => hmac("sha256", key, hmac("sha256", key, message)) },
		{
			at: "mac",
			change: (key, message) => hmac("sha256", key, Buffer.from(hmac("sha256", key, message).toString("hex"))),
		},
		{ at: "mac", change: (key, message) => digest("sha256", hmac("sha256", key, message)) },
	),
];
