import { randomBytes, randomUUID } from "node:crypto";
import { countersignV1 } from "#protocol";
import { type PreparedRequest, signedRequest, withFields } from "../prepared-request.ts";
import { type FloodClass, invalidCredentials, usualCount } from "./flood-class.ts";

/** Keys that are there: the first with a version in its record, so that isolates keep it, the second without. */
export const knownKeys = { versioned: "bench_known", unversioned: "unversioned_known" } as const;

const hourMs = 3_600_000;

/** Requests with all five fields, whose signature nobody made. */
export const floodOfSignatures: readonly FloodClass[] = [
	{
		name: "malformed HMAC field",
		refusal: { status: 400, code: "malformed_request" },
		count: usualCount,
		// The last that is looked at.
		prepare: (nowMs) => unproved("unknown_key", nowMs, (hex) => hex.toUpperCase()),
	},
	{
		name: "stale timestamp",
		refusal: { status: 401, code: "timestamp_out_of_window" },
		count: usualCount,
		prepare: (nowMs) => unproved(knownKeys.versioned, nowMs - hourMs),
	},
	{
		name: "unknown key, another each time",
		refusal: invalidCredentials,
		count: usualCount,
		prepare: (nowMs) => unproved(`unknown_${randomUUID()}`, nowMs),
	},
	{
		name: "wrong signature, record kept for its version",
		refusal: invalidCredentials,
		count: usualCount,
		prepare: (nowMs) => unproved(knownKeys.versioned, nowMs),
		kept: knownKeys.versioned,
	},
	{
		name: "wrong signature, record without a version",
		refusal: invalidCredentials,
		count: usualCount,
		prepare: (nowMs) => unproved(knownKeys.unversioned, nowMs),
	},
];

/** A signed request with another signature in place of its own. */
function unproved(keyId: string, nowMs: number, spelled = (hex: string) => hex): PreparedRequest {
	const signature = `${countersignV1.signature.prefix}${spelled(randomBytes(32).toString("hex"))}`;
	return withFields(signedRequest(keyId, nowMs), { [countersignV1.headers.signature.name]: signature });
}
