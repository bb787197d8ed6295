import * as fc from "fast-check";
import type { Change, Probe, TokenDefect, TokenTextChange } from "../../conformance/client/probe.ts";
import { noise } from "./header-noise.ts";

/** Values that some reader takes for a text, a number or a list. */
const odd = [null, true, 0, 1, -1, "", " ", "x", "a\nb", "a\u0000", "é", [], ["x"], {}, { "0": "x" }, "x".repeat(257)];

const claim = fc
	.tuple(
		fc.constantFrom(
			"iss",
			"aud",
			"sub",
			"exp",
			"nbf",
			"iat",
			"org_id",
			"azp",
			"client_id",
			"scope",
			"permissions",
			"x",
		),
		fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom(...odd) },
			{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
		),
	)
	.map(([name, value]): TokenDefect => ({ claims: { [name]: value } }));

const scopes = fc
	.constantFrom<Record<string, unknown>>(
		{ scope: "sites:read" },
		{ scope: "sites:read sites:write  users:read" },
		{ scope: "xsites:readx" },
		{ scope: "SITES:READ" },
		{ scope: "sites:*" },
		{ scope: "sites:" },
		{ scope: "" },
		{ scope: "sites:read\tsites:write" },
		{ permissions: ["sites:read"] },
		{ permissions: ["sites:read", "sites:write", "users:read"] },
		{ permissions: "sites:read sites:write users:read" },
		{ permissions: [] },
	)
	.map((claims): TokenDefect => ({ claims, omit: "permissions" in claims ? ["claims.scope"] : [] }));

const time = fc
	.record(
		{
			exp: fc.constantFrom(-3600, -61, -90, 0, 60, 1e9),
			nbf: fc.constantFrom(-3600, 0, 90, 3600),
			iat: fc.constantFrom(-86_400, 0, 90, 3600),
		},
		{ requiredKeys: [] },
	)
	.map((times): TokenDefect => ({ times }));

/** Dates that some reader takes for none, for milliseconds or for a number after all. */
const date = fc
	.tuple(
		fc.constantFrom("exp", "exp", "nbf", "iat"),
		fc.constantFrom<unknown>(0, -0.5, -1, 1, 0.5, 1e12, 2 ** 53, 1e300, "0", "9999999999", "", false, null),
	)
	.map(([name, value]): TokenDefect => ({ claims: { [name]: value } }));

const omission = fc
	.constantFrom(
		"claims.iss",
		"claims.aud",
		"claims.exp",
		"claims.sub",
		"claims.iat",
		"header.kid",
		"header.alg",
		"header.typ",
		"claims.scope",
	)
	.map((name): TokenDefect => ({ omit: [name] }));

/** Types of a token in which a good one stands, which no good one is. */
const nearTypes = ["JWT", "at+jwt", "application/at+jwt"].flatMap((type) => [
	...[`${type};a=b`, `${type} `, ` ${type}`, `x${type}`, `${type}x`, `${type}/x`, type.replace("t", "")],
	...[`text/${type}`, `application/application/${type}`, `${type}application/`, type.replace("+", " ")],
]);

const header = fc
	.constantFrom<Record<string, unknown>>(
		...[
			"none",
			"None",
			"es256",
			"rs256",
			"ES256 ",
			"HS256",
			"RS256",
			"PS256",
			"ES256",
			"EdDSA",
			"ES384",
			"",
			null,
			["ES256"],
		].map((alg) => ({
			alg,
		})),
		...["", "x", null, 1, ["ec-1"], "../../dev/null", "k".repeat(257), "EC-1"].map((kid) => ({ kid })),
		...["jwt", "JWT", "at+jwt", "application/at+jwt", "dpop+jwt", "", null, 1].map((typ) => ({ typ })),
		...nearTypes.map((typ) => ({ typ })),
		{ crit: ["exp"] },
		{ crit: [] },
		{ b64: false },
		{ zip: "DEF" },
		{ jku: "https://evil.example/jwks" },
		{ jwk: { $key: "foreign" } },
		{ x5u: "https://evil.example/x" },
		{ x5c: ["MIIB"] },
		{ x5t: "abc" },
		{ cty: "json" },
	)
	.map((members): TokenDefect => ({ header: members }));

const key = fc
	.tuple(
		fc.constantFrom<NonNullable<TokenDefect["key"]>>(
			...([
				"right",
				"other",
				"foreign",
				"hmac-of-public-pem",
				"hmac-of-public-jwk",
				"hmac-of-public-modulus",
				"hmac-of-zeros",
				"none",
				"weak",
			] as const),
		),
		fc.option(
			fc.constantFrom("RS256", "PS256", "ES256", "EdDSA", "RS384", "RS512", "PS384", "HS256", "HS512", "none", "nOnE"),
			{
				nil: undefined,
			},
		),
	)
	.map(([role, alg]): TokenDefect => ({ key: role, ...(alg === undefined ? {} : { alg }) }));

