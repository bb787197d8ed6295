import type { Probe } from "../client/probe.ts";
import type { Need } from "../engine/check.ts";
import { needsOf } from "./needs-of.ts";

/** A request that a gateway refuses with one code, whatever was asked before. */
export interface Refusal {
	code: string;
	/** Tells two requests apart that are refused with one code; empty where there is one. */
	slug?: string;
	probe: Probe;
	/** Beyond what it takes to build the probe. */
	needs?: readonly Need[];
}

const json = { route: "write", headers: [["Content-Type", "application/json"]], body: { text: "{}" } } as const;

/** Every code that one request without a history can bring about, in the order of the stages. */
export const refusals: readonly Refusal[] = [
	{ code: "method_not_allowed", slug: "unknown", probe: { credential: "none", method: "TRACE" } },
	{ code: "target_too_long", probe: { credential: "none", query: "a".repeat(9000) } },
	{
		code: "headers_too_large",
		probe: { credential: "none", headers: [["X-Filler", "a".repeat(40_000)]] },
		needs: ["lab"],
	},
	// No edge repairs this one.
	{ code: "malformed_target", probe: { credential: "none", after: [{ appendToTarget: "/%00" }] } },
	{
		code: "misdirected_request",
		probe: { credential: "none", after: [{ set: ["Host", "elsewhere.test"] }] },
		needs: ["hostList"],
	},
	{
		code: "content_too_large",
		probe: { credential: "none", ...json, framing: { kind: "declared", declared: "99999999999" } },
	},
	{
		code: "unsupported_content_encoding",
		probe: { credential: "none", ...json, headers: [["Content-Encoding", "br"]] },
	},
	{ code: "malformed_request", probe: { credential: "hmac", after: [{ remove: "X-Nonce" }] } },
	{ code: "conflicting_credentials", probe: { credential: "both" } },
	{ code: "unauthenticated", probe: { credential: "none" } },
	{
		code: "unauthenticated",
		slug: "other-scheme",
		probe: { credential: "none", headers: [["Authorization", "Basic eDp5"]] },
	},
	{ code: "timestamp_out_of_window", probe: { credential: "hmac", sign: { timestampOffset: -3600 } } },
	{
		code: "invalid_credentials",
		probe: { credential: "hmac", after: [{ flipCharacter: { header: "X-Signature", at: -5 } }] },
	},
	{ code: "invalid_credentials", slug: "unknown-key", probe: { credential: "hmac", key: "unknown" } },
	{ code: "invalid_token", probe: { credential: "none", headers: [["Authorization", "Bearer a.b.c"]] } },
	{
		code: "invalid_token",
		slug: "signature",
		probe: { credential: "jwt", token: { text: [{ flipBit: { part: 2, byte: 0 } }] } },
	},
	{ code: "content_hash_mismatch", probe: { credential: "hmac", ...json, after: [{ appendToBody: { text: " " } }] } },
	{ code: "no_route", probe: { credential: "any", route: "unknown" } },
	{ code: "method_not_allowed", slug: "of-route", probe: { credential: "any", method: "OPTIONS" }, needs: ["lab"] },
	{ code: "insufficient_scope", probe: { credential: "hmac", ...json, key: "readOnly" } },
	{ code: "upstream_unreachable", probe: { credential: "any", path: "/gone/{id}" }, needs: ["lab"] },
];

/** The refusals of these codes. */
export function refusalsOf(...codes: readonly string[]): readonly Refusal[] {
	return refusals.filter(({ code }) => codes.includes(code));
}

/** `invalid_token-signature`: a part of a check's id. */
export function nameOf({ code, slug }: Refusal): string {
	const name = code.replaceAll("_", "-");
	return slug === undefined ? name : `${name}-${slug}`;
}

export function needsOfRefusal({ probe, needs = [] }: Refusal): readonly Need[] {
	return [...needsOf(probe), ...needs];
}
