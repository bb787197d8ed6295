import type { Probe } from "../client/probe.ts";

/** A request without credentials. */
export const none: Probe = { credential: "none" };

/** A request with a valid token. */
export const bearer: Probe = { credential: "jwt" };

/** The five header fields of an HMAC credential. */
export const fields = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"] as const;
