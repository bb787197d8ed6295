import type { Scheme } from "../../client/protocol.ts";
import type { Mistake } from "../mistake.ts";
import { bodyMistakes } from "./body.ts";
import { contentTypeMistakes } from "./content-type.ts";
import { digestMistakes } from "./digest.ts";
import { hostMistakes } from "./host.ts";
import { identityMistakes } from "./identity.ts";
import { lineMistakes } from "./lines.ts";
import { macMistakes } from "./mac.ts";
import { methodMistakes } from "./method.ts";
import { pathMistakes } from "./path.ts";
import { verbatimQueryMistakes } from "./query.ts";
import { schemeMistakes } from "./scheme.ts";
import { keyingMistakes } from "./secret.ts";
import { separatorMistakes } from "./separator.ts";
import { signatureMistakes } from "./signature.ts";
import { sortedQueryMistakes } from "./sorted-query.ts";
import { targetMistakes } from "./target.ts";
import { textMistakes } from "./text.ts";
import { timestampMistakes } from "./timestamp.ts";

/** Every known mistake, in the order of signing; of two that explain a signature alike, the earlier is named first. */
export const hypotheses: readonly Mistake[] = [
	...schemeMistakes,
	...timestampMistakes,
	...identityMistakes,
	...methodMistakes,
	...hostMistakes,
	...pathMistakes,
	...verbatimQueryMistakes,
	...sortedQueryMistakes,
	...targetMistakes,
	...contentTypeMistakes,
	...bodyMistakes,
	...digestMistakes,
	...lineMistakes,
	...separatorMistakes,
	...textMistakes,
	...keyingMistakes,
	...macMistakes,
	...signatureMistakes,
];

/** Those that can be made under a scheme. */
export function hypothesesFor(scheme: Scheme): readonly Mistake[] {
	return hypotheses.filter(
		(mistake) =>
			(mistake.onlyFor === undefined || mistake.onlyFor === scheme.target.rule) &&
			(mistake.at !== "scheme" || mistake.scheme.name !== scheme.name),
	);
}

const places: ReadonlyMap<Mistake, number> = new Map(hypotheses.map((mistake, index) => [mistake, index]));

/** Mistakes in the order of the table, which is the order in which they are made. */
export function inTableOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
	return mistakes.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}
