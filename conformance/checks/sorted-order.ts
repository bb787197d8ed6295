import type { Check } from "../engine/check.ts";
import { accepted } from "./expect.ts";
import { differing } from "./signed.ts";
import { different, needs, same } from "./sorted-pairs.ts";

/** SORT-06: how the pairs are written again. */
const encoding: Check[] = [
	...same("SORT-06", [
		{
			slug: "delimiters-encoded",
			what: "encoded delimiters for plain ones",
			signed: "?a=!$'()*,:@/?;",
			sent: "?a=%21%24%27%28%29%2A%2C%3A%40%2F%3F%3B",
			threats: ["CAN-13"],
		},
		{
			slug: "delimiters-plain",
			what: "plain delimiters for encoded ones",
			signed: "?a=%21%24%27%28%29%2A%2C%3A%40%2F%3F",
			sent: "?a=!$'()*,:@/?",
			threats: ["CAN-13"],
		},
		{
			slug: "characters-no-parser-wants",
			what: "raw characters for encoded ones",
			signed: "?a=%5B%5C%5D%5E%7B%7C%7D",
			sent: "?a=[\\]^{|}",
			threats: ["CAN-42"],
		},
		{
			slug: "lower-case-triplets",
			what: "triplets in lower case for those in upper case",
			signed: "?a=%C3%A9%2F",
			sent: "?a=%c3%a9%2f",
			threats: ["CAN-20"],
		},
		{
			slug: "unreserved-encoded",
			what: "encoded letters for plain ones",
			signed: "?a=Az09-._~",
			sent: "?%61=%41%7A%30%39%2D%2E%5F%7E",
			threats: ["CAN-21"],
		},
	]),
	...different("SORT-06", [
		{
			slug: "other-value",
			what: "another value for the signed one",
			signed: "?a=1",
			sent: "?a=2",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "other-name",
			what: "another name for the signed one",
			signed: "?a=1",
			sent: "?b=1",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "query-added",
			what: "a query for none",
			signed: "",
			sent: "?admin=1",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "query-removed",
			what: "no query for the signed one",
			signed: "?limit=1",
			sent: "",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "parameter-added",
			what: "one parameter more than signed",
			signed: "?a=1",
			sent: "?a=1&zzz=1",
			threats: ["CAN-25"],
		},
		{
			slug: "value-case",
			what: "a value in another case for the signed one",
			signed: "?a=x",
			sent: "?a=X",
			threats: ["CAN-19"],
		},
	]),
];

/** SORT-07: the order, by signing one and sending another. */
const orders: Check[] = [
	...same("SORT-07", [
		{
			slug: "other-order",
			what: "parameters in another order for the signed one",
			signed: "?a=1&b=2&c=3",
			sent: "?c=3&a=1&b=2",
			threats: ["CAN-22"],
		},
		{
			slug: "duplicates-apart",
			what: "two values of one name with another parameter between them",
			signed: "?a=0&r=1&r=2",
			sent: "?r=1&a=0&r=2",
			threats: ["CAN-22", "CAN-23"],
		},
		{
			slug: "duplicates-not-sorted-by-value",
			what: "two values of one name in the order sent",
			signed: "?a=0&r=2&r=1",
			sent: "?r=2&r=1&a=0",
			threats: ["CAN-23"],
		},
		{
			slug: "spelt-alike",
			what: "two spellings of one name for one name",
			signed: "?a%20b=2&a%20b=1",
			sent: "?a+b=2&a%20b=1",
			threats: ["CAN-23"],
		},
	]),
	...different("SORT-07", [
		{
			slug: "duplicates-reordered",
			what: "two values of one name in another order for the signed one",
			signed: "?r=1&r=2",
			sent: "?r=2&r=1",
			threats: ["CAN-23"],
		},
		{
			slug: "duplicates-reordered-apart",
			what: "two values of one name in another order, with another parameter between them",
			signed: "?r=1&a=0&r=2",
			sent: "?r=2&a=0&r=1",
			threats: ["CAN-23"],
		},
		{
			slug: "second-value-added",
			what: "two values of a name for the first",
			signed: "?a=1",
			sent: "?a=1&a=2",
			threats: ["CAN-24"],
		},
		{
			slug: "first-value-added",
			what: "two values of a name for the last",
			signed: "?a=2",
			sent: "?a=1&a=2",
			threats: ["CAN-24"],
		},
	]),
];

/** SORT-06: the pairs, with the encoded query written out by hand, so that nothing of ours encodes it. */
const encodedByHand: Check[] = (
	[
		["space", "a space as %20", "a=x+y", "a=x%20y"],
		["no-equals-sign", "a name without = with one behind it", "a", "a="],
		["delimiters", "every delimiter as a triplet", "a=!$'()*,:@/?;=", "a=%21%24%27%28%29%2A%2C%3A%40%2F%3F%3B%3D"],
		["unreserved", "what is unreserved as it is", "a=%41z0%2d%2E_%7e", "a=Az0-._~"],
		["bytes", "bytes that are no UTF-8 as they are", "a=%ff%00", "a=%FF%00"],
		["name", "names as values", "a+b%2fc=1", "a%20b%2Fc=1"],
	] as const
).map(([slug, what, sent, encoded]) =>
	differing({
		id: `SORT-06/writes-${slug}`,
		title: `writes ${what}`,
		severity: "medium",
		threats: ["CAN-13", "CAN-26"],
		references: ["RFC 3986 §2.1"],
		needs,
		defect: { query: sent, sign: { lines: { query: encoded } } },
		expect: accepted(),
	}),
);

/** SORT-07: the order, with the sorted query written out by hand, so that nothing of ours sorts it. */
const writtenOut: Check[] = (
	[
		[
			"bytes-not-utf-16",
			"by bytes and not by UTF-16 units",
			"%F0%9F%98%80=1&%EF%BF%BD=2",
			"%EF%BF%BD=2&%F0%9F%98%80=1",
			["CAN-37"],
		],
		["upper-case-first", "by bytes and not by an alphabet", "a=2&B=1", "B=1&a=2", ["CAN-38"]],
		["digits-before-letters", "digits before letters", "a=1&9=2&10=3", "10=3&9=2&a=1", ["CAN-38"]],
		[
			"encoded-not-decoded",
			"by the encoded names and not by the decoded ones",
			"~=2&%C3%A9=1",
			"%C3%A9=1&~=2",
			["CAN-37"],
		],
		["shorter-first", "a name before those that begin with it", "a-=3&a%20=2&a=1", "a=1&a%20=2&a-=3", ["CAN-22"]],
		["stable", "values of one name in the order sent", "r=2&b=0&r=10&r=1", "b=0&r=2&r=10&r=1", ["CAN-23"]],
		["empty-name-first", "an empty name first", "a=1&=2", "=2&a=1", ["CAN-22"]],
	] as const
).map(([slug, what, sent, sorted, threats]) =>
	differing({
		id: `SORT-07/${slug}`,
		title: `sorts the query ${what}`,
		severity: "medium",
		threats,
		references: ["RFC 3986 §6.2.2"],
		needs,
		defect: { query: sent, sign: { lines: { query: sorted } } },
		expect: accepted(),
	}),
);

/** SORT-06 and SORT-07: how the pairs of a query are written, and in which order. */
export const sortedOrderChecks: readonly Check[] = [...encoding, ...encodedByHand, ...orders, ...writtenOut];