/** Signed by a key that the token brings along, in every place where it can be brought. */
const ownKey = fc
	.constantFrom<Record<string, unknown>>(
		{ jwk: { $key: "foreign" } },
		{ jku: "https://evil.example/jwks" },
		{ x5c: ["MIIB"] },
		{ jwk: { $key: "foreign" }, kid: "x" },
	)
	.map((members): TokenDefect => ({ key: "foreign", header: members }));

const literal = fc.constantFrom<TokenDefect>(
	{ claimsText: '{{honest},"__proto__":{"scope":"admin"}}' },
	{ claimsText: "\ufeff{{honest}}" },
	{ claimsText: " {{honest}} " },
	{ claimsText: "{{honest}}x" },
	{ claimsText: "[{{honest}}]" },
	{ claimsText: "null" },
	{ claimsText: "{nested}" },
	{ claimsText: '"{nested}"' },
	{ claimsText: "{nested}", header: { cty: "JWT" } },
	{ claimsText: "" },
	{ claimsText: '{{honest},"y":"\udcff"}' },
	{ claimsText: '{{honest},"exp":1e999}', omit: ["claims.exp"] },
	{ claimsText: '{{honest},"exp":"9999999999"}', omit: ["claims.exp"] },
	{ headerText: '{{honest},"alg":"none"}' },
	{ headerText: "\ufeff{{honest}}" },
	{ headerText: "{{honest}" },
	{ headerText: '{{honest},"x":1}' },
);

/** A member that stands there twice, wherever and however the second is written. */
const duplicate: fc.Arbitrary<TokenDefect> = fc
	.record({
		member: fc.constantFrom(
			{ in: "claimsText" as const, names: ['"sub"', '"\\u0073ub"', '"s\\u0075\\u0062"'] },
			{ in: "headerText" as const, names: ['"typ"', '"\\u0074yp"', '"t\\u0079p"'] },
		),
		spelling: fc.nat({ max: 2 }),
		blank: fc.constantFrom("", " ", "\t", "\n", "\r "),
		place: fc.constantFrom("before", "behind", "inside", "afterwards"),
	})
	.map(({ member, spelling, blank, place }) => {
		const second = `${member.names[spelling]}${blank}:"twice"`;
		const texts = {
			before: `{${second},{honest}}`,
			behind: `{{honest},${second}}`,
			afterwards: `{{honest},"x":{"y":1},${second}}`,
			inside: `{{honest},"x":[{${member.names[0]}:1,${second}}]}`,
		};
		return { [member.in]: texts[place] };
	});

const part = fc.constantFrom<0 | 1 | 2>(0, 1, 2);
const text: fc.Arbitrary<TokenDefect> = fc
	.oneof<fc.Arbitrary<TokenTextChange>[]>(
		fc.record({ part, byte: fc.nat({ max: 200 }) }).map((flipBit) => ({ flipBit })),
		part.map((dropPart) => ({ dropPart })),
		part.map((emptyPart) => ({ emptyPart })),
		fc
			.record({ part, text: fc.constantFrom("=", "==", "A", "\u0000", ".", "+", "%3D", "\u000b", "\u00a0", "_") })
			.map((appendToPart) => ({ appendToPart })),
		fc
			.record({ part, at: fc.nat({ max: 40 }), text: fc.constantFrom(" ", "\t", "=", ".", "A", "\u00e9") })
			.map((insertInPart) => ({ insertInPart })),
		part.map((trailing) => ({ trailingBits: { part: trailing } })),
		fc.constant({ alphabet: "plain" as const }),
		fc.constantFrom(".", '"', "x", "Bearer", ",").map((prepend) => ({ prepend })),
		fc.constantFrom(".", '"', "x", ",", ".x", "=").map((append) => ({ append })),
		fc
			.constantFrom("x", "a.b.c", "..", "null", ".".repeat(3000), ".".repeat(8000))
			.map((replaceWith) => ({ replaceWith })),
		fc
			.constantFrom(
				"der" as const,
				"zero" as const,
				"order" as const,
				"truncated" as const,
				"extended" as const,
				"other-token" as const,
			)
			.map((signature) => ({ signature })),
		fc.constantFrom("flattened" as const, "general" as const).map((serialize) => ({ serialize })),
	)
	.map((change) => ({ text: [change] }));

