import { describe, expect, it } from "vitest";
import type { Result, TargetReason } from "./refusal.ts";
import { countersignV1, sortedQuery } from "./scheme.ts";
import { parseTarget, type Target } from "./target.ts";

const verbatim = (text: string) => parseTarget(text, countersignV1);
const sorted = (text: string) => parseTarget(text, sortedQuery);

function defectOf(result: Result<Target>): readonly [TargetReason | undefined, number | undefined] | string {
	return result.ok ? "accepted" : [result.refusal.reason, result.refusal.offset];
}

const everyPathCharacter = "/AZaz09-._~!$&'()*+,;=:@";
const everyQueryCharacter = "AZaz09-._~!$&()*+,;=:@/?";

describe("a countersign-v1 target", () => {
	it.each([
		"/",
		"/a",
		"/a/",
		"/a/b",
		"/.a",
		"/a.",
		"/...",
		"/..a/b",
		everyPathCharacter,
		"/a'?b",
		`/a?${everyQueryCharacter}`,
		"/a??",
		"/a?b?c",
		"/?a",
		"/a?//../.",
		"/a?%2F%5C%00%7F",
		"/a%20%3F%23%25",
		"/%C3%A9",
		"/a;b,c",
	])("is taken exactly as it was sent when it matches: %s", (text) => {
		expect(verbatim(text)).toMatchObject({ ok: true, value: { text } });
	});

	it.each([
		["/a/b?c=d", "/a/b", "c=d"],
		["/a", "/a", null],
		["/a?b?c", "/a", "b?c"],
	])("is divided at its first question mark: %s", (text, path, query) => {
		expect(verbatim(text)).toEqual({ ok: true, value: { path, query, text } });
	});

	it.each<[string, TargetReason, number]>([
		["", "not_origin_form", 0],
		["*", "not_origin_form", 0],
		["a/b", "not_origin_form", 0],
		["http://a/b", "not_origin_form", 0],
		["?a", "not_origin_form", 0],
		["//", "empty_segment", 1],
		["/a//b", "empty_segment", 3],
		["/a//?b", "empty_segment", 3],
		["/.", "dot_segment", 1],
		["/./", "dot_segment", 1],
		["/a/../b", "dot_segment", 3],
		["/a/..", "dot_segment", 3],
		["/a/..?b", "dot_segment", 3],
		["/a/../%zz", "dot_segment", 3],
		["/a/..%zz", "bad_triplet", 5],
		["/..?", "dot_segment", 1],
		["/a?", "empty_query", 2],
		["/?", "empty_query", 1],
		["/%", "bad_triplet", 1],
		["/%4", "bad_triplet", 1],
		["/%4g", "bad_triplet", 1],
		["/%g4", "bad_triplet", 1],
		["/%2@", "bad_triplet", 1],
		["/%@2", "bad_triplet", 1],
		["/%2`", "bad_triplet", 1],
		["/%/2", "bad_triplet", 1],
		["/%2:", "bad_triplet", 1],
		["/a?b%", "bad_triplet", 4],
		["/a?b%a", "bad_triplet", 4],
		["/%c3%A9", "lower_case_triplet", 1],
		["/%C3%a9", "lower_case_triplet", 4],
		["/%Ca", "lower_case_triplet", 1],
		["/%Cf", "lower_case_triplet", 1],
		["/a?%2f", "lower_case_triplet", 3],
		["/%2f", "lower_case_triplet", 1],
		["/%7e", "lower_case_triplet", 1],
		["/%41", "unreserved_triplet", 1],
		["/a/%2E%2E", "unreserved_triplet", 3],
		["/a?%7E", "unreserved_triplet", 3],
		["/%00", "forbidden_triplet", 1],
		["/%1F", "forbidden_triplet", 1],
		["/a%2Fb", "forbidden_triplet", 2],
		["/a%5Cb", "forbidden_triplet", 2],
		["/a%7Fb", "forbidden_triplet", 2],
		["/a b", "forbidden_character", 2],
		["/a\\b", "forbidden_character", 2],
		["/a#b", "forbidden_character", 2],
		["/a?b#c", "forbidden_character", 4],
		["/a?b'c", "forbidden_character", 4],
		['/a"', "forbidden_character", 2],
		["/a<", "forbidden_character", 2],
		["/a|b", "forbidden_character", 2],
		["/a[b", "forbidden_character", 2],
		["/a{b", "forbidden_character", 2],
		["/a^b", "forbidden_character", 2],
		["/a`b", "forbidden_character", 2],
		["/\u0000", "forbidden_character", 1],
		["/\u0001", "forbidden_character", 1],
		["/\u007f", "forbidden_character", 1],
		["/é", "forbidden_character", 1],
		["/\ufffd", "forbidden_character", 1],
		["/a?😀", "forbidden_character", 3],
		["/a\nb", "forbidden_character", 2],
		["/\uff0fb", "forbidden_character", 1],
	])("is refused with the defect that the scan meets first: %j", (text, reason, offset) => {
		expect(defectOf(verbatim(text))).toEqual([reason, offset]);
	});

	it("may have 8192 bytes and not one more, whatever else is wrong with it", () => {
		const longest = `/${"a".repeat(8191)}`;
		expect(verbatim(longest).ok).toBe(true);
		expect(verbatim(`${longest}a`)).toMatchObject({ ok: false, refusal: { code: "target_too_long" } });
		expect(verbatim(`//${"%".repeat(8191)}`)).toMatchObject({ ok: false, refusal: { code: "target_too_long" } });
	});

	it("is measured in bytes of UTF-8", () => {
		expect(verbatim(`/${"é".repeat(4096)}`)).toMatchObject({ ok: false, refusal: { code: "target_too_long" } });
		expect(defectOf(verbatim(`/${"é".repeat(4095)}`))).toEqual(["forbidden_character", 1]);
	});
});

