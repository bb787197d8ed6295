import { isObject, takingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const badEntryThrownOn: Mutant = {
	id: "bad-entry-thrown-on",
	sentence: "Lets an entry of the key set that is no object become a failed fetch.",
	breaks: ["JWKS-09"],
	threats: ["JWK-09", "JWK-10"],
	seen: "wire",
	stages: takingSets((document) => {
		const entries: unknown = isObject(document) ? document["keys"] : undefined;
		return Array.isArray(entries) && entries.some((entry) => !isObject(entry)) ? null : document;
	}),
};
