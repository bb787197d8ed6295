import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { differing, signedRead } from "./signed.ts";
import { sortedLineChecks } from "./sorted-lines.ts";
import { sortedOrderChecks } from "./sorted-order.ts";
import { needs, reading } from "./sorted-pairs.ts";
import { sortedPathChecks } from "./sorted-path.ts";
import { sortedPieceChecks } from "./sorted-pieces.ts";
import { sortedSignatureChecks } from "./sorted-signature.ts";
import { mark, upstreamSaw } from "./target-rules.ts";

/** SORT-12: what goes upstream. */
const forwarded: Check[] = [
	...(
		[
			["query", "?b=2&a=x+y&&c", "?a=x%20y&b=2&c="],
			["query-triplets", "?a=%c3%a9%2f!", "?a=%C3%A9%2F%21"],
			["query-duplicates", "?r=2&a=0&r=1", "?a=0&r=2&r=1"],
			["empty-query", "?&&", ""],
			["query-bytes", "?a=%ff%FE", "?a=%FF%FE"],
			["query-order", "?a=2&B=1&_=3", "?B=1&_=3&a=2"],
			["path", "%7e%c3%a9;v=1", "~%C3%A9;v=1"],
			["path-and-query", "/%41%2e?b&a", "/A.?a=&b="],
		] as const
	).map(([slug, sent, canonical]) =>
		differing({
			id: `SORT-12/${slug}`,
			title: `forwards the canonical target ${canonical === "" ? "without a query" : canonical} for ${sent}`,
			severity: "high",
			threats: ["FWD-06", "FWD-10"],
			references: ["CWE-436"],
			needs: [...needs, "echo"],
			twin: reading(""),
			defect: reading(sent),
			expect: accepted(upstreamSaw("the canonical target", mark + sent, mark + canonical)),
		}),
	),
	scenario({
		id: "SORT-12/routed-by-the-canonical-path",
		title: "routes by the path that it has normalised",
		severity: "high",
		threats: ["FWD-06", "AUT-13"],
		references: ["CWE-647"],
		needs: ["hmac", ...needs, "echo"],
		run: async (trial) => {
			const { request } = await trial.prepare(signedRead);
			const [first = ""] = request.target.slice(1);
			const triplet = `%${first.charCodeAt(0).toString(16)}`;
			const path = `/${triplet}${request.target.slice(2)}`;
			const canonical = upstreamSaw("the canonical target", triplet, first);
			return trial.judge.expect(await trial.exchange({ ...signedRead, path }), accepted(canonical));
		},
	}),
];

/** SORT: the sorted-query scheme. */
export const sortedQueryChecks: readonly Check[] = [
	...sortedPathChecks,
	...sortedPieceChecks,
	...sortedOrderChecks,
	...sortedLineChecks,
	...sortedSignatureChecks,
	...forwarded,
];
