import { NOW } from "../make/signing.ts";
import { type TokenCase, tokenFile } from "../make/token.ts";

const accepted = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	more: Partial<TokenCase>,
): TokenCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	...more,
});
const refused = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	more: Partial<TokenCase>,
): TokenCase => ({
	...accepted(slug, requirement, flag, comment, more),
	step: "token-claims",
});

/** A claim as JSON text, for numbers that JSON.stringify does not write. */
const literal = (name: string, text: string): Partial<TokenCase> => ({
	claims: { [name]: undefined },
	payloadBytes: (json) => json.replace(/}$/, `,"${name}":${text}}`),
});

const NOT_NUMBERS = [
	["string", String(NOW + 300)],
	["null", null],
	["true", true],
	["array", [NOW + 300]],
	["object", {}],
	["date", "2026-01-01T00:05:00Z"],
] as const;

const cases: readonly TokenCase[] = [
	accepted("plain", "JWT-CLAIM-04", "Baseline", "A token of five minutes, just issued.", {}),
	refused("exp-absent", "JWT-CLAIM-03", "Expiry", "No exp.", { claims: { exp: undefined } }),
	...NOT_NUMBERS.map(([slug, exp]) =>
		refused(`exp-${slug}`, "JWT-CLAIM-03", "ClaimType", `exp: ${slug}.`, { claims: { exp } }),
	),
	refused("exp-infinite", "JWT-CLAIM-03", "ClaimType", "A number beyond all bounds.", literal("exp", "1e999")),
	refused(
		"exp-minus-infinite",
		"JWT-CLAIM-03",
		"ClaimType",
		"A number beyond all bounds, negative.",
		literal("exp", "-1e999"),
	),
	accepted("exp-one-second-left", "JWT-CLAIM-04", "Expiry", "One second before the end, without tolerance.", {
		claims: { exp: NOW + 1 },
		policy: { toleranceSeconds: 0 },
	}),
	refused("exp-now", "JWT-CLAIM-04", "Expiry", "The second of the end, without tolerance.", {
		claims: { exp: NOW },
		policy: { toleranceSeconds: 0 },
		twin: "exp-one-second-left",
	}),
	accepted("exp-within-tolerance", "JWT-CLAIM-04", "Tolerance", "29 seconds after the end, with a tolerance of 30.", {
		claims: { exp: NOW - 29 },
	}),
	refused("exp-at-tolerance", "JWT-CLAIM-04", "Tolerance", "30 seconds after the end, with a tolerance of 30.", {
		claims: { exp: NOW - 30 },
	}),
	refused("exp-beyond-tolerance", "JWT-CLAIM-04", "Tolerance", "31 seconds after the end, with a tolerance of 30.", {
		claims: { exp: NOW - 31 },
	}),
	accepted("exp-greatest-tolerance", "JWT-CLAIM-04", "Tolerance", "59 seconds after the end, with a tolerance of 60.", {
		claims: { exp: NOW - 59 },
		policy: { toleranceSeconds: 60 },
	}),
	refused(
		"exp-beyond-greatest-tolerance",
		"JWT-CLAIM-04",
		"Tolerance",
		"60 seconds after the end, with a tolerance of 60.",
		{
			claims: { exp: NOW - 60 },
			policy: { toleranceSeconds: 60 },
			twin: "exp-greatest-tolerance",
		},
	),
	accepted("exp-fraction-of-clock", "JWT-CLAIM-04", "ClockRounding", "The clock is rounded down.", {
		claims: { exp: NOW + 1 },
		policy: { toleranceSeconds: 0 },
		now: NOW + 0.999,
	}),
	accepted("exp-fraction", "JWT-CLAIM-04", "ClaimType", "exp need not be whole: half a second is left.", {
		claims: { exp: NOW + 0.5 },
		policy: { toleranceSeconds: 0 },
	}),
	refused("exp-fraction-past", "JWT-CLAIM-04", "ClaimType", "exp need not be whole: half a second too late.", {
		claims: { exp: NOW - 0.5 },
		policy: { toleranceSeconds: 0 },
		twin: "exp-fraction",
	}),
	accepted(
		"exp-exponent",
		"JWT-CLAIM-04",
		"ClaimType",
		"exp in another notation of JSON.",
		literal("exp", "1.767225900e9"),
	),
	accepted("exp-far", "JWT-CLAIM-04", "Expiry", "A very distant end is an end.", literal("exp", "1e20")),
	refused("exp-zero", "JWT-CLAIM-04", "Expiry", "The beginning of 1970.", { claims: { exp: 0 } }),
	refused("exp-minus-zero", "JWT-CLAIM-04", "Expiry", "Minus zero.", literal("exp", "-0")),
	refused("exp-negative", "JWT-CLAIM-04", "Expiry", "Before 1970.", { claims: { exp: -NOW } }),
	refused("exp-long-ago", "JWT-CLAIM-04", "Expiry", "A day ago.", { claims: { exp: NOW - 86_400 } }),
	accepted("nbf-now", "JWT-CLAIM-05", "NotBefore", "Valid from now on.", { claims: { nbf: NOW } }),
	accepted("nbf-at-tolerance", "JWT-CLAIM-05", "Tolerance", "Valid in 30 seconds, with a tolerance of 30.", {
		claims: { nbf: NOW + 30 },
	}),
	refused("nbf-beyond-tolerance", "JWT-CLAIM-05", "Tolerance", "Valid in 31 seconds, with a tolerance of 30.", {
		claims: { nbf: NOW + 31 },
		twin: "nbf-at-tolerance",
	}),
	refused("nbf-fraction", "JWT-CLAIM-05", "Tolerance", "Valid in 30.5 seconds, with a tolerance of 30.", {
		claims: { nbf: NOW + 30.5 },
		twin: "nbf-at-tolerance",
	}),
	refused("nbf-tomorrow", "JWT-CLAIM-05", "NotBefore", "Valid from tomorrow.", {
		claims: { nbf: NOW + 86_400 },
		twin: "nbf-now",
	}),
	...NOT_NUMBERS.map(([slug, nbf]) =>
		refused(`nbf-${slug}`, "JWT-CLAIM-05", "ClaimType", `nbf: ${slug}.`, { claims: { nbf }, twin: "nbf-now" }),
	),
	refused("nbf-minus-infinite", "JWT-CLAIM-05", "ClaimType", "A number beyond all bounds.", literal("nbf", "-1e999")),
	accepted("iat-absent", "JWT-CLAIM-06", "IssuedAt", "No iat.", { claims: { iat: undefined } }),
	accepted("iat-long-ago", "JWT-CLAIM-06", "IssuedAt", "Issued a year ago.", { claims: { iat: NOW - 31_536_000 } }),
	accepted("iat-at-tolerance", "JWT-CLAIM-06", "Tolerance", "Issued in 30 seconds, with a tolerance of 30.", {
		claims: { iat: NOW + 30 },
	}),
	refused("iat-beyond-tolerance", "JWT-CLAIM-06", "Tolerance", "Issued in 31 seconds, with a tolerance of 30.", {
		claims: { iat: NOW + 31 },
	}),
	refused("iat-tomorrow", "JWT-CLAIM-06", "IssuedAt", "Issued tomorrow.", { claims: { iat: NOW + 86_400 } }),
	...NOT_NUMBERS.map(([slug, iat]) =>
		refused(`iat-${slug}`, "JWT-CLAIM-06", "ClaimType", `iat: ${slug}.`, { claims: { iat } }),
	),
	refused("iat-minus-infinite", "JWT-CLAIM-06", "ClaimType", "A number beyond all bounds.", literal("iat", "-1e999")),
];

export const jwtTime = tokenFile("jwt-time", "exp, nbf and iat under a given clock and tolerance.", cases);
