import type { QueryRewrite } from "../arbitraries/query-rewrite.ts";
import type { QueryCase } from "../laws/query-equivalence.ts";
import { kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { queryKinds } from "./query-kinds.ts";

/** Which rows each rewrite stands for: what means the same under sorted-query, and what looks as if it did. */
const rewrites: Readonly<Record<QueryRewrite["kind"], readonly string[]>> = {
	reverse: ["CAN-22", "CAN-23"],
	rotate: ["CAN-22", "CAN-23"],
	sort: ["CAN-22", "CAN-23"],
	exchange: ["CAN-22", "CAN-23"],
	"add-empty": ["CAN-28"],
	"drop-empty": ["CAN-28"],
	"add-equals": ["CAN-27"],
	"drop-equals": ["CAN-27"],
	"plus-to-triplet": ["CAN-26"],
	"triplet-to-plus": ["CAN-26"],
	"lower-hex": ["CAN-20"],
	"upper-hex": ["CAN-20"],
	encode: ["CAN-21"],
	decode: ["CAN-13", "CAN-21"],
	repeat: ["CAN-24"],
	drop: ["CAN-24", "CAN-25"],
};

/** What a query and its rewrites can be an example of. */
export const queryCaseKinds = kindsTogether(
	kindsOf<QueryCase>(
		Object.entries(rewrites).map(([kind, threats]) => ({
			id: `rewrite-${kind}`,
			threats,
			is: (one) => one.rewrites.some((rewrite) => rewrite.kind === kind),
		})),
	),
	kindsOfPart(queryKinds, ({ query }: QueryCase) => query),
);
