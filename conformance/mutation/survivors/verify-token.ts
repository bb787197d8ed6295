import type { Explanation } from "../explanation.ts";

const file = "gateway/src/verify-token.ts";

export const verifyTokenSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "It guards twice: a token whose signature is no base64url was refused when it was parsed.",
		mutants: [
			{ from: "signature === undefined", to: "false" },
			{ unreachedIn: "verifyToken" },
			{ from: "{ return false; }", inLine: "if (signature === undefined) {" },
		],
	},
	{
		file,
		reason: "The function ends there, and what it then returns is undefined, which is no yes.",
		mutants: [{ from: "{ return false; }", inLine: "} catch {" }],
	},
	{
		file,
		reason:
			"Keys with which the platform cannot verify are left out when a set is read; verify-token.test.ts hands such keys over.",
		mutants: [{ from: "false", inLine: "return false;" }],
	},
];
