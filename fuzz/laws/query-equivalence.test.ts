import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { query } from "../arbitraries/query.ts";
import { queryRewrite } from "../arbitraries/query-rewrite.ts";
import { checkable } from "../checkable.ts";
import { sortedQuery } from "../core.ts";
import { coreTargetParser, type TargetParser } from "../subjects/target-parser.ts";
import { equivalentQueriesShareOneForm } from "./query-equivalence.ts";

const cases = fc.record({ query, rewrites: fc.array(queryRewrite, { minLength: 1, maxLength: 3 }) });
const search = (parse: TargetParser) =>
	checkable(cases, equivalentQueriesShareOneForm(parse)).search({ seed: 20_260_107, runs: 3000 });
const core = coreTargetParser(sortedQuery);

/** The core, with what is written of the query changed by a mistaken hand. */
const changing =
	(change: (pairs: readonly string[]) => readonly string[]): TargetParser =>
	(target) => {
		const decision = core(target);
		if (!("text" in decision)) return decision;
		const [path = "", text = ""] = decision.text.split("?");
		return { text: `${path}?${change(text.split("&")).join("&")}` };
	};
/** The core, given a query that has been changed before. */
const given =
	(change: (query: string) => string): TargetParser =>
	(target) =>
		core(target.replace(/\?(.*)$/s, (_, text: string) => `?${change(text)}`));

describe("equivalent queries, and no others, share a canonical form", () => {
	it("in the core", async () => {
		expect(await search(core)).toMatchObject({ kind: "held" });
	});

	it.each<[string, TargetParser]>([
		["values of one name are sorted", changing((pairs) => pairs.toSorted())],
		[
			"the first value of a name wins",
			changing((pairs) =>
				pairs.filter((pair, at) => pairs.findIndex((other) => other.split("=")[0] === pair.split("=")[0]) === at),
			),
		],
		["names are compared without regard to case", changing((pairs) => pairs.map((pair) => pair.toLowerCase()))],
		["a semicolon separates", given((text) => text.replaceAll(";", "&"))],
		["+ is not a space", given((text) => text.replaceAll("+", "%2B"))],
		["%2B is a space", given((text) => text.replaceAll(/%2B/gi, "+"))],
		["encoded separators separate", given((text) => text.replaceAll("%26", "&"))],
		[
			"a piece without = has no name",
			given((text) =>
				text
					.split("&")
					.filter((piece) => piece.includes("="))
					.join("&"),
			),
		],
		[
			"invalid UTF-8 is replaced",
			given((text) => text.replaceAll("%FF", "%EF%BF%BD").replaceAll("%C3&", "%EF%BF%BD&")),
		],
		["nothing is sorted", (target) => (target.startsWith("/") ? { text: target } : core(target))],
	])("unless %s", async (_, parse) => {
		expect(await search(parse)).toMatchObject({ kind: "broken" });
	});
});
