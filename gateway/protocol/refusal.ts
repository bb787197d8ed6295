/** Why a request is not let in: a closed set, each code with its one status and title (ANS). */
export const refusalTable = {
	malformed_request: { status: 400, title: "The request is malformed" },
	malformed_target: { status: 400, title: "The request target is malformed" },
	conflicting_credentials: { status: 400, title: "The request carries two kinds of credentials" },
	unauthenticated: { status: 401, title: "Credentials are required" },
	timestamp_out_of_window: { status: 401, title: "The timestamp is outside the window" },
	invalid_credentials: { status: 401, title: "The credentials are not valid" },
	content_hash_mismatch: { status: 401, title: "The body does not match its hash" },
	nonce_replayed: { status: 401, title: "The nonce has been used" },
	invalid_token: { status: 401, title: "The token is not valid" },
	insufficient_scope: { status: 403, title: "The credentials lack a scope" },
	no_route: { status: 404, title: "There is no such route" },
	method_not_allowed: { status: 405, title: "The method is not allowed" },
	content_too_large: { status: 413, title: "The body is too large" },
	target_too_long: { status: 414, title: "The request target is too long" },
	unsupported_content_encoding: { status: 415, title: "The content encoding is not supported" },
	misdirected_request: { status: 421, title: "The host is not served here" },
	too_many_requests: { status: 429, title: "Too many requests from this address" },
	quota_exceeded: { status: 429, title: "The quota of the key is used up" },
	replay_capacity_exceeded: { status: 429, title: "Too many live nonces for this key" },
	headers_too_large: { status: 431, title: "The header fields are too large" },
	/** A defect of the gateway itself, which still fails closed; nothing a client sends may bring it about (ANS-05). */
	internal_error: { status: 500, title: "The gateway failed" },
	upstream_unreachable: { status: 502, title: "The upstream could not be reached" },
	replay_store_unavailable: { status: 503, title: "The replay store is unavailable" },
	route_closed: { status: 503, title: "The route is closed" },
	key_store_unavailable: { status: 503, title: "The key store is unavailable" },
	issuer_unavailable: { status: 503, title: "The token issuer is unavailable" },
	upstream_timeout: { status: 504, title: "The upstream did not answer in time" },
} as const satisfies Record<string, { status: number; title: string }>;

export type RefusalCode = keyof typeof refusalTable;

/** Why a target is refused (TGT); the closed list of `reason` in a problem document. */
export type TargetReason =
	| "not_origin_form"
	| "empty_segment"
	| "dot_segment"
	| "forbidden_character"
	| "bad_triplet"
	| "lower_case_triplet"
	| "unreserved_triplet"
	| "forbidden_triplet"
	| "empty_query";

/** A refusal as a value. `offset` is the zero-based byte of the first offending character, triplet or segment. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly offset?: number;
	readonly reason?: TargetReason;
	/** Names the stage for the log; never sent. */
	readonly because?: string | undefined;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Result<T> {
	return { ok: true, value };
}

export function refuse(code: RefusalCode, because?: string): { ok: false; refusal: Refusal } {
	return { ok: false, refusal: { code, because } };
}

export function refuseTarget(reason: TargetReason, offset: number): { ok: false; refusal: Refusal } {
	return { ok: false, refusal: { code: "malformed_target", reason, offset } };
}
