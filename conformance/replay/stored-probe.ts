import { z } from "zod";
import type { Probe } from "../client/probe.ts";

const text = z.string();
const pair = z.tuple([text, text]);
const members = <const Name extends string>(...names: readonly Name[]) =>
	z.strictObject(Object.fromEntries(names.map((name) => [name, z.json().optional()])));

/**
 * A probe as a report holds it. Every member must be one that this version builds a request from: one that it does not
 * know would be a defect that is not sent. What a value means is left to who builds the request, and refuses it too.
 */
const StoredProbe = z.strictObject({
	credential: z.enum(["hmac", "jwt", "any", "both", "none"]),
	route: z.enum(["read", "write", "other", "public", "unknown"]).optional(),
	method: text.optional(),
	path: text.optional(),
	query: text.optional(),
	headers: z.array(pair).optional(),
	body: z
		.union([
			z.strictObject({ text }),
			z.strictObject({ base64: text }),
			z.strictObject({ fill: z.strictObject({ byte: z.int().min(0).max(255), length: z.int().nonnegative() }) }),
		])
		.optional(),
	key: z
		.enum([
			"primary",
			"second",
			"readOnly",
			"revoked",
			"expired",
			"rotated",
			"retired",
			"revocable",
			"smallQuota",
			"unknown",
		])
		.optional(),
	sign: members(
		"timestampOffset",
		"timestamp",
		"nonce",
		"contentHash",
		"keyId",
		"secret",
		"secretText",
		"lines",
		"separator",
		"digest",
	).optional(),
	token: members("header", "claims", "omit", "times", "key", "alg", "headerText", "claimsText", "text").optional(),
	after: z.array(z.record(text, z.json())).optional(),
	framing: z
		.looseObject({ kind: z.enum(["length", "none", "chunked", "declared", "length-and-chunked", "bad-chunks"]) })
		.optional(),
});

/** What the redactor leaves in place of a proof or a secret. */
const mask = /<(?:token|signature|credential)>|\[redacted\]/;

/** Whether something of a value was masked as a proof or a secret, so that it cannot be made again from what is left. */
export function isMasked(value: unknown): boolean {
	return mask.test(JSON.stringify(value) ?? "");
}

export type Read = { kind: "probe"; probe: Probe } | { kind: "masked" } | { kind: "unknown"; reason: string };

/** The probe of `evidence.replay`; one whose defect was masked as a proof cannot be built from what is left of it. */
export function readStoredProbe(stored: unknown): Read {
	const parsed = StoredProbe.safeParse(stored);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		const place = ["evidence.replay", ...(issue?.path ?? [])].map(String).join(".");
		return { kind: "unknown", reason: `this version cannot build the stored probe: ${place}: ${issue?.message ?? ""}` };
	}
	if (isMasked(parsed.data)) return { kind: "masked" };
	// Held to the schema; the types of what is inside `sign`, `token` and `after` are left to who builds the request.
	return { kind: "probe", probe: stored as Probe };
}
