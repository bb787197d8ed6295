import * as fc from "fast-check";
import { query } from "../arbitraries/query.ts";
import { queryRewrite } from "../arbitraries/query-rewrite.ts";
import { checkable } from "../checkable.ts";
import { sortedQuery } from "../core.ts";
import { queryCaseKinds } from "../kinds/query-case-kinds.ts";
import { equivalentQueriesShareOneForm } from "../laws/query-equivalence.ts";
import { inProcess, type Property } from "../property.ts";
import { coreTargetParser } from "../subjects/target-parser.ts";

export const equivalentQueries: Property = {
	id: "equivalent-queries",
	group: "canonicalization",
	title: "queries share a canonical form under sorted-query if and only if the contract calls them equivalent",
	requirements: ["SORT-04", "SORT-05", "SORT-06", "SORT-07", "SORT-12"],
	severity: "critical",
	where: "in-process",
	runs: 3000,
	open: () =>
		inProcess(
			checkable(
				fc.record({ query, rewrites: fc.array(queryRewrite, { minLength: 1, maxLength: 3 }) }),
				equivalentQueriesShareOneForm(coreTargetParser(sortedQuery)),
				{ kinds: queryCaseKinds },
			),
		),
};