const after: fc.Arbitrary<Change> = fc.oneof(
	fc
		.constantFrom<readonly [string, string]>(
			["Bearer ", "bearer "],
			["Bearer ", "Bearer\t"],
			["Bearer ", "Bearer \t"],
			["Bearer ", "BEARER   "],
			["Bearer ", "Bearer"],
			["Bearer ", ""],
			["Bearer ", "Token "],
			["Bearer ", "Bearer\u00a0"],
			["Bearer ", "Basic eDp5, Bearer "],
			["Bearer ", "Bearer: "],
			["Bearer ", "Bearer, "],
			["Bearer ", "Bearer=x "],
			["Bearer ", "Bearer x "],
			["Bearer ", "Bearer\tx "],
		)
		.map(([from, to]) => ({ inHeader: ["Authorization", from, to] as const })),
	fc.constantFrom(" ", ",", " x", ";", "\u00a0").map((end) => ({ appendTo: ["Authorization", end] as const })),
	fc.constantFrom(" ", ",", ", ,", ";", '"').map((text) => ({ prependTo: ["Authorization", text] as const })),
	fc.constant({ duplicate: "Authorization" }),
	fc.constant({ addFirst: ["Authorization", "Basic eDp5"] as const }),
	fc.constant({ remove: "Authorization" }),
	fc
		.constantFrom("query" as const, "cookie" as const)
		.map((to) => ({ carry: { header: "Authorization", to, as: "access_token" } })),
	fc
		.constantFrom<readonly [string, string]>(
			["X-User-Id", "admin"],
			["X_User_Id", "admin"],
			["X-Scopes", '["admin"]'],
			["X-Internal", "1"],
		)
		.map((pair) => ({ add: pair })),
);

/** What looks like the right issuer or audience, and what looks wrong and is right. */
function nearMiss({ issuer, audience }: TokenNames): fc.Arbitrary<TokenDefect> {
	const near = (text: string): readonly unknown[] => [
		...[
			`${text}/`,
			`x${text}`,
			text.slice(0, -1),
			text.slice(0, 8),
			text.toUpperCase(),
			` ${text}`,
			`${text} `,
			`${text}\u0000`,
		],
		...[
			[text],
			[[text]],
			[text, 1],
			["other", text],
			[text, "other"],
			["other"],
			{ 0: text },
			`${text},other`,
			`other ${text}`,
		],
	];
	return fc.oneof(
		fc.constantFrom(...near(issuer)).map((iss): TokenDefect => ({ claims: { iss } })),
		fc.constantFrom(...near(audience)).map((aud): TokenDefect => ({ claims: { aud } })),
	);
}

/** Identities that a token proves, most of them odd to look at. */
const identity = fc
	.constantFrom<Record<string, unknown>>(
		{ azp: "a", client_id: "b" },
		{ client_id: "b" },
		{ azp: "a", client_id: null },
		{ sub: "a b~!" },
		{ sub: "x".repeat(256) },
		{ org_id: "o" },
		{ scope: "sites:read sites:write a:b" },
		{ permissions: ["other"] },
	)
	.map((claims): TokenDefect => ({ claims, omit: "client_id" in claims && !("azp" in claims) ? ["claims.azp"] : [] }));

/** What the honest tokens of a target say. */
export interface TokenNames {
	readonly issuer: string;
	readonly audience: string;
}

/** Requests with a token that says something odd, is signed by somebody else, or was altered; `mayMint`: with keys that the target trusts. */
export function tokenProbe(mayMint: boolean, names: TokenNames): fc.Arbitrary<Probe> {
	const minted = fc.oneof(
		{ weight: 4, arbitrary: nearMiss(names) },
		{ weight: 2, arbitrary: identity },
		{ weight: 4, arbitrary: claim },
		{ weight: 2, arbitrary: scopes },
		{ weight: 2, arbitrary: time },
		{ weight: 2, arbitrary: date },
		{ weight: 2, arbitrary: omission },
		{ weight: 5, arbitrary: header },
		{ weight: 3, arbitrary: key },
		{ weight: 1, arbitrary: ownKey },
		{ weight: 2, arbitrary: duplicate },
		{ weight: 3, arbitrary: literal },
		{ weight: 4, arbitrary: text },
		{ weight: 1, arbitrary: fc.constant<TokenDefect>({}) },
	);
	return fc
		.record({
			token: mayMint ? minted : text,
			after: fc.oneof(
				{ weight: 3, arbitrary: fc.constant([]) },
				{ weight: 1, arbitrary: after.map((change) => [change]) },
			),
			headers: fc.array(fc.constantFrom(...noise), { maxLength: 1 }),
			together: fc.integer({ min: 0, max: 7 }).map((number) => number === 7),
		})
		.map(({ token, after: changes, headers, together }) => ({
			credential: "jwt",
			route: "read",
			// One defect hides another, so most requests have one.
			token: together || changes.length === 0 ? token : {},
			after: changes,
			headers,
		}));
}
