import type { Step } from "../format.ts";

/** With which status and code each stage may refuse: the table of SPEC.md, section 2, for the stages that vectors name. */
export const refusalsOfStep: Readonly<Record<Step, readonly string[]>> = {
	method: ["405 method_not_allowed"],
	size: ["414 target_too_long", "431 headers_too_large"],
	target: ["400 malformed_target"],
	host: ["400 malformed_request", "421 misdirected_request"],
	framing: ["400 malformed_request", "413 content_too_large", "415 unsupported_content_encoding"],
	credentials: ["400 malformed_request", "400 conflicting_credentials", "401 unauthenticated", "401 invalid_token"],
	freshness: ["401 timestamp_out_of_window"],
	signature: ["401 invalid_credentials"],
	"token-form": ["401 invalid_token"],
	"token-algorithm": ["401 invalid_token"],
	"token-issuer": ["401 invalid_token"],
	"token-key": ["401 invalid_token", "503 issuer_unavailable"],
	"token-signature": ["401 invalid_token"],
	"token-claims": ["401 invalid_token"],
	body: ["400 malformed_request", "413 content_too_large", "401 content_hash_mismatch"],
	admission: [
		"401 invalid_credentials",
		"401 nonce_replayed",
		"429 quota_exceeded",
		"429 replay_capacity_exceeded",
		"503 replay_store_unavailable",
	],
};
