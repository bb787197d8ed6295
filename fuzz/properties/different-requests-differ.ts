import { sortedPair, verbatimPair } from "../arbitraries/request-pair.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsBut, kindsOfPart } from "../kinds/kind-rows.ts";
import { requestPairKinds } from "../kinds/request-pair-kinds.ts";
import { byScheme } from "../laws/by-scheme.ts";
import { sharedStringMeansSameRequest } from "../laws/shared-string.ts";
import { sortedMeaning, verbatimMeaning } from "../models/meaning.ts";
import { inProcess, type Property } from "../property.ts";
import { coreCanonicalizer } from "../subjects/canonicalizer.ts";

/** One of two such requests is always refused, which properties of targets judge; the two are never compared. */
const neverBothLetIn = [
	...["pair-slash-decoded", "pair-dot-segments-resolved", "pair-backslash-turned", "pair-slashes-merged"],
	...["pair-broken-triplet-mended", "pair-raw-byte-replaced", "pair-fragment-dropped"],
];

export const differentRequestsDiffer: Property = {
	id: "different-requests-differ",
	group: "canonicalization",
	title: "two requests share a string to sign if and only if they mean the same",
	requirements: [
		...["HMAC-CANON-01", "HMAC-CANON-03", "HMAC-CANON-04", "HMAC-CANON-05", "HMAC-CANON-06", "HMAC-CANON-07"],
		...["HMAC-CANON-08", "HMAC-CANON-09", "HMAC-CANON-10", "HMAC-HDR-04", "SORT-08"],
	],
	severity: "critical",
	where: "in-process",
	runs: 4000,
	open: () =>
		inProcess(
			checkable(
				underScheme({ "countersign-v1": verbatimPair, "sorted-query": sortedPair }),
				byScheme({
					"countersign-v1": sharedStringMeansSameRequest(coreCanonicalizer(countersignV1), verbatimMeaning),
					"sorted-query": sharedStringMeansSameRequest(coreCanonicalizer(sortedQuery), sortedMeaning),
				}),
				{ kinds: kindsOfPart(kindsBut(requestPairKinds, neverBothLetIn), ({ input }) => input) },
			),
		),
};
