import * as fc from "fast-check";
import { triplet } from "./text-edit.ts";

/** A change of a query between two `&`, some of which the contract of sorted-query calls no change. */
export type QueryRewrite =
	| { readonly kind: "reverse" | "rotate" | "sort" | "add-empty" | "drop-empty" | "add-equals" | "drop-equals" }
	| { readonly kind: "plus-to-triplet" | "triplet-to-plus" | "lower-hex" | "upper-hex" | "encode" | "decode" }
	| { readonly kind: "exchange" | "repeat" | "drop"; readonly at: number };

export const queryRewrite: fc.Arbitrary<QueryRewrite> = fc.oneof(
	fc.record({
		kind: fc.constantFrom(
			"reverse" as const,
			"rotate" as const,
			"sort" as const,
			"add-empty" as const,
			"drop-empty" as const,
		),
	}),
	fc.record({
		kind: fc.constantFrom("add-equals" as const, "drop-equals" as const, "encode" as const, "decode" as const),
	}),
	fc.record({
		kind: fc.constantFrom(
			"plus-to-triplet" as const,
			"triplet-to-plus" as const,
			"lower-hex" as const,
			"upper-hex" as const,
		),
	}),
	fc.record({
		kind: fc.constantFrom("exchange" as const, "repeat" as const, "drop" as const),
		at: fc.integer({ min: 0, max: 5 }),
	}),
);

/** The query after the rewrite. Whether it still means the same is for a model to say. */
export function rewriteQuery(query: string, rewrite: QueryRewrite): string {
	if ("at" in rewrite) {
		return onPiece(query.split("&"), rewrite).join("&");
	}
	return whole[rewrite.kind](query);
}

const whole: Record<Exclude<QueryRewrite["kind"], "exchange" | "repeat" | "drop">, (query: string) => string> = {
	reverse: (query) => query.split("&").reverse().join("&"),
	rotate: (query) => query.replace(/^([^&]*)&(.*)$/s, "$2&$1"),
	sort: (query) => query.split("&").sort().join("&"),
	"add-empty": (query) => `&${query.replace("&", "&&")}&`,
	"drop-empty": (query) => query.replace(/&{2,}/g, "&").replace(/^&|&$/g, ""),
	"add-equals": (query) => query.replace(/(^|&)([^=&]+)(?=&|$)/, "$1$2="),
	"drop-equals": (query) => query.replace(/(^|&)([^=&]+)=(?=&|$)/, "$1$2"),
	"plus-to-triplet": (query) => query.replaceAll("+", "%20"),
	"triplet-to-plus": (query) => query.replaceAll("%20", "+"),
	"lower-hex": (query) => query.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => triplet.toLowerCase()),
	"upper-hex": (query) => query.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => triplet.toUpperCase()),
	encode: (query) => query.replace(/[^%&=+]/, triplet),
	decode: (query) =>
		query.replace(/%([2-7][0-9A-Fa-f])/, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
};

function onPiece(pieces: readonly string[], { kind, at }: Extract<QueryRewrite, { at: number }>): readonly string[] {
	const index = at % pieces.length;
	const piece = pieces[index] ?? "";
	const next = pieces[index + 1];
	switch (kind) {
		case "exchange":
			return next === undefined ? pieces : pieces.with(index, next).with(index + 1, piece);
		case "repeat":
			return pieces.toSpliced(index, 0, piece);
		case "drop":
			return pieces.toSpliced(index, 1);
	}
}
