import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

function good(entries: readonly unknown[]): readonly unknown[] {
	return entries.filter((entry) => typeof entry === "string" && scopeToken.test(entry));
}

export const badScopesLeftOut: Mutant = {
	id: "bad-scopes-left-out",
	sentence: "Leaves out what is no scope among the scopes of a token.",
	breaks: ["JWT-CLAIM-10"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: believing((claims) => {
		const { scope, permissions } = claims;
		return {
			...claims,
			...(typeof scope === "string" ? { scope: good(scope.split(" ")).join(" ") } : {}),
			...(Array.isArray(permissions) ? { permissions: good(permissions) } : {}),
		};
	}),
};
