import type { SigningRefusal, TargetReason } from "../../format.ts";
import { type SigningCase, signingFile } from "../make/signing.ts";

const origin = "https://gw.example.com";

const signed = (slug: string, flag: string, comment: string, rest: string): SigningCase => ({
	slug,
	requirement: "SORT-01",
	flags: [flag],
	comment,
	input: { url: origin + rest },
});

const refused = (
	slug: string,
	flag: string,
	comment: string,
	rest: string,
	offset: number,
	reason: TargetReason,
): SigningCase => {
	const refusal: SigningRefusal = { code: "malformed_target", offset, reason };
	const requirement = reason === "bad_triplet" ? "TGT-06" : "SORT-02";
	return { slug, requirement, flags: [flag], comment, input: { url: origin + rest }, refusal };
};

const cases: readonly SigningCase[] = [
	signed("plain", "Baseline", "A path that is normal already.", "/sites/s1"),
	signed("no-path", "EmptyPath", "Without a path PATH is /.", ""),
	signed("trailing-slash", "TrailingSlash", "A slash at the end is kept.", "/sites/s1/"),
	signed("case", "CaseFolded", "The case of the path is kept.", "/Sites/S1"),
	signed("lower-case-triplet", "LowerCaseTriplet", "A triplet becomes upper case.", "/caf%c3%a9"),
	signed("upper-case-triplet", "LowerCaseTriplet", "The same path, with upper-case triplets.", "/caf%C3%A9"),
	signed("unreserved-triplet", "UnreservedTriplet", "Triplets of unreserved characters are decoded.", "/%61%7e%2Db%5F"),
	signed("unreserved-triplet-dots", "UnreservedTriplet", "Encoded dots within a segment are decoded.", "/a%2e%2Eb"),
	signed("three-encoded-dots", "DotSegment", "Three encoded dots are no dot segment.", "/%2e%2e%2e/x"),
	signed("reserved-triplets", "PathDecoded", "Triplets of reserved characters are kept.", "/a%3Fb%23c%25d%20e%3bf"),
	signed("twice-encoded", "PathDecoded", "Decoding is done once: %252F stays.", "/a%252Fb/%2541"),
	signed("plus", "PlusAsSpace", "A plus in the path is a plus.", "/a+b%20c"),
	signed("all-characters", "TargetVerbatim", "Every character that a path may have.", "/aZ09-._~/!$&'()*+,;=:@"),
	signed("invalid-utf8", "Utf8Replaced", "Triplets that are no UTF-8 are kept.", "/%ff%FE"),
	signed("path-and-query", "Baseline", "Path and query are normalised by different rules.", "/a%7eb%20c?q=%7e+%20"),
	refused("empty-segment", "EmptySegment", "Two slashes.", "/sites//s1", 7, "empty_segment"),
	refused("dot-segment", "DotSegment", "Two dots.", "/sites/../s1", 7, "dot_segment"),
	refused("encoded-dot-segment", "DotSegment", "Two encoded dots are two dots.", "/sites/%2e%2E/s1", 7, "dot_segment"),
	refused("half-encoded-dot-segment", "DotSegment", "Also if only one is encoded.", "/sites/.%2e", 7, "dot_segment"),
	refused("encoded-single-dot", "DotSegment", "An encoded single dot.", "/%2E/s1", 1, "dot_segment"),
	refused("encoded-slash", "EncodedSeparator", "An encoded slash.", "/sites/a%2Fb", 8, "forbidden_triplet"),
	refused(
		"encoded-slash-lower-case",
		"EncodedSeparator",
		"An encoded slash in lower case.",
		"/sites/a%2fb",
		8,
		"forbidden_triplet",
	),
	refused("encoded-backslash", "EncodedSeparator", "An encoded backslash.", "/a%5cb", 2, "forbidden_triplet"),
	refused("encoded-nul", "EncodedSeparator", "An encoded NUL.", "/a%00", 2, "forbidden_triplet"),
	refused("encoded-line-feed", "FieldJoin", "An encoded line feed.", "/a%0ab", 2, "forbidden_triplet"),
	refused("encoded-delete", "EncodedSeparator", "An encoded DEL.", "/a%7F", 2, "forbidden_triplet"),
	refused("bad-triplet", "BadTriplet", "A % without two digits.", "/a%g0", 2, "bad_triplet"),
	refused("backslash", "ForbiddenByte", "A backslash.", "/a\\b", 2, "forbidden_character"),
	refused("caret", "ForbiddenByte", "A character outside the path's set.", "/a^b", 2, "forbidden_character"),
	refused("non-ascii", "RawNonAscii", "A character beyond ASCII.", "/é", 1, "forbidden_character"),
	refused("fragment", "Fragment", "A fragment.", "/a#b", 2, "forbidden_character"),
];

export const sortedSignPath = signingFile(
	"sorted-sign-path",
	"sorted-query",
	"PATH: normalised by RFC 3986 §6.2.2.1 and §6.2.2.2, then judged by the path grammar of countersign-v1.",
	cases,
	{ url: `${origin}/sites/s1` },
);
