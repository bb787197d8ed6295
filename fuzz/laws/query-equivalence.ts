import { type QueryRewrite, rewriteQuery } from "../arbitraries/query-rewrite.ts";
import type { Law } from "../law.ts";
import { queryMeaning } from "../models/meaning.ts";
import type { TargetParser } from "../subjects/target-parser.ts";

export interface QueryCase {
	readonly query: string;
	readonly rewrites: readonly QueryRewrite[];
}

const requirementOf: Partial<Record<QueryRewrite["kind"], string>> = {
	reverse: "SORT-07",
	rotate: "SORT-07",
	sort: "SORT-07",
	exchange: "SORT-07",
	"add-empty": "SORT-05",
	"drop-empty": "SORT-05",
	"lower-hex": "SORT-06",
	"upper-hex": "SORT-06",
	encode: "SORT-06",
	decode: "SORT-06",
};

/**
 * Two queries have one canonical form if and only if they are equivalent by the contract of sorted-query: order of
 * different names, empty pieces, `+` and `%20`, case and need of triplets, a missing `=`; and a canonical form is its own.
 */
export function equivalentQueriesShareOneForm(parse: TargetParser): Law<QueryCase> {
	return ({ query, rewrites }) => {
		let rewritten = query;
		for (const rewrite of rewrites) {
			rewritten = rewriteQuery(rewritten, rewrite);
		}
		const one = parse(`/q?${query}`);
		const two = parse(`/q?${rewritten}`);
		const again = "text" in one ? parse(one.text) : one;
		if (!("text" in one) || !("text" in two) || !("text" in again)) {
			return undefined;
		}
		if (again.text !== one.text) {
			return { requirement: "SORT-12", expected: `${one.text} to be canonical`, actual: again.text };
		}
		const same = JSON.stringify(queryMeaning(query)) === JSON.stringify(queryMeaning(rewritten));
		if (same === (one.text === two.text)) {
			return undefined;
		}
		const [first, ...more] = rewrites;
		return {
			requirement: (first !== undefined && more.length === 0 && requirementOf[first.kind]) || "SORT-04",
			expected: `${same ? "one canonical form" : "two canonical forms"} for ${JSON.stringify(query)} and ${JSON.stringify(rewritten)}`,
			actual: same ? `${one.text} and ${two.text}` : `${one.text} for both`,
		};
	};
}
