import { isObject } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const unsignedTokenAllowedByConfiguration: Mutant = {
	id: "unsigned-token-allowed-by-configuration",
	sentence: "Lets its configuration allow the algorithms none and HS256.",
	breaks: ["JWT-ALG-02", "JWT-ALG-03"],
	threats: ["JWT-01", "JWT-03"],
	seen: { inside: "The configuration is the operator's." },
	parseConfig: (reference) => (value) => {
		const algorithms = isObject(value) && isObject(value["jwt"]) ? value["jwt"]["algorithms"] : undefined;
		if (!isObject(value) || !isObject(value["jwt"]) || !Array.isArray(algorithms)) {
			return reference(value);
		}
		const known = algorithms.filter((name: unknown) => name !== "none" && name !== "HS256");
		return reference({ ...value, jwt: { ...value["jwt"], algorithms: known.length === 0 ? ["ES256"] : known } });
	},
};
