import type { Expectation } from "../engine/expectation.ts";
import { accepted, either, refusedAnywhere } from "./expect.ts";

/** Every code that says that the request is at fault. */
const clientCodes = [
	"malformed_request",
	"malformed_target",
	"conflicting_credentials",
	"unauthenticated",
	"timestamp_out_of_window",
	"invalid_credentials",
	"content_hash_mismatch",
	"nonce_replayed",
	"invalid_token",
	"insufficient_scope",
	"no_route",
	"method_not_allowed",
	"content_too_large",
	"target_too_long",
	"unsupported_content_encoding",
	"misdirected_request",
	"quota_exceeded",
	"replay_capacity_exceeded",
	"headers_too_large",
] as const;

/** Whatever is right elsewhere: let in or refused, by the gateway or before it, but with no fault of its own. */
export const unharmed: Expectation = either(accepted(), refusedAnywhere(clientCodes));
