import type { NamedMistake } from "./causes.ts";

const unchecked: Readonly<Record<string, Omit<NamedMistake, "id">>> = {
	malformed_target: {
		does: "sign targets that no gateway lets in",
		remedy:
			"Scan path and query as the specification says (TGT), and refuse to sign what does not pass. Never repair it.",
		requirement: "TGT-01",
	},
	target_too_long: {
		does: "sign targets of more than 8192 bytes",
		remedy: "Refuse to sign a longer target.",
		requirement: "REQ-02",
	},
	malformed_url: {
		does: "sign for URLs that name no host a gateway could have",
		remedy: "Take https:// or http://, a host by the host grammar and an optional port, and refuse anything else.",
		requirement: "REQ-04",
	},
	method_not_allowed: {
		does: "sign for methods that no gateway knows",
		remedy: "Refuse every method but GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS, in upper case.",
		requirement: "REQ-01",
	},
	malformed_request: {
		does: "sign with values outside their grammar, or a body on GET or HEAD",
		remedy:
			"Check key id, timestamp, nonce and content type against their grammars before you sign (SPEC section 4, item 5).",
		requirement: "HMAC-HDR-01",
	},
	conflicting_credentials: {
		does: "sign a request that also has an Authorization",
		remedy: "Refuse to sign a request with an Authorization header.",
		requirement: "CRED-03",
	},
	weak_secret: {
		does: "sign with a secret of fewer than 32 characters",
		remedy: "Refuse such a secret: no gateway verifies with one. Count characters (code points), not bytes.",
		requirement: "HMAC-SIG-03",
	},
};

/** What a signer does wrong that signs what must be refused with this code. */
export function uncheckedMistake(code: string): NamedMistake {
	const known = unchecked[code] ?? {
		does: "sign what must be refused",
		remedy: "Refuse it.",
		requirement: "HMAC-CANON-01",
	};
	return { id: `unchecked/${code.replaceAll("_", "-")}`, ...known };
}
