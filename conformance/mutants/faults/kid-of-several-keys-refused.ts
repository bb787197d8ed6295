import { isObject, takingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const kidOfSeveralKeysRefused: Mutant = {
	id: "kid-of-several-keys-refused",
	sentence: "Uses no key whose kid another entry of the set has too.",
	breaks: ["JWT-KEY-08"],
	threats: ["JWT-53"],
	seen: "wire",
	stages: takingSets((document) => {
		const entries: unknown = isObject(document) ? document["keys"] : undefined;
		if (!Array.isArray(entries)) {
			return document;
		}
		const kids = entries.map((entry: unknown) => (isObject(entry) ? entry["kid"] : undefined));
		const alone = (_: unknown, index: number) => kids.indexOf(kids[index]) === kids.lastIndexOf(kids[index]);
		return { keys: entries.filter(alone) };
	}),
};
