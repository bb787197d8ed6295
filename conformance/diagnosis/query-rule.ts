import { type Dialect, formDecode, percentDecode, percentEncode } from "./percent.ts";
import { fromWire, toWire } from "./wire-text.ts";

/** How a signer makes what it signs of the query, as data: a mistake changes one or more members. */
export interface QueryRule {
	/** Which part of a piece between `&` is the name. */
	divide: "first-equals" | "drop-after-second-equals";
	/** `text`: as UTF-8, bytes that are none replaced (U+FFFD). */
	decode: "none" | "form" | "form-text" | "percent";
	encode: "none" | Dialect;
	space: "%20" | "+";
	hex: "upper" | "lower";
	emptyPieces: "kept" | "dropped";
	/** Names without a value, with and without `=`. */
	bareNames: "kept" | "with-equals" | "without-equals" | "dropped";
	duplicates: "kept" | "first" | "last" | "together" | "joined";
	order: "sent" | "name" | "name-and-value" | "decoded-name" | "without-case";
}

/** Nothing is done: the query of `countersign-v1`. */
export const verbatimRule: QueryRule = {
	divide: "first-equals",
	decode: "none",
	encode: "none",
	space: "%20",
	hex: "upper",
	emptyPieces: "kept",
	bareNames: "kept",
	duplicates: "kept",
	order: "sent",
};

/** The query of `sorted-query` (SORT-04 to SORT-07). */
export const sortedRule: QueryRule = {
	...verbatimRule,
	decode: "form",
	encode: "unreserved",
	emptyPieces: "dropped",
	bareNames: "with-equals",
	order: "name",
};

/** A piece of the query: name and value as they will be written, null without `=`. */
interface Pair {
	name: string;
	value: string | null;
	/** The name decoded, which some sort by. */
	meaning: string;
}

/** The query that a signer with this rule signs; `query` is the one on the wire, without its question mark. */
export function queryByRule(query: string, rule: QueryRule): string {
	const pieces = query.split("&").filter((piece) => rule.emptyPieces === "kept" || piece !== "");
	const pairs = inOrder(
		withoutDuplicates(
			pieces.flatMap((piece) => pairsOf(piece, rule)),
			rule,
		),
		rule,
	);
	return pairs.map(({ name, value }) => (value === null ? name : `${name}=${value}`)).join("&");
}

function pairsOf(piece: string, rule: QueryRule): Pair[] {
	const [first = "", ...rest] = piece.split("=");
	const given = rest.length === 0 ? null : rule.divide === "first-equals" ? rest.join("=") : (rest[0] ?? "");
	const value = given === null && rule.bareNames === "with-equals" ? "" : given;
	if (piece !== "" && !value && rule.bareNames === "dropped") return [];
	return [
		{
			name: recode(first, rule),
			value: value === null || (value === "" && rule.bareNames === "without-equals") ? null : recode(value, rule),
			meaning: fromWire(formDecode(first)),
		},
	];
}

function recode(text: string, { decode, encode, space, hex }: QueryRule): string {
	const meaning = decoders[decode](text);
	return encode === "none" ? meaning : percentEncode(meaning, { dialect: encode, space, hex });
}

const decoders: Readonly<Record<QueryRule["decode"], (text: string) => string>> = {
	none: (text) => text,
	form: formDecode,
	"form-text": (text) => toWire(fromWire(formDecode(text))),
	percent: percentDecode,
};

function withoutDuplicates(pairs: readonly Pair[], { duplicates }: QueryRule): readonly Pair[] {
	const byName = new Map<string, Pair[]>();
	for (const pair of pairs) byName.set(pair.name, [...(byName.get(pair.name) ?? []), pair]);
	switch (duplicates) {
		case "kept":
			return pairs;
		case "together":
			return [...byName.values()].flat();
		case "first":
			return [...byName.values()].flatMap((same) => same.slice(0, 1));
		case "last":
			return [...byName.values()].flatMap((same) => same.slice(-1));
		case "joined":
			return [...byName.values()].map((same) => {
				const [first = { name: "", value: null, meaning: "" }] = same;
				return same.length === 1 ? first : { ...first, value: same.map(({ value }) => value ?? "").join(",") };
			});
	}
}

function inOrder(pairs: readonly Pair[], { order }: QueryRule): readonly Pair[] {
	if (order === "sent") return pairs;
	const keyOf = sortKeys[order];
	const keyed = pairs.map((pair) => ({ pair, key: keyOf(pair) }));
	return keyed
		.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
		.map(({ pair }) => pair);
}

const sortKeys: Readonly<Record<Exclude<QueryRule["order"], "sent">, (pair: Pair) => string>> = {
	name: ({ name }) => name,
	"name-and-value": ({ name, value }) => (value === null ? name : `${name}=${value}`),
	"decoded-name": ({ meaning }) => meaning,
	"without-case": ({ name }) => name.toLowerCase(),
};
