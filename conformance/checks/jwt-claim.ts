import { Buffer } from "node:buffer";
import type { TokenDefect } from "../client/probe.ts";
import type { WireAnswer } from "../client/wire.ts";
import type { Check, Exchange, ScenarioCheck } from "../engine/check.ts";
import { acceptsToken, refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { type HonestToken, honestToken, textOf } from "./honest-token.ts";
import { each, inOrder } from "./series.ts";
import { identityIs } from "./upstream-rules.ts";

const refusal = refused("invalid_token");

type Told = Pick<ScenarioCheck, "id" | "title" | "severity" | "threats" | "references"> & {
	/** Tokens that are close to an honest one for this target. */
	near: (honest: HonestToken) => readonly TokenDefect[];
};

function refusesNear({ near, ...check }: Told): ScenarioCheck {
	return scenario({
		...check,
		needs: ["jwt.sign"],
		run: async (trial) => {
			const tokens = near(await honestToken(trial));
			const honest = await trial.judge.expect(await trial.exchange({ credential: "jwt" }), accepted());
			if (honest.verdict !== "pass") return honest;
			return each(
				trial,
				tokens.map((token) => ({ credential: "jwt", token })),
				refusal,
			);
		},
	});
}

/** JWT-CLAIM-01. */
const issuer = [
	refusesNear({
		id: "JWT-CLAIM-01/near-misses",
		title: "refuses an issuer that resembles the configured one",
		severity: "critical",
		threats: ["JWT-42"],
		references: ["CVE-2024-53861", "RFC 8725 §3.8"],
		near: ({ claims }) => {
			const iss = textOf(claims, "iss");
			const others = [
				iss.endsWith("/") ? iss.slice(0, -1) : `${iss}/`,
				iss.toUpperCase(),
				iss.slice(0, -1),
				iss.slice(1),
				iss.slice(0, 9),
				`${iss}.evil.test`,
				`${iss}x`,
				` ${iss}`,
				`${iss} `,
				`${iss}\0`,
				`${iss}\n`,
				"",
			];
			return [...others, [iss], { [iss]: iss }, [iss, "https://elsewhere.test/"]].map((value) => ({
				claims: { iss: value },
			}));
		},
	}),
	...(
		[
			["absent", { omit: ["claims.iss"] }],
			["other", { claims: { iss: "https://elsewhere.test/" } }],
			["null", { claims: { iss: null } }],
			["number", { claims: { iss: 1 } }],
			["true", { claims: { iss: true } }],
		] as const
	).map(([slug, token]) =>
		refusesToken({
			id: `JWT-CLAIM-01/${slug}`,
			title: "refuses a token that is not from the configured issuer",
			severity: "critical",
			threats: ["JWT-42"],
			references: ["RFC 8725 §3.8"],
			token,
		}),
	),
];

/** JWT-CLAIM-02. */
const audience = [
	refusesNear({
		id: "JWT-CLAIM-02/near-misses",
		title: "refuses an audience that resembles the configured one",
		severity: "critical",
		threats: ["JWT-44"],
		references: ["CVE-2025-62610", "RFC 8725 §3.9"],
		near: ({ claims }) => {
			const aud = ownAudience(claims);
			const others = [
				`${aud}x`,
				`${aud}/`,
				`x${aud}`,
				aud.slice(0, -1),
				aud.slice(1),
				aud.toUpperCase(),
				`https://elsewhere.test,${aud}`,
				`https://elsewhere.test ${aud}`,
				` ${aud}`,
				[[aud]],
				[aud, 1],
				[aud, null],
				[aud, [aud]],
				{ 0: aud, length: 1 },
				{ [aud]: true },
			];
			return others.map((value) => ({ claims: { aud: value } }));
		},
	}),
	...(
		[
			["absent", { omit: ["claims.aud"] }],
			["other", { claims: { aud: "https://elsewhere.test" } }],
			["client-as-of-id-token", { claims: { aud: "client-1", nonce: "n", typ: "ID" } }],
			["empty", { claims: { aud: "" } }],
			["empty-array", { claims: { aud: [] } }],
			["array-of-others", { claims: { aud: ["https://elsewhere.test", "client-1"] } }],
			["null", { claims: { aud: null } }],
			["true", { claims: { aud: true } }],
			["number", { claims: { aud: 1 } }],
		] as const
	).map(([slug, token]) =>
		refusesToken({
			id: `JWT-CLAIM-02/${slug}`,
			title: "refuses a token that is not for this audience",
			severity: "critical",
			threats: slug === "client-as-of-id-token" ? ["JWT-18"] : ["JWT-44"],
			references: ["CVE-2020-26160", "RFC 8725 §3.9"],
			token,
		}),
	),
	scenario({
		id: "JWT-CLAIM-02/accepts-array",
		title: "accepts an array of audiences that contains the configured one, at either end",
		severity: "medium",
		threats: ["JWT-44"],
		references: ["RFC 7519 §4.1.3"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const aud = ownAudience((await honestToken(trial)).claims);
			const arrays = [[aud], ["https://elsewhere.test", aud], [aud, "https://elsewhere.test"]];
			return each(
				trial,
				arrays.map((value) => ({ credential: "jwt", token: { claims: { aud: value } } })),
				accepted(),
			);
		},
	}),
];

function ownAudience(claims: HonestToken["claims"]): string {
	const { aud } = claims;
	return Array.isArray(aud) ? String(aud[0]) : textOf(claims, "aud");
}

/** JWT-CLAIM-03 to JWT-CLAIM-06: what is no finite number is no time. */
const times = [
	refusesToken({
		id: "JWT-CLAIM-03/absent",
		title: "refuses a token that never expires",
		severity: "high",
		threats: ["JWT-35"],
		references: ["RFC 8725 §3.10", "CWE-613"],
		token: { omit: ["claims.exp"] },
	}),
	refusesToken({
		id: "JWT-CLAIM-03/in-prototype",
		title: "refuses a token whose expiry is a member of its member __proto__",
		severity: "medium",
		threats: ["JWT-49"],
		references: ["CWE-1321"],
		token: { omit: ["claims.exp"], claimsText: '{{honest},"__proto__":{"exp":4102444800}}' },
	}),
	...(
		[
			["exp", "JWT-CLAIM-03", "JWT-37", "4102444800"],
			["nbf", "JWT-CLAIM-05", "JWT-40", "1"],
			["iat", "JWT-CLAIM-06", "JWT-41", "1"],
		] as const
	).flatMap(([claim, requirement, threat, honest]) =>
		(
			[
				["text", `"${honest}"`],
				["null", "null"],
				["true", "true"],
				["array", `[${honest}]`],
				["object", "{}"],
				["infinite", claim === "exp" ? "1e999" : "-1e999"],
				["date", '"2099-01-01T00:00:00Z"'],
				["empty", '""'],
			] as const
		).map(([slug, text]) =>
			refusesToken({
				id: `${requirement}/${slug}`,
				title: `refuses a token whose ${claim} is not a finite number`,
				severity: "medium",
				threats: [slug === "infinite" && claim === "exp" ? "JWT-38" : threat],
				references: ["RFC 7519 §2"],
				twin: { omit: [`claims.${claim}`], claimsText: `{{honest},"${claim}":${honest}}` },
				token: { omit: [`claims.${claim}`], claimsText: `{{honest},"${claim}":${text}}` },
			}),
		),
	),
	...(
		[
			["JWT-CLAIM-04/an-hour-ago", "expired an hour ago", { times: { exp: -3600 } }, "high", "JWT-36"],
			["JWT-CLAIM-04/beyond-any-tolerance", "expired 63 seconds ago", { times: { exp: -63 } }, "high", "JWT-36"],
			["JWT-CLAIM-04/zero", "expired in 1970", { claims: { exp: 0 } }, "medium", "JWT-39"],
			["JWT-CLAIM-04/negative", "expired before 1970", { claims: { exp: -1 } }, "medium", "JWT-39"],
			["JWT-CLAIM-04/fraction", "expired at a fraction of a second", { claims: { exp: 0.5 } }, "low", "JWT-39"],
			["JWT-CLAIM-05/in-an-hour", "is valid in an hour", { times: { nbf: 3600 } }, "medium", "JWT-40"],
			["JWT-CLAIM-05/beyond-any-tolerance", "is valid in 63 seconds", { times: { nbf: 63 } }, "medium", "JWT-40"],
			["JWT-CLAIM-05/far-future", "is valid in the year 5138", { claims: { nbf: 1e11 } }, "medium", "JWT-40"],
			["JWT-CLAIM-06/in-an-hour", "was issued in an hour", { times: { iat: 3600 } }, "low", "JWT-41"],
			["JWT-CLAIM-06/beyond-any-tolerance", "was issued in 63 seconds", { times: { iat: 63 } }, "low", "JWT-41"],
			[
				"JWT-CLAIM-06/in-milliseconds",
				"was issued at a time in milliseconds",
				{ claims: { iat: 1.7e12 } },
				"low",
				"JWT-41",
			],
		] as const
	).map(([id, what, token, severity, threat]) =>
		refusesToken({
			id,
			title: `refuses a token that ${what}`,
			severity,
			threats: [threat],
			references: ["RFC 7519 §4.1", "CWE-613"],
			token,
		}),
	),
	...(
		[
			["JWT-CLAIM-04/beyond-tolerance", { times: { exp: -27 } }, { times: { exp: -33 } }],
			["JWT-CLAIM-05/beyond-tolerance", { times: { nbf: 27 } }, { times: { nbf: 33 } }],
			["JWT-CLAIM-06/beyond-tolerance", { times: { iat: 27 } }, { times: { iat: 33 } }],
		] as const
	).map(([id, twin, token]) =>
		refusesToken({
			id,
			title: "accepts a token within the tolerance of 30 seconds and refuses one beyond it",
			severity: "medium",
			threats: ["JWT-36"],
			references: ["RFC 7519 §4.1"],
			needs: ["jwt.sign", "lab"],
			twin,
			token,
		}),
	),
	scenario({
		id: "JWT-CLAIM-04/while-it-is-in-use",
		title: "refuses a token that it has accepted before, once it has expired",
		severity: "high",
		threats: ["JWT-25"],
		references: ["CWE-613"],
		needs: ["jwt", "jwt.sign", "lab"],
		run: async (trial) => {
			// Three seconds are left of the tolerance, counted from the second that has begun.
			const dying = await trial.prepare({ credential: "jwt", token: { times: { exp: -27 } } });
			const alive = await trial.judge.expect(await dying.send(), accepted());
			if (alive.verdict !== "pass") return alive;
			await trial.pause(3500);
			return trial.judge.expect(await dying.send(), refusal);
		},
	}),
];

/** Texts that no header could carry, or that would be another text there. */
const unsafe = [
	["empty", ""],
	["number", 1],
	["null", null],
	["true", true],
	["array", ["user-1"]],
	["object", { id: "user-1" }],
	["line-break", "user-1\r\nX-Admin: 1"],
	["line-feed", "user-1\nX-Admin: 1"],
	["nul", "user-1\0"],
	["tab", "user\t1"],
	["delete", "user-1\x7f"],
	["latin", "us\u00e9r"],
	["emoji", "user-\u{1f600}"],
	["line-separator", "user\u20281"],
	["leading-blank", " user-1"],
	["trailing-blank", "user-1 "],
	["blank", " "],
	["too-long", "u".repeat(257)],
	["enormous", "u".repeat(3000)],
] as const;

/** JWT-CLAIM-07, JWT-CLAIM-08: claims that become headers. */
const identity = [
	refusesToken({
		id: "JWT-CLAIM-07/absent",
		title: "refuses a token without a subject",
		severity: "medium",
		threats: ["JWT-45"],
		references: ["RFC 8725 §3.8"],
		token: { omit: ["claims.sub"] },
	}),
	...(["sub", "org_id", "azp", "client_id"] as const).flatMap((claim) =>
		unsafe.map(([slug, value]) =>
			refusesToken({
				id: claim === "sub" ? `JWT-CLAIM-07/${slug}` : `JWT-CLAIM-08/${claim.replace("_", "-")}-${slug}`,
				title: `refuses a token whose ${claim} is not a text that a header can carry`,
				severity: slug.startsWith("line") ? "high" : "medium",
				threats: [slug.startsWith("line") || slug === "nul" ? "JWT-46" : claim === "sub" ? "JWT-45" : "JWT-47"],
				references: slug.startsWith("line") ? ["CWE-113"] : ["RFC 8725 §3.8"],
				// The shortest and the longest that it may be are the neighbours of what it may not.
				twin: {
					...(claim === "client_id" ? { omit: ["claims.azp"] } : {}),
					claims: { [claim]: slug === "too-long" ? "u".repeat(256) : slug === "empty" ? "u" : 'user 1|x,y;z"\\' },
				},
				token: {
					...(claim === "client_id" ? { omit: ["claims.azp"] } : {}),
					claims: { [claim]: value },
				},
			}),
		),
	),
	refusesToken({
		id: "JWT-CLAIM-08/azp-null-beside-client-id",
		title: "refuses a token whose azp is null, although its client_id is a good one",
		severity: "low",
		threats: ["JWT-56"],
		twin: { claims: { azp: "client-1", client_id: "client-1" } },
		token: { claims: { azp: null, client_id: "client-1" } },
	}),
];

/** JWT-CLAIM-09, JWT-CLAIM-10: scopes. */
const scopes = [
	scenario({
		id: "JWT-CLAIM-09/permissions",
		title: "takes the scopes from permissions when there is no scope",
		severity: "medium",
		threats: ["JWT-50"],
		references: ["RFC 9068 §2.2.3"],
		needs: ["jwt.sign", "echo"],
		run: async (trial) => {
			const own = scopesOf(await honestToken(trial));
			const permissions = [...own, "of-a-test:1"];
			return trial.judge.expect(
				await trial.exchange({ credential: "jwt", token: { omit: ["claims.scope"], claims: { permissions } } }),
				accepted(identityIs({ scopes: permissions })),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/several-spaces",
		title: "divides the scopes at one or several spaces and takes them in their order",
		severity: "low",
		threats: ["JWT-50"],
		references: ["RFC 6749 §3.3"],
		needs: ["jwt.sign", "echo"],
		run: async (trial) => {
			const own = scopesOf(await honestToken(trial));
			const all = ["z:first", ...own, "of-a-test:1"];
			return trial.judge.expect(
				await trial.exchange({ credential: "jwt", token: { claims: { scope: all.join("   ") } } }),
				accepted(identityIs({ scopes: all })),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/at-spaces-only",
		title: "divides scope at no other character than a space",
		severity: "high",
		threats: ["JWT-50"],
		references: ["RFC 6749 §3.3"],
		needs: ["jwt.sign", "route.scopes"],
		run: async (trial) => {
			const own = scopesOf(await honestToken(trial));
			const joints = [",", ";", "+", "|", "%20"];
			return each(
				trial,
				joints.map((joint) => ({
					credential: "jwt",
					token: { claims: { scope: ["of-a-test:1", ...own, "of-a-test:2"].join(joint) } },
				})),
				refused("insufficient_scope"),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/scope-before-permissions",
		title: "looks at no permissions when there is a scope, even an empty one",
		severity: "high",
		threats: ["JWT-50", "JWT-51"],
		references: ["CWE-863"],
		needs: ["jwt.sign", "route.scopes"],
		run: async (trial) => {
			const permissions = scopesOf(await honestToken(trial));
			return inOrder(
				trial,
				(["", "of-a-test:1"] as const).map((scope) => async () => {
					const token = { claims: { scope, permissions } };
					return trial.judge.expect(await trial.exchange({ credential: "jwt", token }), refused("insufficient_scope"));
				}),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/in-prototype",
		title: "takes no scopes from the member __proto__",
		severity: "high",
		threats: ["JWT-49"],
		references: ["CWE-1321"],
		needs: ["jwt.sign", "route.scopes"],
		run: async (trial) => {
			const scope = scopesOf(await honestToken(trial)).join(" ");
			const token = {
				omit: ["claims.scope", "claims.permissions"],
				claimsText: `{{honest},"__proto__":${JSON.stringify({ scope, permissions: scope.split(" ") })}}`,
			};
			return trial.judge.expect(await trial.exchange({ credential: "jwt", token }), refused("insufficient_scope"));
		},
	}),
	...(
		[
			["number", { scope: 1 }],
			["null", { scope: null }],
			["true", { scope: true }],
			["array", { scope: ["sites:read"] }],
			["object", { scope: { "sites:read": true } }],
			["tab", { scope: "sites:read\tsites:write" }],
			["line-feed", { scope: "sites:read\nsites:write" }],
			["quote", { scope: 'sites:read "all"' }],
			["backslash", { scope: "sites:read a\\b" }],
			["non-ascii", { scope: "sites:read caf\u00e9" }],
			["no-break-space", { scope: "sites:read\u00a0sites:write" }],
		] as const
	).map(([slug, claims]) =>
		refusesToken({
			id: `JWT-CLAIM-10/scope-${slug}`,
			title: "refuses a token whose scope is not a text of scopes",
			severity: "medium",
			threats: ["JWT-50"],
			references: ["RFC 6749 §3.3"],
			token: { claims },
		}),
	),
	...(
		[
			["text", "sites:read"],
			["null", null],
			["object", { 0: "sites:read", length: 1 }],
			["number-in-array", ["sites:read", 1]],
			["array-in-array", [["sites:read"]]],
			["null-in-array", ["sites:read", null]],
			["empty-scope", ["sites:read", ""]],
			["two-in-one", ["sites:read sites:write"]],
			["line-feed", ["sites:read\n"]],
			["non-ascii", ["sites:read", "caf\u00e9"]],
		] as const
	).map(([slug, permissions]) =>
		refusesToken({
			id: `JWT-CLAIM-10/permissions-${slug}`,
			title: "refuses a token without a scope whose permissions are not an array of scopes",
			severity: "medium",
			threats: ["JWT-50"],
			references: ["RFC 6749 §3.3"],
			token: { omit: ["claims.scope"], claims: { permissions } },
		}),
	),
];

/** The scopes of an honest token, wherever it has them. */
export function scopesOf({ claims }: HonestToken): readonly string[] {
	const { permissions } = claims;
	if (claims["scope"] === undefined) return Array.isArray(permissions) ? permissions.map(String) : [];
	return textOf(claims, "scope")
		.split(" ")
		.filter((scope) => scope !== "");
}

/** JWT-CLAIM-11: everything that differs between two answers by right. */
const ownOfEachAnswer = new Set(["date", "x-request-id", "cf-ray"]);

const alike = scenario({
	id: "JWT-CLAIM-11/alike",
	title: "answers tokens that are bad for different reasons alike, in every byte but the request id and the date",
	severity: "low",
	threats: ["JWT-58"],
	references: ["CWE-204", "RFC 6750 §3.1"],
	needs: ["jwt.sign", "errors.countersign"],
	run: async (trial) => {
		const [first = {}, ...others] = badTokens;
		const model = await trial.exchange({ credential: "jwt", token: first });
		const judged = await trial.judge.expect(model, refusal);
		if (judged.verdict !== "pass") return judged;
		for (const token of others) {
			const exchange = await trial.exchange({ credential: "jwt", token });
			const outcome = await trial.judge.expect(exchange, refusal);
			if (outcome.verdict !== "pass") return outcome;
			const [expected, actual] = [comparable(model), comparable(exchange)];
			if (expected !== actual)
				return trial.judge.fail(`the same answer as to another bad token: ${expected}`, actual, exchange);
		}
		return trial.judge.pass();
	},
});

const badTokens: readonly TokenDefect[] = [
	{ text: [{ dropPart: 2 }] },
	{ header: { typ: "dpop+jwt" } },
	{ header: { crit: ["x"] } },
	{ key: "none" },
	{ key: "hmac-of-public-pem" },
	{ header: { kid: "no-such-key" } },
	{ omit: ["header.kid"] },
	{ text: [{ flipBit: { part: 2, byte: 0 } }] },
	{ claims: { iss: "https://elsewhere.test/" } },
	{ claims: { aud: "https://elsewhere.test" } },
	{ times: { exp: -3600 } },
	{ omit: ["claims.exp"] },
	{ times: { nbf: 3600 } },
	{ claims: { sub: "" } },
	{ claims: { scope: 1 } },
];

/** Status, headers and body without what is an answer's own. */
function comparable({ outcome }: Exchange): string {
	if (!outcome.ok) return `no answer (${outcome.fault.kind})`;
	const { status, headers } = outcome.answer;
	const fields = headers.filter(([name]) => !ownOfEachAnswer.has(name.toLowerCase()));
	return [status, ...fields.map(([name, value]) => `${name}: ${value}`), bodyText(outcome.answer)].join("\n");
}

function bodyText({ headers, body }: WireAnswer): string {
	const [, id] = headers.find(([name]) => name.toLowerCase() === "x-request-id") ?? [];
	const text = Buffer.from(body).toString("utf8");
	return id === undefined ? text : text.replaceAll(id, "<request id>");
}

export const jwtClaimChecks: readonly Check[] = [
	...issuer,
	...audience,
	...times,
	...identity,
	acceptsToken({
		id: "JWT-CLAIM-08/client-id-beside-azp",
		title: "looks at no client_id when there is an azp",
		severity: "low",
		threats: ["JWT-56"],
		token: { claims: { azp: "client-1", client_id: 1 } },
		twin: { claims: { azp: "client-1" } },
	}),
	...scopes,
	alike,
];
