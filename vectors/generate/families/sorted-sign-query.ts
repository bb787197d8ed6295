import type { SigningRefusal, TargetReason } from "../../format.ts";
import { type SigningCase, signingFile } from "../make/signing.ts";

const origin = "https://gw.example.com";

const signed = (slug: string, requirement: string, flag: string, comment: string, query: string): SigningCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	input: { url: `${origin}/q${query}` },
});

const refused = (
	slug: string,
	flag: string,
	comment: string,
	query: string,
	offset: number,
	reason: TargetReason,
): SigningCase => {
	const refusal: SigningRefusal = { code: "malformed_target", offset, reason };
	return { slug, requirement: "SORT-03", flags: [flag], comment, input: { url: `${origin}/q${query}` }, refusal };
};

const cases: readonly SigningCase[] = [
	signed("plain", "SORT-06", "Baseline", "One parameter.", "?a=1"),
	signed("none", "SORT-05", "EmptyQuery", "Without a query QUERY is empty.", ""),
	signed("lone-mark", "SORT-05", "EmptyQuery", "A lone ? is an empty QUERY too.", "?"),
	signed("order", "SORT-07", "QueryReordered", "Names are sorted.", "?b=2&a=1&c=3"),
	signed(
		"order-by-byte",
		"SORT-07",
		"SortOrder",
		"Upper case before lower case, digits before both: bytes, not letters.",
		"?b=1&B=2&a=3&A=4&9=5&_=6&~=7&-=8",
	),
	signed("order-not-numeric", "SORT-07", "SortOrder", "10 before 9: names are not numbers.", "?a9=1&a10=2"),
	signed(
		"order-encoded-name",
		"SORT-07",
		"SortOrder",
		"An encoded name sorts by its triplet: %C3 comes before a.",
		"?a=1&%C3%A9=2&z=3",
	),
	signed(
		"order-encoded-astral",
		"SORT-07",
		"SortOrder",
		"By bytes U+FFFD comes before U+1F600; by UTF-16 it would come after.",
		"?%F0%9F%98%80=1&%EF%BF%BD=2",
	),
	signed(
		"order-shorter-first",
		"SORT-07",
		"SortOrder",
		"The shorter of two names of which one begins with the other comes first.",
		"?ab=1&a=2&a.=3&a%20=4",
	),
	signed(
		"order-by-name-only",
		"SORT-07",
		"SortOrder",
		"Sorting whole pairs would put a- first, because - comes before =.",
		"?a-=1&a=2",
	),
	signed(
		"duplicates-stable",
		"SORT-07",
		"DuplicateParameter",
		"Values of one name keep their order.",
		"?tag=b&x=0&tag=a&tag=c",
	),
	signed(
		"duplicates-spelled-differently",
		"SORT-07",
		"DuplicateParameter",
		"Two spellings of one name are one name.",
		"?%61=2&b=0&a=1",
	),
	signed("duplicates-equal", "SORT-07", "DuplicateParameter", "Equal pairs are all kept.", "?a=1&a=1"),
	signed("no-equals", "SORT-04", "EmptyValue", "A name without = gets one.", "?a"),
	signed("empty-value", "SORT-04", "EmptyValue", "An empty value.", "?a="),
	signed("empty-name", "SORT-04", "EmptyValue", "An empty name with a value.", "?b=1&=x"),
	signed("only-equals", "SORT-04", "EmptyPiece", "A piece of = alone is an empty name and an empty value.", "?="),
	signed("equals-in-value", "SORT-04", "QueryReencoded", "Only the first = divides.", "?a=b=c=="),
	signed("empty-pieces", "SORT-05", "EmptyPiece", "Empty pieces are dropped.", "?&&b=2&&a=1&"),
	signed("only-ampersands", "SORT-05", "EmptyPiece", "Nothing but empty pieces is an empty QUERY.", "?&&&"),
	signed("plus", "SORT-04", "PlusAsSpace", "A plus is a space.", "?a=x+y&b+c=1"),
	signed("space", "SORT-04", "PlusAsSpace", "%20 is a space.", "?a=x%20y"),
	signed("encoded-plus", "SORT-04", "PlusAsSpace", "%2B is a plus.", "?a=x%2By"),
	signed("semicolon", "SORT-04", "SemicolonSeparator", "A semicolon divides nothing and is encoded.", "?a=1;b=2"),
	signed("second-mark", "SORT-04", "QueryReencoded", "A second question mark belongs to the name.", "??a=1"),
	signed("encoded-separators", "SORT-06", "QueryReencoded", "Encoded & and = stay data.", "?a=1%26b%3D2"),
	signed("lower-case-triplets", "SORT-06", "LowerCaseTriplet", "Triplets become upper case.", "?a=%c3%a9%2f"),
	signed(
		"unreserved-triplets",
		"SORT-06",
		"UnreservedTriplet",
		"Triplets of unreserved characters are decoded.",
		"?%61=%7e%2D%5f%31",
	),
	signed("reserved-encoded", "SORT-06", "QueryReencoded", "Reserved characters are encoded.", "?a=!$'()*,/:@;[]?"),
	signed("raw-bytes", "SORT-06", "QueryReencoded", "Other printable characters are encoded.", '?a="<>\\^`{|}'),
	signed("line-feed", "SORT-06", "FieldJoin", "An encoded line feed stays encoded.", "?a=x%0Ab=y"),
	signed("nul", "SORT-06", "EncodedSeparator", "An encoded NUL stays encoded.", "?a=%00"),
	signed("invalid-utf8", "SORT-06", "Utf8Replaced", "Bytes that are no UTF-8 are kept.", "?a=%FF%C3%28"),
	signed("unicode-decomposed", "SORT-06", "UnicodeNormalised", "A combining accent stays one.", "?a=e%CC%81"),
	signed("all-unreserved", "SORT-06", "QueryReencoded", "What is not encoded.", "?aZ09-._~=aZ09-._~"),
	signed(
		"prototype-names",
		"SORT-07",
		"PrototypeMember",
		"Names that mean something to some languages.",
		"?constructor=1&__proto__=2&toString=3",
	),
	signed(
		"many",
		"SORT-07",
		"DuplicateParameter",
		"Many pairs of two names.",
		`?${Array.from({ length: 40 }, (_, i) => `${i % 2 ? "b" : "a"}=${39 - i}`).join("&")}`,
	),
	refused("bad-triplet", "BadTriplet", "A % with letters that are no digits.", "?a=%zz", 5, "bad_triplet"),
	refused("bad-triplet-at-end", "BadTriplet", "A lone % at the end.", "?a=100%", 8, "bad_triplet"),
	refused("bad-triplet-in-name", "BadTriplet", "A % with one digit in a name.", "?a%4=1", 4, "bad_triplet"),
	refused("fragment", "Fragment", "A fragment.", "?a=1#b", 6, "forbidden_character"),
	refused("raw-space", "ForbiddenByte", "A blank.", "?a=x y", 6, "forbidden_character"),
	refused("raw-non-ascii", "RawNonAscii", "A character beyond ASCII.", "?a=é", 5, "forbidden_character"),
	refused("raw-control", "ForbiddenByte", "A control character.", "?a=\u0001", 5, "forbidden_character"),
	refused("raw-delete", "ForbiddenByte", "A DEL.", "?a=\u007f", 5, "forbidden_character"),
];

export const sortedSignQuery = signingFile(
	"sorted-sign-query",
	"sorted-query",
	"QUERY: form-decoded to bytes, encoded again, sorted by encoded name, stable.",
	cases,
	{ url: `${origin}/q?a=1` },
);
