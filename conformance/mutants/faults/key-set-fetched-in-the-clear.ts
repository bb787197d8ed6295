import { isObject } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const keySetFetchedInTheClear: Mutant = {
	id: "key-set-fetched-in-the-clear",
	sentence: "Takes a key set's address in plain HTTP on any host.",
	breaks: ["JWKS-13"],
	threats: ["JWK-12"],
	seen: { inside: "The configuration is the operator's." },
	parseConfig: (reference) => (value) => {
		const jwt = isObject(value) ? value["jwt"] : undefined;
		const jwksUrl = isObject(jwt) ? jwt["jwksUrl"] : undefined;
		if (!isObject(value) || !isObject(jwt) || typeof jwksUrl !== "string") {
			return reference(value);
		}
		return reference({ ...value, jwt: { ...jwt, jwksUrl: jwksUrl.replace(/^http:\/\//i, "https://") } });
	},
};