describe("a sorted-query target", () => {
	it.each([
		["/%7e%41b", "/~Ab"],
		["/a%c3%a9", "/a%C3%A9"],
		["/a%20b", "/a%20b"],
		["/a/", "/a/"],
		["/a?", "/a"],
		["/a?&&", "/a"],
		["/a?b", "/a?b="],
		["/a?b=", "/a?b="],
		["/a?=b", "/a?=b"],
		["/a?=", "/a?="],
		["/a?b=c=d", "/a?b=c%3Dd"],
		["/a?b+c=d+e", "/a?b%20c=d%20e"],
		["/a?b=%2b%2B", "/a?b=%2B%2B"],
		["/a?b=%e9%FF%00", "/a?b=%E9%FF%00"],
		["/a?b=%7e%41", "/a?b=~A"],
		["/a?c=1&b=2&a=3", "/a?a=3&b=2&c=1"],
		["/a?b=2&a=1&b=1&a=2", "/a?a=1&a=2&b=2&b=1"],
		["/a?b=2&%62=1", "/a?b=2&b=1"],
		["/a?ab=1&a=2&abc=3", "/a?a=2&ab=1&abc=3"],
		["/a?a%2Fb=1&a=2&a.b=3", "/a?a=2&a%2Fb=1&a.b=3"],
		["/a?%F0%9F%98%80=1&%EF%BF%BD=2", "/a?%EF%BF%BD=2&%F0%9F%98%80=1"],
		["/a?b=1&B=2&_=3&~=4&-=5&.=6&0=7", "/a?-=5&.=6&0=7&B=2&_=3&b=1&~=4"],
		["/a?b='\"<>[]{}|\\^`/?:@", "/a?b=%27%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60%2F%3F%3A%40"],
		["/a?b;c=d", "/a?b%3Bc=d"],
	])("becomes its canonical form: %s", (text, canonical) => {
		expect(sorted(text)).toMatchObject({ ok: true, value: { text: canonical } });
	});

	it.each<[string, TargetReason, number]>([
		["a", "not_origin_form", 0],
		["/a//b", "empty_segment", 3],
		["/%2e/b", "dot_segment", 1],
		["/a/%2E%2e/b", "dot_segment", 3],
		["/a/.%2e", "dot_segment", 3],
		["/a%2fb", "forbidden_triplet", 2],
		["/a%5cb", "forbidden_triplet", 2],
		["/a%00", "forbidden_triplet", 2],
		["/a%7f", "forbidden_triplet", 2],
		["/a%zz", "bad_triplet", 2],
		["/a|b", "forbidden_character", 2],
		["/a?b%", "bad_triplet", 4],
		["/a?b%1", "bad_triplet", 4],
		["/a?b#c", "forbidden_character", 4],
		["/a?b c", "forbidden_character", 4],
		["/a?b\u007f", "forbidden_character", 4],
		["/a?é", "forbidden_character", 3],
		["/a?b#%", "forbidden_character", 4],
		["/a?%z#", "bad_triplet", 3],
	])("is refused with the defect that the scan meets first: %j", (text, reason, offset) => {
		expect(defectOf(sorted(text))).toEqual([reason, offset]);
	});

	it("is a fixed point of its own canonicalization", () => {
		const once = sorted("/%7ea?b=2&%62=1+x&=&c");
		const text = once.ok ? once.value.text : "";
		expect(sorted(text)).toEqual(once);
	});
});
