import * as fc from "fast-check";

/** A member of a JSON object, its value as JSON text, so that numbers can be written in every way. */
export type Member = readonly [name: string, json: string];

/** The clock at which tokens are judged, in Unix seconds. */
export const tokenNow = 1_767_225_600;
export const tokenIssuer = "https://issuer.countersign.test/";
export const tokenAudience = "https://api.countersign.test";

const text = (value: string) => JSON.stringify(value);
const around = (...offsets: readonly number[]) => offsets.map((offset) => `${tokenNow + offset}`);

interface Choice {
	readonly valid: readonly string[];
	readonly invalid: readonly string[];
	/** Left out by the honest in half of their tokens. */
	readonly optional?: true;
}

const odd = ["null", "true", "0", '""', "[]", "{}", '["x"]', "-1", "1e999"];
const names = [text("user-1"), text("a b"), text("x".repeat(256)), text("~!#"), '"\\u0061"'];
const oddNames = [
	...odd,
	text(" a"),
	text("a "),
	text("a\nb"),
	text("a\u0000"),
	text("é"),
	text("x".repeat(257)),
	'"\\ud800"',
	'"a\u007f"',
];

const claims: Readonly<Record<string, Choice>> = {
	iss: {
		valid: [text(tokenIssuer), '"https:\\/\\/issuer.countersign.test/"'],
		invalid: [
			...odd,
			text(tokenIssuer.slice(0, -1)),
			text(`${tokenIssuer} `),
			text(tokenIssuer.toUpperCase()),
			`[${text(tokenIssuer)}]`,
		],
	},
	aud: {
		valid: [text(tokenAudience), `[${text(tokenAudience)}]`, `["other",${text(tokenAudience)}]`],
		invalid: [
			...odd,
			...[
				text(`${tokenAudience}/`),
				text(`x${tokenAudience}`),
				`[[${text(tokenAudience)}]]`,
				`[${text(tokenAudience)},1]`,
			],
			...[text(`other,${tokenAudience}`), `{"0":${text(tokenAudience)}}`, text(tokenAudience.toUpperCase())],
		],
	},
	exp: {
		valid: [...around(-29, 0, 1, 300), `${tokenNow}.5`, `${tokenNow + 0.25}`, `${tokenNow / 1e9}e9`, "1e20", "1e308"],
		invalid: [
			...odd,
			...around(-30, -31, -300),
			`"${tokenNow + 300}"`,
			`[${tokenNow + 300}]`,
			"-1e400",
			`${tokenNow - 30}.0`,
		],
	},
	sub: { valid: names, invalid: oddNames },
	nbf: {
		valid: [...around(-300, 0, 29, 30), "0", "-1", "1.5"],
		invalid: [
			...odd.filter((json) => !["0", "-1"].includes(json)),
			...around(31, 300),
			`"${tokenNow}"`,
			`${tokenNow + 30}.5`,
		],
		optional: true,
	},
	iat: {
		valid: [...around(-300, 0, 30), "0", `${tokenNow}.9`],
		invalid: [...odd.filter((json) => !["0", "-1"].includes(json)), ...around(31, 86_400), `"${tokenNow}"`],
		optional: true,
	},
	org_id: { valid: names, invalid: oddNames, optional: true },
	azp: { valid: names, invalid: oddNames, optional: true },
	client_id: { valid: names, invalid: oddNames, optional: true },
	scope: {
		valid: [
			'""',
			text("sites:read"),
			text("sites:read sites:write"),
			text("a  b"),
			text(" a "),
			text("é".normalize("NFD").slice(0, 1)),
		],
		invalid: [...odd.filter((json) => json !== '""'), text("a\tb"), text('a"b'), text("a\\b"), text("a\nb"), text("é")],
		optional: true,
	},
	permissions: {
		valid: ["[]", '["sites:read"]', '["a","b","a"]'],
		invalid: [
			...odd.filter((json) => !["[]", '["x"]'].includes(json)),
			text("sites:read"),
			'["a b"]',
			'[""]',
			"[1]",
			'["a",null]',
			'[["a"]]',
		],
		optional: true,
	},
};

const header: Readonly<Record<string, Choice>> = {
	typ: {
		valid: [text("JWT"), text("jwt"), text("at+jwt"), text("application/at+JWT"), text("APPLICATION/jwt")],
		invalid: [
			...odd,
			text("dpop+jwt"),
			text("secevent+jwt"),
			text("application/application/jwt"),
			text("jwt "),
			text("jwt+x"),
			text("\u212awt"),
		],
		optional: true,
	},
	cty: { valid: [text("json"), "null", "1"], invalid: [], optional: true },
	x5t: { valid: [text("abc")], invalid: [], optional: true },
	crit: { valid: [], invalid: ['["exp"]', "[]", "null", '["b64"]'], optional: true },
	b64: { valid: [], invalid: ["true", "false", "null"], optional: true },
	zip: { valid: [], invalid: [text("DEF"), "null"], optional: true },
	jwk: { valid: [], invalid: ['{"kty":"oct","k":"AA"}', "null"], optional: true },
	jku: { valid: [], invalid: [text("https://evil.example/jwks"), "null"], optional: true },
	x5u: { valid: [], invalid: [text("https://evil.example/x"), "null"], optional: true },
	x5c: { valid: [], invalid: ["[]", '["MIIB"]', "null"], optional: true },
};

/** The members of one part, most of them valid: `faults` says how many are not, or are missing that should be there. */
function members(choices: Readonly<Record<string, Choice>>, faults: 0 | 1): fc.Arbitrary<readonly Member[]> {
	const usual = Object.entries(choices).map(([name, choice]) => member(name, choice));
	const honest = fc.tuple(...usual).map((list) => list.flat());
	if (faults === 0) {
		return honest;
	}
	const breakable = Object.entries(choices).filter(([, { invalid }]) => invalid.length > 0);
	const fault = fc.oneof(
		...breakable.map(([name, { invalid, optional }]) => {
			const missing: readonly (readonly Member[])[] = optional === true ? [] : [[]];
			return fc
				.constantFrom(...invalid.map((json): readonly Member[] => [[name, json]]), ...missing)
				.map((instead) => ({ name, instead }));
		}),
	);
	return fc
		.tuple(honest, fault)
		.map(([list, { name, instead }]) => [...list.filter(([own]) => own !== name), ...instead]);
}

function member(name: string, { valid, optional }: Choice): fc.Arbitrary<readonly Member[]> {
	if (valid.length === 0) {
		return fc.constant([]);
	}
	const there = fc.constantFrom(...valid).map((json) => [[name, json]] as const);
	return optional === true ? fc.oneof(fc.constant([]), there) : there;
}

export const validClaims = members(claims, 0);
export const faultyClaims = members(claims, 1);
export const validHeader = members(header, 0);
export const faultyHeader = members(header, 1);
