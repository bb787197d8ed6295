import type { TokenDefect } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { accepted } from "./expect.ts";
import { asked, bad, fetched, oldKey, oldToken, timeline, told } from "./key-set-timeline.ts";

/** JWKS-05: tokens for which nobody has to be asked. */
const hopeless: readonly TokenDefect[] = [
	{ text: [{ dropPart: 2 }] },
	{ text: [{ emptyPart: 2 }] },
	{ text: [{ append: ".AAAA" }] },
	{ text: [{ appendToPart: { part: 2, text: "=" } }] },
	{ claimsText: '{{honest},"x":1,"x":1}' },
	{ header: { crit: ["x"] } },
	{ header: { jku: "https://keys.test/jwks.json" } },
	{ header: { jwk: { $key: "foreign" } }, key: "foreign" },
	{ header: { typ: "dpop+jwt" } },
	{ omit: ["header.kid"] },
	{ header: { kid: "" } },
	{ key: "none" },
	{ key: "hmac-of-public-pem" },
	{ alg: "RS512" },
	{ omit: ["header.alg"] },
	{ claims: { iss: "https://elsewhere.test/" }, header: { kid: "theirs" } },
	{ omit: ["claims.iss"] },
];

const cheapFirst = timeline(
	{
		id: "JWKS-05/hopeless-tokens",
		title:
			"fetches nothing for tokens that fail on form, algorithm or issuer, and refuses them although the issuer is down",
		severity: "medium",
		threats: ["JWK-19", "JWT-08", "JWT-43"],
		references: ["CWE-405", "CWE-918"],
	},
	(trial, gateway) => [
		told(trial, gateway, { mode: "down" }),
		...hopeless.map((token) => asked(trial, gateway, token, bad)),
		fetched(trial, gateway, 0),
		told(trial, gateway, { mode: "ok" }),
		asked(trial, gateway, {}, accepted()),
		fetched(trial, gateway, 1),
	],
);

/** JWT-FORM-08, JWKS-05: a set that there is, and holds the key that signed, where the sender says that it is. */
const named = (
	[
		[
			"JWT-FORM-08/set-that-there-is",
			"a set that its header names and that holds the key of the sender",
			["JWT-08"],
			(url: string): TokenDefect => ({ header: { kid: "old", jku: url } }),
		],
		[
			"JWKS-05/set-of-the-named-issuer",
			"a set that lies where its issuer says and that holds the key of the sender",
			["JWT-43"],
			// What is put behind an issuer to find its keys ends in the query.
			(url: string): TokenDefect => ({ header: { kid: "old" }, claims: { iss: `${url}?` } }),
		],
	] as const
).map(([id, what, threats, defect]) =>
	timeline(
		{
			id,
			title: `refuses a token for ${what}, and fetches nothing`,
			severity: "critical",
			threats,
			references: ["CWE-918", "RFC 8725 §3.10"],
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", keys: [oldKey] }),
			asked(trial, gateway, oldToken, accepted()),
			told(trial, gateway, { mode: "ok", keys: [{ ...oldKey, $key: "foreign" }] }),
			asked(trial, gateway, { ...oldToken, key: "foreign", ...defect(gateway.issuer.url) }, bad),
			asked(trial, gateway, oldToken, accepted()),
			fetched(trial, gateway, 1),
		],
	),
);

export const jwksNobodyAskedChecks: readonly Check[] = [cheapFirst, ...named];
