import { signedFields } from "../arbitraries/signed-fields.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { signedFieldsKinds } from "../kinds/signed-fields-kinds.ts";
import { byScheme } from "../laws/by-scheme.ts";
import { fieldsAreReadByTheirGrammar } from "../laws/signed-fields.ts";
import { inProcess, type Property } from "../property.ts";
import { coreFieldParser } from "../subjects/field-parser.ts";

export const signedFieldsByGrammar: Property = {
	id: "signed-fields-by-grammar",
	group: "canonicalization",
	title: "the five signed header fields are let in by their grammar alone, and read as they were sent",
	requirements: [
		...["HMAC-HDR-01", "HMAC-HDR-02", "HMAC-HDR-03", "HMAC-HDR-04", "HMAC-HDR-05", "HMAC-HDR-06", "HMAC-HDR-07"],
		...["HMAC-HDR-08", "HMAC-HDR-09", "SORT-09", "SORT-10"],
	],
	severity: "high",
	where: "in-process",
	runs: 3000,
	open: () =>
		inProcess(
			checkable(
				underScheme({ "countersign-v1": signedFields("countersign-v1"), "sorted-query": signedFields("sorted-query") }),
				byScheme({
					"countersign-v1": fieldsAreReadByTheirGrammar(coreFieldParser(countersignV1), "countersign-v1"),
					"sorted-query": fieldsAreReadByTheirGrammar(coreFieldParser(sortedQuery), "sorted-query"),
				}),
				{ kinds: kindsOfPart(signedFieldsKinds, ({ input }) => input) },
			),
		),
};
