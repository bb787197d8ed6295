import type { Check } from "../engine/check.ts";
import { acceptsToken, refusesToken } from "./bearer.ts";

/** JWT-FORM-07: nothing that changes how the token is to be read. */
const processing = (
	[
		["unknown-critical", "crit that names an extension", { crit: ["x"], x: 1 }, "high", "RFC 7515 §4.1.11"],
		["empty-critical", "an empty crit", { crit: [] }, "medium", "RFC 7515 §4.1.11"],
		["critical-as-text", "crit that is a text", { crit: "exp", exp: 4102444800 }, "medium", "RFC 7515 §4.1.11"],
		["critical-of-absent", "crit that names an absent member", { crit: ["x"] }, "medium", "RFC 7515 §4.1.11"],
		["critical-null", "a crit of null", { crit: null }, "medium", "RFC 7515 §4.1.11"],
		["unencoded-payload", "b64 false without crit", { b64: false }, "medium", "RFC 7797 §7"],
		["critical-unencoded", "b64 false with crit", { b64: false, crit: ["b64"] }, "medium", "RFC 7797 §6"],
		["critical-encoded", "b64 true with crit", { b64: true, crit: ["b64"] }, "low", "RFC 7797 §6"],
		["compressed", "zip", { zip: "DEF" }, "low", "RFC 8725 §3.6"],
	] as const
).map(([slug, what, header, severity, reference]) =>
	refusesToken({
		id: `JWT-FORM-07/${slug}`,
		title: `refuses a token whose header has ${what}`,
		severity,
		threats: [threatOf(slug)],
		references: [reference],
		token: { header },
	}),
);

function threatOf(slug: string): string {
	if (slug === "compressed") return "JWT-16";
	if (slug.includes("encoded")) return "JWT-15";
	return slug === "unknown-critical" ? "JWT-13" : "JWT-14";
}

/** JWT-FORM-08: no key, and no place to find one, from the sender. The key of the signature is the right one here. */
const senderKeys = (
	[
		["jwk", { jwk: { $key: "right" } }, "JWT-07", "CVE-2018-0114"],
		["jku", { jku: "https://keys.test/jwks.json" }, "JWT-08", "RFC 8725 §3.10"],
		["x5u", { x5u: "https://keys.test/chain.pem" }, "JWT-08", "RFC 8725 §3.10"],
		["x5c", { x5c: ["MIIB"] }, "JWT-09", "RFC 8725 §3.10"],
		["null-jwk", { jwk: null }, "JWT-07", "RFC 8725 §3.10"],
	] as const
).map(([slug, header, threat, reference]) =>
	refusesToken({
		id: `JWT-FORM-08/${slug}`,
		title: `refuses a good token whose header has ${slug.replace("null-", "")}`,
		severity: "high",
		threats: [threat],
		references: [reference],
		token: { header },
	}),
);

/** JWT-FORM-09: tokens of another kind. */
const types = [
	...(
		[
			["security-event", "secevent+jwt"],
			["logout-token", "logout+jwt"],
			["proof-of-possession", "dpop+jwt"],
			["jose", "JOSE"],
			["empty", ""],
			["prefix", "at+jw"],
			["suffix", "JWT2"],
			["trailing-space", "JWT "],
			["parameter", "application/jwt; v=1"],
			["other-media-type", "text/jwt"],
			["media-type-inside", "at+application/jwt"],
			["number", 1],
			["null", null],
			["array", ["JWT"]],
		] as const
	).map(([slug, typ]) =>
		refusesToken({
			id: `JWT-FORM-09/${slug}`,
			title: "refuses a token of a type that is not for access",
			severity: "high",
			threats: ["JWT-17"],
			references: ["RFC 8725 §3.11", "RFC 9068 §2.1"],
			token: { header: { typ } },
		}),
	),
	...(
		[
			["accepts-absent", { omit: ["header.typ"] }],
			["accepts-lower-case", { header: { typ: "jwt" } }],
			["accepts-access-token", { header: { typ: "at+jwt" } }],
			["accepts-media-type", { header: { typ: "application/at+jwt" } }],
			["accepts-any-case", { header: { typ: "Application/AT+JWT" } }],
		] as const
	).map(([slug, token]) =>
		acceptsToken({
			id: `JWT-FORM-09/${slug}`,
			title: "accepts a token of a type that the default policy lists",
			severity: "low",
			threats: ["JWT-17"],
			references: ["RFC 9068 §4"],
			needs: ["jwt.sign", "errors.countersign"],
			token,
		}),
	),
];

export const jwtHeaderChecks: readonly Check[] = [...processing, ...senderKeys, ...types];
