import { forms, type Mistake } from "../mistake.ts";

const nonceAsSent = {
	remedy: "Sign the text of X-Nonce exactly as you send it, in its own case.",
	requirement: "HMAC-CANON-05",
};
const keyIdAsSent = { remedy: "Sign the value of X-Key-Id exactly as you send it.", requirement: "HMAC-CANON-03" };

/** Nonce and key id in another form than the one that is sent. */
export const identityMistakes: readonly Mistake[] = [
	...forms(
		{ id: "nonce/lower-case", does: "sign the nonce in lower case", ...nonceAsSent },
		{ at: "nonce", change: (nonce) => nonce.toLowerCase() },
	),
	...forms(
		{ id: "nonce/upper-case", does: "sign the nonce in upper case", ...nonceAsSent },
		{ at: "nonce", change: (nonce) => nonce.toUpperCase() },
	),
	...forms(
		{ id: "nonce/without-hyphens", does: "sign the nonce without its hyphens", ...nonceAsSent },
		{ at: "nonce", change: (nonce) => nonce.replaceAll("-", "") },
	),
	...forms(
		{ id: "nonce/base64", does: "sign the nonce in base64", ...nonceAsSent },
		{ at: "nonce", change: (nonce) => Buffer.from(nonce, "latin1").toString("base64") },
	),
	...forms(
		{ id: "nonce/empty", does: "sign an empty nonce", ...nonceAsSent },
		{ at: "nonce", change: () => "" },
		{ at: "nonce", change: () => "undefined" },
		{ at: "nonce", change: () => "null" },
		{ at: "nonce", change: () => "None" },
	),
	...forms(
		{ id: "nonce/timestamp", does: "sign the timestamp in place of the nonce", ...nonceAsSent },
		{ at: "nonce", change: (_, { timestamp }) => timestamp },
	),
	...forms(
		{ id: "key-id/lower-case", does: "sign the key id in lower case", ...keyIdAsSent },
		{ at: "keyId", change: (keyId) => keyId.toLowerCase() },
	),
	...forms(
		{ id: "key-id/upper-case", does: "sign the key id in upper case", ...keyIdAsSent },
		{ at: "keyId", change: (keyId) => keyId.toUpperCase() },
	),
	...forms(
		{ id: "key-id/empty", does: "sign an empty key id", ...keyIdAsSent },
		{ at: "keyId", change: () => "" },
		{ at: "keyId", change: () => "undefined" },
		{ at: "keyId", change: () => "null" },
		{ at: "keyId", change: () => "None" },
	),
];
