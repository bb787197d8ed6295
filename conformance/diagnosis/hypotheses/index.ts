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

/** Requirements of countersign-v1 that sorted-query replaces by its own (SPEC §3, SORT). */
function underSortedQuery(requirement: string): string {
	if (requirement === "HMAC-HDR-09") return "SORT-09";
	return requirement.startsWith("HMAC-CANON-") ? "SORT-08" : requirement;
}

const tables: Readonly<Record<Scheme["target"]["rule"], readonly Mistake[]>> = {
	verbatim: hypotheses.filter(({ onlyFor }) => onlyFor !== "sorted-query"),
	"sorted-query": hypotheses
		.filter(({ onlyFor }) => onlyFor !== "verbatim")
		.map((mistake) => ({ ...mistake, requirement: underSortedQuery(mistake.requirement) })),
};

/** Those that can be made under a scheme, with the requirement that each is against there. */
export function hypothesesFor(scheme: Scheme): readonly Mistake[] {
	return tables[scheme.target.rule].filter((mistake) => mistake.at !== "scheme" || mistake.scheme.name !== scheme.name);
}

const places: ReadonlyMap<Mistake, number> = new Map(
	[hypotheses, tables["sorted-query"]].flatMap((table) =>
		table.map((mistake, index): [Mistake, number] => [mistake, index]),
	),
);

/** Mistakes in the order of the table, which is the order in which they are made. */
export function inTableOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
	return mistakes.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}
