/** Named parts of the suite, as groups of requirements. */
export const profiles = {
	hmac: [
		"TGT",
		"HMAC-HDR",
		"HMAC-CANON",
		"HMAC-SIG",
		"HMAC-TIME",
		"HMAC-KEY",
		"HMAC-BODY",
		"HMAC-NONCE",
		"SORT",
		"CRED",
	],
	jwt: ["JWT-FORM", "JWT-ALG", "JWT-KEY", "JWT-CLAIM", "JWKS", "CRED"],
	grammar: ["REQ", "TGT", "HMAC-HDR", "JWT-FORM"],
	replay: ["HMAC-TIME", "HMAC-NONCE"],
	authorization: ["AUTHZ"],
	forwarding: ["FWD"],
	answers: ["ANS"],
	limits: ["LIM"],
} as const satisfies Record<string, readonly string[]>;

export type Profile = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as readonly Profile[];
