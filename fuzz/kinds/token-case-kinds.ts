import type { TokenCase } from "../laws/token-case.ts";
import { alternatives, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { claimKinds, headerKinds } from "./token-member-kinds.ts";

const escaped = (name: string) =>
	name.replaceAll(/\\u([0-9a-f]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

function hasTwice(members: readonly (readonly [name: string, json: string])[]): boolean {
	const names = members.map(([name]) => escaped(name));
	return new Set(names).size < names.length || members.some(([, json]) => /"(\w+)":.*"\1":/.test(json));
}

/** What a token as a whole can be an example of. */
const wholeKinds = kindsOf<TokenCase>([
	...alternatives<TokenCase>(
		{
			id: "token-of-the-issuer",
			threats: [],
			isForm: true,
			is: ({ signer }) => !signer.endsWith("-2") || signer === "rsa-2",
		},
		{ id: "token-of-a-strangers-key", threats: ["JWT-23"], is: ({ signer }) => signer === "ed-2" || signer === "ec-2" },
	),
	...alternatives<TokenCase>(
		{ id: "token-alg-none", threats: ["JWT-01"], is: ({ alg }) => alg === '"none"' },
		{ id: "token-alg-of-hmac", threats: ["JWT-03"], is: ({ alg }) => alg === '"HS256"' },
		{ id: "token-alg-of-another-type", threats: ["JWT-02"], is: ({ alg }) => alg !== null && !alg.startsWith('"') },
		{ id: "token-alg-in-other-letters", threats: ["JWT-06"], is: ({ alg }) => alg === '"eddsa"' || alg === '"EdDSA "' },
		{
			id: "token-alg-of-another-key",
			threats: ["JWT-04", "JWT-12"],
			is: ({ alg }) => /^"(?:ES256|RS256|EdDSA)"$/.test(alg ?? ""),
		},
	),
	...alternatives<TokenCase>(
		{ id: "token-kid-empty", threats: ["JWT-11"], is: ({ kid }) => kid === '""' },
		{ id: "token-kid-of-another-type", threats: ["JWT-11"], is: ({ kid }) => kid !== null && !kid.startsWith('"') },
		{ id: "token-kid-of-another-key", threats: ["JWT-12"], is: ({ kid }) => kid === '"ed-1"' || kid === '"ec-1"' },
		{ id: "token-kid-nearly-right", threats: ["JWT-11"], is: ({ kid }) => kid === '"ED-1"' || kid === '"ed-1 "' },
	),
	{ id: "token-kid-too-long", threats: ["JWT-11"], is: ({ kid }) => (kid ?? "").length > 258 },
	{ id: "token-kid-in-escapes", threats: ["JWT-11"], is: ({ kid }) => kid?.includes("\\u") ?? false },
	{ id: "token-member-twice", threats: ["JWT-48"], is: ({ header, claims }) => hasTwice(header) || hasTwice(claims) },
	{
		id: "token-member-name-in-escapes",
		threats: ["JWT-48"],
		is: ({ header, claims }) => [...header, ...claims].some(([name]) => name.includes("\\u")),
	},
	{
		id: "token-member-of-a-prototype",
		threats: ["JWT-49"],
		is: ({ header, claims }) => [...header, ...claims].some(([name]) => name === "__proto__"),
	},
	...alternatives<TokenCase>(
		{ id: "token-laid-out-with-blanks", threats: ["JWT-31"], is: ({ format }) => format === "spaced" },
		{ id: "token-members-in-another-order", threats: ["JWT-48"], is: ({ format }) => format === "reversed" },
	),
]);

/** What a token as data can be an example of. */
export const tokenCaseKinds = kindsTogether<TokenCase>(
	kindsOfPart(headerKinds, ({ header }) => header),
	kindsOfPart(claimKinds, ({ claims }) => claims),
	wholeKinds,
);
