import type { Explanation } from "../explanation.ts";
import { becauseInLog } from "./reasons.ts";

const file = "gateway/protocol/claims.ts";

export const claimsSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"The Worker has asked for the issuer before it fetches any key (JWKS-05), and refuses there; claims.test.ts asks the core by itself.",
		mutants: [
			{ from: "!isOurIssuer(claims, policy)", to: "false" },
			{ from: '{ return refuse("invalid_token", "claims:iss"); }' },
			{ from: '"invalid_token"', inLine: 'return refuse("invalid_token", "claims:iss");' },
			{ from: '"claims:iss"' },
		],
	},
	{
		file,
		reason: "The check of the type is for the compiler: Number.isFinite is false for everything that is no number.",
		mutants: [{ from: 'typeof value === "number"', to: "true" }],
	},
	{
		file,
		reason: becauseInLog,
		mutants: [
			{ from: '"claims:aud"' },
			// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
			{ from: "`claims:${late}`" },
			{ from: '"exp"', inLine: 'return "exp";' },
			{ from: '"nbf"', inLine: 'return "nbf";' },
			{ from: '"iat"', inLine: 'return "iat";' },
			{ from: '"claims:sub"' },
			{ from: '"claims:org_id"' },
			{ from: '"claims:client"' },
			{ from: '"claims:scope"' },
		],
	},
];
